"""The wachttijd of 104 weeks (WIA art. 23), its voluntary extension (art. 24), and the early IVA inside it (art. 23 lid 6, art. 66)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import start_steps, term_step
from hervat.domain.law.facts import Event, EventKind
from hervat.domain.law.results import Determination, Step, VervroegdeIva, Wachttijd
from hervat.domain.text import say

LAST_DAY = say("{length} later: de laatste dag")
EXTENDED = say("Vrijwillig verlengd op verzoek van werkgever en werknemer samen: de laatste dag")
SHORTENED = say("Een verlenging eindigt niet eerder dan {length} na het verzoek om haar te verkorten: de laatste dag")
WIA_24 = cite("WIA art. 24 lid 1")


def determine_wachttijd(case: Case) -> Wachttijd:
    """The wachttijd with its interruptions. Who reaches the AOW age before the first WIA day gets no WIA: ``applies`` is then False."""
    extension = extension_step(case)
    steps = (*start_steps(case, case.end), term_step(case.term("wachttijd"), LAST_DAY, case.end), *extension)
    last_day = extended_until(case) or case.end
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
        determination=Determination(last_day, steps),
    )


def extension_step(case: Case) -> tuple[Step, ...]:
    """The line about an extension; none when there is none."""
    last_day = extended_until(case)
    if last_day is None:
        return ()
    if last_day != _asked(case)[-1].until:
        return (term_step(case.term("verlenging_verkorten"), SHORTENED, last_day),)
    return (Step(EXTENDED, last_day, (WIA_24,), None, (case.term("verlenging_verkorten").id,)),)


def extended_until(case: Case) -> date | None:
    """The last day of the extension in force: that of the last request. A vangnet case cannot be extended (WIA art. 24).

    A shortening cannot end earlier than 13 weeks after it was asked for (art. 24 lid 3), unless the contract ends before.
    """
    requests = _asked(case)
    if not requests or case.facts.vangnet is not None:
        return None
    last_day = requests[-1].until or case.end
    if shortens(requests):
        earliest = requests[-1].date + timedelta(days=case.term("verlenging_verkorten").days)
        last_day = max(last_day, min(earliest, case.facts.employment_ends or earliest))
    return last_day if last_day > case.end else None


def shortens(requests: Sequence[Event]) -> bool:
    """Whether the last request asks for an earlier end than one before it."""
    last = requests[-1].until
    return any(earlier.until is not None and last is not None and last < earlier.until for earlier in requests[:-1])


def _asked(case: Case) -> list[Event]:
    return [event for event in case.all(EventKind.VRIJWILLIGE_VERLENGING) if event.until is not None]


def determine_vervroegde_iva(case: Case, wachttijd: Wachttijd) -> VervroegdeIva | None:
    """The window in which the early IVA can be asked for, and its first day after an application. None for who gets no WIA.

    The first IVA day is the later of 13 weeks after the first sick day and ten weeks after the application; read strictly, ten weeks and a
    day. It may not come later than 78 weeks after the first sick day.
    """
    if not wachttijd.applies:
        return None
    after_application = timedelta(days=case.term("iva_na_aanvraag").days)
    earliest = case.count.day(case.term("iva_vroegste_wia_dag").days)
    latest = case.count.day(case.term("iva_laatste_wia_dag").days)
    application = case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG)
    in_time = application is not None and application <= latest - after_application
    return VervroegdeIva(
        earliest_application=max(earliest - after_application, case.first_day),
        latest_application=latest - after_application - ONE_DAY,
        latest_application_nominal=latest - after_application,
        earliest_wia_day=earliest,
        wia_day=max(earliest, application + after_application) if application is not None and in_time else None,
        wia_day_strict=max(earliest, application + after_application + ONE_DAY) if application is not None and in_time else None,
    )
