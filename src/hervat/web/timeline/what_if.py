"""'Wat als?': two sets of facts beside each other: which steps stand otherwise, and which dates moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from hervat.domain.law.results import Obligation, State, Timeline
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import sentence, spoken
from hervat.web.timeline.links import TimelineLinks
from hervat.web.timeline.now import workday_before

# How a row of repeated steps begins, where one name for all sounds wrong.
PLURALS: Mapping[tuple[str, Face], str | Promise] = {
    ("evaluatie", Face.PROFESSIONAL): gettext_lazy("Evaluaties"),
    ("evaluatie", Face.WERKNEMER): gettext_lazy("Gesprekken over het plan"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One date before and after; None where there was, or is, none. ``note``: what to do when the new day is no working day."""

    name: str
    url: str
    before: date | None
    after: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StateChange:
    """One step, or a row of repeated ones, that stands otherwise than it did."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes when the facts change. ``folded`` says in one line what holds for several repeated steps."""

    states: list[StateChange]
    moved: list[Change]
    appeared: list[Change]
    vanished: list[Change]
    folded: list[str]

    @property
    def nothing(self) -> bool:
        return not (self.states or self.moved or self.appeared or self.vanished or self.folded)


class Pair(NamedTuple):
    """One step as it was and as it is."""

    before: Obligation
    after: Obligation

    @property
    def days(self) -> int:
        """By how many days its last day moved; 0 when one of the two has none."""
        was, now = self.before.due, self.after.due
        return 0 if was is None or now is None else (now - was).days


class Repeats(NamedTuple):
    """Repeated steps in a row (``evaluatie_10`` to ``evaluatie_15``) of which the same can be said."""

    pairs: Sequence[Pair]

    def called(self, face: Face) -> str:
        """``Evaluatie 10``, or ``Evaluaties 10 tot en met 15``."""
        first, last = self.pairs[0].after, self.pairs[-1].after
        if len(self.pairs) == 1:
            return sentence(words.name(first, face))
        plural = str(PLURALS.get((first.rule.id, face)) or sentence(words.face_text(first.rule, face).name))
        return gettext("%(name)s %(first)d tot en met %(last)d") % {"name": plural, "first": first.number, "last": last.number}


def compare(before: Timeline, after: Timeline, links: TimelineLinks, face: Face) -> Comparison:
    """The steps that stand otherwise, and the dates that moved, that came and that went, in the order of the new timeline."""
    old, new = _applicable(before), _applicable(after)
    pairs = [Pair(old[id_], obligation) for id_, obligation in new.items() if id_ in old]
    came = [Pair(obligation, obligation) for id_, obligation in new.items() if id_ not in old and obligation.due is not None]
    went = [Pair(obligation, obligation) for id_, obligation in old.items() if id_ not in new and obligation.due is not None]
    moved = in_a_row((pair for pair in pairs if pair.days), lambda pair: pair.days)
    appeared, vanished = in_a_row(came), in_a_row(went)
    return Comparison(
        states=_states(pairs, face),
        moved=_whole_dates(before, after, links) + [_moved(found.pairs[0], after, links, face) for found in moved if len(found.pairs) == 1],
        appeared=[_appeared(found.pairs[0].after, after, links, face) for found in appeared if len(found.pairs) == 1],
        vanished=[Change(found.called(face), "", found.pairs[0].before.due, None) for found in vanished if len(found.pairs) == 1],
        folded=[_shift(found, face) for found in moved if len(found.pairs) > 1]
        + [gettext("%(steps)s komen erbij.") % {"steps": found.called(face)} for found in appeared if len(found.pairs) > 1]
        + [gettext("%(steps)s vallen weg.") % {"steps": found.called(face)} for found in vanished if len(found.pairs) > 1],
    )


def in_a_row(pairs: Iterable[Pair], alike: Callable[[Pair], object] = lambda _pair: None) -> list[Repeats]:
    """Repeated steps that follow each other by number, and of which ``alike`` says the same, put together."""
    ordered = sorted(pairs, key=lambda pair: (pair.after.rule.id, pair.after.number or 0))
    rows: list[list[Pair]] = [[pair] for pair in ordered[:1]]
    for previous, pair in pairwise(ordered):
        follows = previous.after.rule is pair.after.rule and previous.after.number is not None
        follows = follows and pair.after.number == (previous.after.number or 0) + 1
        if follows and alike(previous) == alike(pair):
            rows[-1].append(pair)
        else:
            rows.append([pair])
    position = {id(pair): place for place, pair in enumerate(ordered)}
    return sorted((Repeats(row) for row in rows), key=lambda found: (found.pairs[0].after.due or date.max, position[id(found.pairs[0])]))


def _states(pairs: Sequence[Pair], face: Face) -> list[StateChange]:
    other = (pair for pair in pairs if pair.before.state is not pair.after.state)
    changed = in_a_row(other, lambda pair: (pair.before.state, pair.after.state))
    return [
        StateChange(
            found.called(face),
            spoken(words.state_word(found.pairs[0].before.state, face)),
            spoken(words.state_word(found.pairs[0].after.state, face)),
        )
        for found in changed
    ]


def _applicable(timeline: Timeline) -> dict[str, Obligation]:
    return {found.id: found for found in timeline.obligations if found.state is not State.NOT_APPLICABLE}


def _moved(pair: Pair, after: Timeline, links: TimelineLinks, face: Face) -> Change:
    name = sentence(words.name(pair.after, face))
    return Change(name, links.explanation(pair.after.id), pair.before.due, pair.after.due, workday_before(pair.after, after.on))


def _appeared(obligation: Obligation, after: Timeline, links: TimelineLinks, face: Face) -> Change:
    name = sentence(words.name(obligation, face))
    return Change(name, links.explanation(obligation.id), None, obligation.due, workday_before(obligation, after.on))


def _shift(found: Repeats, face: Face) -> str:
    days = found.pairs[0].days
    said = {"steps": found.called(face), "days": abs(days)}
    if days > 0:
        return ngettext("%(steps)s schuiven %(days)d dag op.", "%(steps)s schuiven %(days)d dagen op.", days) % said
    return ngettext("%(steps)s komen %(days)d dag eerder.", "%(steps)s komen %(days)d dagen eerder.", -days) % said


def _whole_dates(before: Timeline, after: Timeline, links: TimelineLinks) -> list[Change]:
    pairs = (
        (gettext("Einde van de wachttijd"), "wachttijd", before.wachttijd.last_day, after.wachttijd.last_day),
        (gettext("Einde van de loondoorbetaling"), "loondoorbetaling", before.loondoorbetaling.last_day, after.loondoorbetaling.last_day),
        (gettext("Einde van de loonsanctie"), "loonsanctie", before.loonsanctie.last_day, after.loonsanctie.last_day),
    )
    return [Change(name, links.explanation(what), old, new) for name, what, old, new in pairs if old != new]
