"""What is stored of occupations.

Two kinds of tables. What a data set says stands in rows of that data set (``...Facts``, labels, links, scores, loads): importing it again
replaces its rows and nothing else. What is believed stands in ``Occupation``, ``Skill`` and ``IscoGroup``: per field the word of the data
set with the highest precedence, written anew by :mod:`hervat.market.occupations.resolving` at the end of every import.

No key holds an occupation in place: rows name it by its URI, so the order of imports does not matter and no import can break another.
"""

from hervat.market.occupations.models.concepts import Chance, IscoGroup, IscoGroupFacts, Occupation, OccupationFacts, Skill, SkillFacts
from hervat.market.occupations.models.links import (
    ConceptLink,
    Kin,
    LabelKind,
    LinkKind,
    OccupationLabel,
    OccupationRequirement,
    OccupationSkill,
)
from hervat.market.occupations.models.loads import ElementScore, OccupationLoad
from hervat.market.occupations.models.onet import IscoSoc, Match, OnetLink, OnetOccupation, OnetRelated, OnetTitle

__all__ = [
    "Chance",
    "ConceptLink",
    "ElementScore",
    "IscoGroup",
    "IscoGroupFacts",
    "IscoSoc",
    "Kin",
    "LabelKind",
    "LinkKind",
    "Match",
    "Occupation",
    "OccupationFacts",
    "OccupationLabel",
    "OccupationLoad",
    "OccupationRequirement",
    "OccupationSkill",
    "OnetLink",
    "OnetOccupation",
    "OnetRelated",
    "OnetTitle",
    "Skill",
    "SkillFacts",
]
