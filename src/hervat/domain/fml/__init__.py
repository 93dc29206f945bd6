"""Belastbaarheid: what someone can still do, as the functionele mogelijkhedenlijst (FML) says it.

Two lists exist, A (2002) and B (now), in which the same number means something else; so a number never travels without its version.
"""

from hervat.domain.fml.catalogue import Code, Item, Kind, Version, VersionId, version
from hervat.domain.fml.consistency import Finding, check
from hervat.domain.fml.crosswalk import Converted, to_version_b
from hervat.domain.fml.difference import Change, Move, differences
from hervat.domain.fml.reading import read_fml
from hervat.domain.fml.record import Answer, Basis, Fml, NoPossibilities, Side

__all__ = [
    "Answer",
    "Basis",
    "Change",
    "Code",
    "Converted",
    "Finding",
    "Fml",
    "Item",
    "Kind",
    "Move",
    "NoPossibilities",
    "Side",
    "Version",
    "VersionId",
    "check",
    "differences",
    "read_fml",
    "to_version_b",
    "version",
]
