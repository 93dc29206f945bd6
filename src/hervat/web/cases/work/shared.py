"""An advice about work as everybody in the dossier reads it: names, and whether they fit. No items, no counts, no reasons of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from hervat.apps.matching.said import GivenAdvice
from hervat.domain.matching.compare import Fit
from hervat.domain.text import Text
from hervat.reports.work.words import FITS
from hervat.web.cases.work.marks import fit_label


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """What was shared, by whom, and the occupations by name, those that fit first."""

    advice: GivenAdvice
    directions: tuple[tuple[str, SafeString], ...]


def shown_advice(found: GivenAdvice, words: Mapping[Fit, Text] = FITS) -> ShownAdvice:
    """One advice, in the words of who reads."""
    order = list(FITS)
    directions = sorted(found.content.directions, key=lambda one: (order.index(one.fit), one.label.casefold()))
    return ShownAdvice(found, tuple((capfirst(one.label), fit_label(one.fit, words)) for one in directions))
