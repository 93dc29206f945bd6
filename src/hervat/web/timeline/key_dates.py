"""The days that everybody asks for: how long the wage, the wachttijd and the protection against dismissal last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.results import Timeline
from hervat.web.timeline.links import TimelineLinks

WACHTTIJD, WAGE, SANCTION = "wachttijd", "loondoorbetaling", "loonsanctie"  # these explain themselves on a page of their own


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One such day. ``url`` explains it, empty where no page does."""

    label: str
    day: date
    url: str = ""


def key_dates(timeline: Timeline, links: TimelineLinks) -> list[KeyDate]:
    """The days that apply in this case, in their order on paper."""
    wachttijd, sanctie = timeline.wachttijd, timeline.loonsanctie
    days = [
        (gettext("Loon tot en met"), timeline.loondoorbetaling.last_day, WAGE),
        (gettext("Wachttijd tot en met"), wachttijd.last_day if wachttijd.applies else None, WACHTTIJD),
        (gettext("Eerste WIA-dag"), wachttijd.first_wia_day if wachttijd.applies else None, ""),
        (gettext("Opzegverbod tot en met"), timeline.opzegverbod_last_day, ""),
        (gettext("Loonsanctie tot en met"), sanctie.last_day, SANCTION),
        (gettext("Loonsanctie hoogstens tot en met"), sanctie.max_last_day if sanctie.last_day is None else None, SANCTION),
    ]
    return [KeyDate(label, day, links.explanation(what) if what else "") for label, day, what in days if day is not None]
