"""A WIA application after its last day (WIA art. 64 lid 3), and the fiction that still makes it timely (lid 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hervat.domain.law.calendar import ONE_DAY, roll_term
from hervat.domain.law.clock.case import Case
from hervat.domain.law.clock.determine import strict_day_before
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Wachttijd

TERMS = ("wia_aanvraag", "fictie_tijdig", "uwv_aankondiging", "melding_42_weken_uiterste")


@dataclass(frozen=True, slots=True)
class WiaApplication:
    """When the application had to be there, and how late it came.

    ``deemed_timely_until``: the day until which it counts as timely because UWV's notice came late. ``late_days``: 0 when in time, or when
    there is none yet; counted from ``safe_day``. ``good_reason``: None when not known.
    """

    safe_day: date
    deemed_timely_until: date | None
    reported_in_time: bool  # the 42e-weeksmelding came before 81 weeks had passed
    late_days: int
    good_reason: bool | None
    parameters: tuple[str, ...]

    @property
    def last_day(self) -> date:
        """The last day on which an application is in time, in the widest reading."""
        return self.deemed_timely_until or self.safe_day + ONE_DAY


def determine_application(case: Case, wachttijd: Wachttijd) -> WiaApplication:
    """The last day of the application and the days it is late.

    On the day after the safe day it is still in time in the wider reading; until the day of the fiction it is deemed timely.
    """
    safe_day = strict_day_before(wachttijd.last_day, case.term("wia_aanvraag"))
    in_time = _reported_in_81_weeks(case)
    deemed = _deemed_timely_until(case, safe_day) if in_time else None
    application = case.first(EventKind.WIA_AANVRAAG)
    late = 0
    if application is not None and wachttijd.applies and application.date > (deemed or safe_day + ONE_DAY):
        late = (application.date - safe_day).days
    return WiaApplication(
        safe_day=safe_day,
        deemed_timely_until=deemed,
        reported_in_time=in_time,
        late_days=late,
        good_reason=application.good_reason if application is not None else None,
        parameters=tuple(case.term(name).id for name in TERMS),
    )


def _deemed_timely_until(case: Case, safe_day: date) -> date | None:
    """Four weeks after UWV's notice, when that came after 89 weeks (WIA art. 64 lid 6); None when that gives no extra time."""
    received = case.first_date(EventKind.UWV_AANKONDIGING_WIA)
    if received is None or received <= case.count.day(case.term("uwv_aankondiging").days):
        return None
    day = roll_term(received, received + timedelta(days=case.term("fictie_tijdig").days))
    return day if day > safe_day else None


def _reported_in_81_weeks(case: Case) -> bool:
    """Whether the 42e-weeksmelding (or a request that counts as one, ZW art. 38 lid 8) was made in time for the fiction."""
    if case.facts.vangnet is not None:  # the report of art. 38 lid 1 does not apply (ZW art. 38 lid 4)
        return True
    reported = case.first_date(EventKind.MELDING_42_WEKEN, EventKind.VERVROEGDE_IVA_AANVRAAG, EventKind.VRIJWILLIGE_VERLENGING)
    return reported is not None and reported <= case.count.day(case.term("melding_42_weken_uiterste").days)
