"""The steps under their headings: for professionals by urgency, for the werknemer by month. What asks for nothing now is folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext, ngettext

from hervat.domain.law.results import Actor, Obligation, State
from hervat.domain.law.unknown import is_unknown
from hervat.domain.text import MONTHS
from hervat.reports import words
from hervat.reports.words import Group
from hervat.web.components.speech import current_language, spoken
from hervat.web.components.standing import is_own, is_possibility
from hervat.web.components.step import StepView
from hervat.web.timeline.steps import Steps, by_day


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps under one heading. ``counted``: the page says how many there are."""

    title: str
    steps: Sequence[StepView]
    open: bool = True
    counted: bool = False


def by_urgency(obligations: Sequence[Obligation], steps: Steps) -> list[StepGroup]:
    """Nu, Komende 6 weken, Later; then folded what comes again and again, what is not filled in, what is possible, and what is done."""
    possible = [one for one in obligations if is_possibility(one)]
    unknown = [one for one in obligations if is_unknown(one, steps.timeline)]
    told: set[str] = set()
    repeated, groups = [], list[StepGroup]()
    grouped = words.grouped((one for one in obligations if one not in possible and one not in unknown), steps.timeline.on)
    done = grouped.pop(Group.DONE, [])
    for group, found in grouped.items():
        views = []
        for one in found:
            if one.number is not None and one.rule.id in told:
                repeated.append(one)
            else:
                views.append(steps.view(one, brief=one.rule.id in told))
            told.add(one.rule.id)
        groups.append(StepGroup(spoken(words.group_word(group)), views))
    again = ngettext("Nog een keer: %(n)d stap", "Nog een keer: %(n)d stappen", len(repeated)) % {"n": len(repeated)}
    folded = [
        _folded(again, repeated, steps),
        _folded(_unknown_title(len(unknown)), unknown, steps),
        _folded(_possible_title(len(possible)), possible, steps),
        _folded(_done_title(len(done)), done, steps),
    ]
    return [*(group for group in groups if group.steps), *(group for group in folded if group.steps)]


def by_month(obligations: Sequence[Obligation], steps: Steps) -> list[StepGroup]:
    """This month, open; then folded the months to come, what is behind, what is possible, and what is done."""
    on = steps.timeline.on
    this_month = (on.year, on.month)
    ordered = sorted(obligations, key=by_day)
    possible = [one for one in ordered if is_possibility(one)]
    done = [one for one in ordered if one.state.is_done]
    earlier = [one for one in ordered if one.state is State.MISSED]
    ahead = [one for one in ordered if one not in possible and one.state in (State.OPEN, State.DUE_SOON, State.TO_COME)]
    now = [one for one in ahead if one.due is None or _month(one) <= this_month]
    now.sort(key=lambda one: (not is_own(one, steps.face), one.rule.actor is not Actor.WERKNEMER))
    groups = [StepGroup(gettext("Deze maand: %(month)s") % {"month": _month_name(*this_month)}, steps.views(now))]
    for month, found in groupby((one for one in ahead if one not in now), key=_month):
        groups.append(StepGroup(_month_name(*month), steps.views(found), open=False, counted=True))
    folded = [
        _folded(_unknown_title(len(earlier)), earlier, steps),
        _folded(_possible_title(len(possible)), possible, steps),
        _folded(_done_title(len(done)), done, steps),
    ]
    return [*groups, *(group for group in folded if group.steps)]


def _folded(title: str, obligations: Sequence[Obligation], steps: Steps) -> StepGroup:
    return StepGroup(title, steps.views(sorted(obligations, key=by_day), brief=True), open=False)


def _month(obligation: Obligation) -> tuple[int, int]:
    day = by_day(obligation)
    return day.year, day.month


def _month_name(year: int, month: int) -> str:
    """``november 2026``."""
    return f"{MONTHS[current_language()][month - 1]} {year}"


def _unknown_title(number: int) -> str:
    title = ngettext("Eerder: %(n)d stap. Gedaan? Vul de dag in.", "Eerder: %(n)d stappen. Gedaan? Vul de dag in.", number)
    return title % {"n": number}


def _possible_title(number: int) -> str:
    return ngettext("Mogelijkheden: %(n)d", "Mogelijkheden: %(n)d", number) % {"n": number}


def _done_title(number: int) -> str:
    return ngettext("Klaar: %(n)d stap", "Klaar: %(n)d stappen", number) % {"n": number}
