"""The wachttijd of 104 weeks (WIA art. 23), its voluntary extension (art. 24), and the early IVA inside it (art. 23 lid 6, art. 66)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import start_steps
from hervat.domain.law.facts import Event, EventKind
from hervat.domain.law.results import Determination, Step, VervroegdeIva, Wachttijd
from hervat.domain.text import say

WEEKS_104 = say("104 weken later: de laatste dag")
EXTENDED = say("Vrijwillig verlengd op verzoek van werkgever en werknemer samen: de laatste dag")
WIA_23 = cite("WIA art. 23 lid 1")
WIA_24 = cite("WIA art. 24 lid 1")


def determine_wachttijd(case: Case) -> Wachttijd:
    """The wachttijd with its interruptions. Who reaches the AOW age before the first WIA day gets no WIA: ``applies`` is then False."""
    term = case.term("wachttijd")
    steps: tuple[Step, ...] = (*start_steps(case, case.end), Step(WEEKS_104, case.end, (WIA_23,)))
    last_day = case.end
    extension = extended_until(case)
    if extension is not None:
        last_day = extension
        steps = (*steps, Step(EXTENDED, last_day, (WIA_24,)))
    inside = tuple(gap for gap in case.count.interruptions if gap.first <= case.end)
    return Wachttijd(
        first_day=case.first_day,
        last_day=last_day,
        first_wia_day=last_day + ONE_DAY,
        days_not_counted=sum(gap.days for gap in inside),
        interruptions=inside,
        earlier_periods=case.count.earlier_periods,
        applies=case.facts.aow_date is None or case.facts.aow_date > last_day + ONE_DAY,
        extended_until=last_day if last_day != case.end else None,
        determination=Determination(last_day, steps, parameters=(term.id,)),
    )


def extended_until(case: Case) -> date | None:
    """The last day of the extension in force: that of the last request. A vangnet case cannot be extended (WIA art. 24).

    A shortening cannot end earlier than 13 weeks after it was asked for (art. 24 lid 3), unless the contract ends before.
    """
    requests = [event for event in case.all(EventKind.VRIJWILLIGE_VERLENGING) if event.until is not None]
    if not requests or case.facts.vangnet is not None:
        return None
    last_day = requests[-1].until or case.end
    if shortens(requests):
        earliest = requests[-1].date + timedelta(days=case.term("verlenging_verkorten").value)
        last_day = max(last_day, min(earliest, case.facts.employment_ends or earliest))
    return last_day if last_day > case.end else None


def shortens(requests: Sequence[Event]) -> bool:
    """Whether the last request asks for an earlier end than one before it."""
    last = requests[-1].until
    return any(earlier.until is not None and last is not None and last < earlier.until for earlier in requests[:-1])


def determine_vervroegde_iva(case: Case, wachttijd: Wachttijd) -> VervroegdeIva | None:
    """The window in which the early IVA can be asked for, and its first day after an application. None for who gets no WIA.

    The first IVA day is the later of 13 weeks after the first sick day and ten weeks after the application; read strictly, ten weeks and a
    day. It may not come later than 78 weeks after the first sick day.
    """
    if not wachttijd.applies:
        return None
    after_application = timedelta(days=case.term("iva_na_aanvraag").value)
    earliest = case.count.day(case.term("iva_vroegste_wia_dag").value)
    latest = case.count.day(case.term("iva_laatste_wia_dag").value)
    application = case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG)
    in_time = application is not None and application <= latest - after_application
    wia_day = max(earliest, application + after_application) if application is not None and in_time else None
    return VervroegdeIva(
        earliest_application=max(earliest - after_application, case.first_day),
        latest_application=latest - after_application - ONE_DAY,
        latest_application_nominal=latest - after_application,
        earliest_wia_day=earliest,
        wia_day=wia_day,
        wia_day_strict=max(earliest, application + after_application + ONE_DAY) if application is not None and in_time else None,
    )
