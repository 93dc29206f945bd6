"""An advice about work as everybody in the dossier reads it: names, and whether they fit. No items, no counts, no reasons of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localdate

from hervat.apps.matching.said import GivenAdvice, Withdrawal
from hervat.domain.access.words import role_name
from hervat.domain.matching.compare import Fit
from hervat.domain.text import Text, say
from hervat.reports.work.words import FITS
from hervat.web.cases.work.marks import fit_label
from hervat.web.components.speech import spoken


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """What was shared, by whom, and the occupations by name, those that fit first. ``withdrawn``: the sentence that says that it was taken
    back, or empty; ``may_withdraw``: whether the reader can do so now."""

    advice: GivenAdvice
    directions: tuple[tuple[str, SafeString], ...]
    withdrawn: str = ""
    may_withdraw: bool = False


def shown_advice(found: GivenAdvice, words: Mapping[Fit, Text] = FITS, *, may_withdraw: bool = False) -> ShownAdvice:
    """One advice, in the words of who reads."""
    order = list(FITS)
    given = () if found.content is None else found.content.directions
    directions = sorted(given, key=lambda one: (order.index(one.fit), one.label.casefold()))
    return ShownAdvice(
        found,
        tuple((capfirst(one.label), fit_label(one.fit, words)) for one in directions),
        "" if found.withdrawn is None else withdrawn_sentence(found.withdrawn),
        may_withdraw,
    )


def withdrawn_sentence(withdrawn: Withdrawal) -> str:
    """That an advice was taken back, when, and by whom."""
    day, role = localdate(withdrawn.at), role_name(withdrawn.role)
    return spoken(say("Dit advies is ingetrokken op {day} door {by} ({role}).", day=day, by=withdrawn.by, role=role))
