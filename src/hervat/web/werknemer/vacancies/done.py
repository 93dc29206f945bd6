"""What the werknemer did with a vacancy, in words; and a vacancy that they kept, as it was and as it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.jobsearch.choices import ChosenVacancy
from hervat.apps.jobsearch.contents import Why
from hervat.apps.jobsearch.models import Choice
from hervat.domain.text import plain_date
from hervat.market.vacancies.store.queries import Shown
from hervat.web.components.speech import current_language


@dataclass(frozen=True, slots=True)
class Done:
    """``said``: ``Bewaard op 28 november 2026``."""

    choice: str
    said: str


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A vacancy as it was when it was kept. ``address`` empty: it is not known any more. ``gone``: since when, in a sentence."""

    number: int
    title: str
    where: str
    address: str
    said: str
    gone: str
    text: str


def done_with(chosen: ChosenVacancy) -> Done:
    """In words."""
    day = plain_date(timezone.localdate(chosen.chosen_at), current_language())
    if chosen.choice is Choice.KEPT:
        said = gettext("Bewaard op %(day)s.") % {"day": day}
    elif chosen.choice is Choice.ANSWERED:
        said = gettext("U hebt gereageerd op %(day)s.") % {"day": day}
    else:
        said = gettext("Niet voor u: %(why)s.") % {"why": _why(chosen.why)}
    return Done(chosen.choice.value, said)


def kept_line(chosen: ChosenVacancy, now: Shown | None) -> KeptLine:
    """``now``: the vacancy as it is."""
    snapshot, gone = chosen.snapshot, ""
    if now is None:
        gone = gettext("Deze vacature is weg.")
    elif now.gone_at is not None:
        day = plain_date(timezone.localdate(now.gone_at), current_language())
        gone = gettext("Deze vacature is weg sinds %(day)s.") % {"day": day}
    return KeptLine(
        number=chosen.vacancy,
        title=snapshot.title,
        where=", ".join(part for part in (snapshot.employer, snapshot.place) if part),
        address=reverse("mijn:vacancy", args=[chosen.vacancy]) if now is not None else "",
        said=done_with(chosen).said,
        gone=gone,
        text=snapshot.text if gone else "",
    )


def _why(why: Why | None) -> str:
    words = {
        Why.TOO_FAR: gettext("te ver"),
        Why.TOO_HEAVY: gettext("te zwaar"),
        Why.OTHER_TRADE: gettext("niet uw vak"),
        Why.OTHER: gettext("om iets anders"),
    }
    return words[why] if why else ""
