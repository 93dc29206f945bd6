"""From recoveries and leave to the sick period that counts: samentelling (WIA art. 23 lid 3 and 5, BW art. 7:629 lid 10, ZW art. 38).

A gap of fewer than 28 days between two sick periods merges them, whatever the cause; the days of the gap do not count. From 28 days on a
new first sick day begins. Leave for pregnancy and birth that adjoins sickness of the same cause on both sides does not count and does not
break. Partial recovery and therapeutic work are no recovery: they are no facts of this calculation at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.citations import cite
from hervat.domain.law.facts import CaseFacts, Leave, Recovery
from hervat.domain.law.results import Alternative, Flag, Interruption, Severity, SickPeriod
from hervat.domain.law.ruleset import Ruleset
from hervat.domain.text import say

TWO_READINGS_PLAIN = say("Er zijn twee uitleggen van de wet. Vraag uw bedrijfsarts of een jurist welke voor u geldt.")
FIRST_WIA_DAY = say("eerste WIA-dag")
NEW_COUNT = say("Nieuwe telling: het verlof telt mee als onderbreking. Deze uitleg gebruikt Hervat.")
MERGED = say("Samengeteld: het verlof telt niet mee als onderbreking.")


@dataclass(frozen=True, slots=True)
class SickCount:
    """The running sick period and the days in it that do not count."""

    first_day: date
    interruptions: tuple[Interruption, ...]
    earlier_periods: tuple[SickPeriod, ...]
    recovered_since: date | None  # fully recovered from this day on, end unknown
    flags: tuple[Flag, ...]

    def day(self, number: int) -> date:
        """The day that comes ``number`` counted days after the first sick day (0 = that day itself)."""
        day = self.first_day + timedelta(days=number)
        for gap in self.interruptions:
            if gap.first > day:
                break
            day += timedelta(days=gap.days)
        return day


@dataclass(slots=True)
class _Absence:
    """A run of adjoining days of recovery and leave."""

    first: date
    last: date
    leave: list[Leave]
    recovered: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def leave_days(self) -> int:
        return sum((leave.last - leave.first).days + 1 for leave in self.leave)


def count_sickness(facts: CaseFacts, on: date, ruleset: Ruleset) -> SickCount:
    """Merge or split the sick periods of ``facts``. The version of the 28-day rule follows from each period's own first sick day.

    A new first sick day after ``on`` has not come yet: until then the running period is the one before it, recovered.
    """
    first_day = facts.eerste_ziektedag
    interruptions: list[Interruption] = []
    earlier: list[SickPeriod] = []
    flags: list[Flag] = []
    recovered_since = _open_recovery(facts)
    for absence in _absences(facts):
        limit = ruleset.terms["samentelling"].at(first_day).days
        if not _breaks(absence, limit):
            interruptions.append(Interruption(absence.first, absence.last, leave=bool(absence.leave)))
            continue
        if absence.last >= on:
            recovered_since = absence.first
            break
        earlier.append(SickPeriod(first_day, absence.first - ONE_DAY))
        not_counted = sum(gap.days for gap in interruptions) + absence.days
        merged_wia_day = first_day + timedelta(days=ruleset.terms["wachttijd"].at(first_day).days + not_counted)
        first_day = absence.last + ONE_DAY
        new_wia_day = first_day + timedelta(days=ruleset.terms["wachttijd"].at(first_day).days)
        interruptions.clear()
        flags = _flags_of_break(absence, limit, first_day, (new_wia_day, merged_wia_day))
    if recovered_since is not None:
        flags.append(_recovered_flag(recovered_since, on, ruleset.terms["samentelling"].at(first_day).days))
    return SickCount(first_day, tuple(interruptions), tuple(earlier), recovered_since, tuple(flags))


def _absences(facts: CaseFacts) -> list[_Absence]:
    """Recoveries and leave in order, adjoining or overlapping ones joined."""
    if not facts.recovered and not facts.leave:
        return []
    periods: tuple[Recovery | Leave, ...] = (*facts.recovered, *facts.leave)
    closed = [(period.first, period.last, period) for period in periods if period.last is not None]
    runs: list[_Absence] = []
    for first, last, period in sorted(closed, key=lambda entry: entry[:2]):
        if not runs or first > runs[-1].last + ONE_DAY:
            runs.append(_Absence(first, last, [], recovered=False))
        runs[-1].last = max(runs[-1].last, last)
        if isinstance(period, Leave):
            runs[-1].leave.append(period)
        else:
            runs[-1].recovered = True
    return runs


def _breaks(absence: _Absence, limit: int) -> bool:
    """Does this run of days end the sick period for good?"""
    if absence.days < limit:
        return False
    if absence.leave and not absence.recovered:  # leave with sickness directly before and directly after it
        return not all(leave.same_cause_before and leave.same_cause_after for leave in absence.leave)
    return True


def _flags_of_break(absence: _Absence, limit: int, new_first_day: date, wia_days: tuple[date, date]) -> list[Flag]:
    """What a person must know of a break; ``wia_days``: the first WIA day of the new count, and of the count if the periods were merged."""
    if absence.leave and absence.recovered and absence.days - absence.leave_days < limit:
        text = say(
            "Er zijn hersteldagen én verlof tussen twee ziekteperioden. Volgens de wet begint er een nieuwe telling op {new}. "
            "Een andere uitleg telt de perioden samen. Laat een jurist of de bedrijfsarts kiezen.",
            new=new_first_day,
        )
        return [
            Flag(
                "samentelling_verlof",
                Severity.HUMAN_DECIDES,
                text,
                (cite("WIA art. 23 lid 3"), cite("WIA art. 23 lid 5")),
                (
                    Alternative(NEW_COUNT, FIRST_WIA_DAY, wia_days[0]),
                    Alternative(MERGED, FIRST_WIA_DAY, wia_days[1]),
                ),
                werknemer=TWO_READINGS_PLAIN,
            )
        ]
    if absence.days == limit:
        text = say(
            "Er zitten precies {days} dagen herstel tussen twee ziekteperioden. Dan begint er een nieuwe telling op {new}. "
            "Sommige salarispakketten rekenen dit nog als één periode.",
            days=absence.days,
            new=new_first_day,
        )
        return [Flag("samentelling_28_dagen", Severity.INFO, text, (cite("WIA art. 23 lid 3"), cite("BW art. 7:629 lid 10")))]
    return []


def _open_recovery(facts: CaseFacts) -> date | None:
    return next((period.first for period in facts.recovered if period.last is None), None)


def _recovered_flag(since: date, on: date, limit: int) -> Flag:
    citations = (cite("WIA art. 23 lid 3"), cite("BW art. 7:629 lid 10"))
    if (on - since).days + 1 >= limit:
        text = say(
            "Volledig hersteld sinds {since}, al vier weken of langer. De telling is gestopt. Bij nieuwe ziekte begint zij opnieuw.",
            since=since,
        )
        plain = say("U bent weer beter sinds {since}. De telling is gestopt. U hoeft nu niets te doen.", since=since)
        return Flag("hersteld", Severity.INFO, text, citations, werknemer=plain)
    limit_day = since + timedelta(days=limit)
    text = say(
        "Volledig hersteld sinds {since}. Wordt de werknemer ziek vóór {limit_day}, dan telt de oude periode door. "
        "De hersteldagen tellen dan niet mee.",
        since=since,
        limit_day=limit_day,
    )
    plain = say(
        "U bent weer beter sinds {since}. Wordt u ziek vóór {limit_day}? Dan telt de oude periode door.", since=since, limit_day=limit_day
    )
    return Flag("hersteld_korter_dan_vier_weken", Severity.INFO, text, citations, werknemer=plain)
