"""A kept search and a vacancy that was found for it, as the pages tell them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from hervat.apps.jobsearch.models import Frequency
from hervat.apps.jobsearch.naming import described
from hervat.apps.jobsearch.queries import AlertLine
from hervat.domain.text import plain_date
from hervat.market.vacancies.store.queries import Shown
from hervat.web.components.speech import current_language, spoken


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A search in the list."""

    id: UUID
    name: str
    asks: str
    often: str
    last: str
    this_week: str
    is_paused: bool


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A vacancy that was found: where to read it, whose it is, whether it fits, and whether it is still there."""

    title: str
    where: str
    address: str
    label: SafeString
    gone: str


def described_line(line: AlertLine) -> SearchLine:
    """A search in words."""
    often = gettext("elke dag een mail") if line.frequency is Frequency.DAY else gettext("elke week een mail")
    most = ngettext("hooguit %(n)d vacature", "hooguit %(n)d vacatures", line.most) % {"n": line.most}
    return SearchLine(
        line.id, line.name, described(line.request, spoken), f"{often}, {most}", _last(line), _this_week(line.this_week), line.is_paused
    )


def found_line(found: Shown, label: SafeString) -> FoundLine:
    """A vacancy in words."""
    where = ", ".join(part for part in (found.ad.employer, found.ad.place) if part)
    gone = ""
    if found.gone_at is not None:
        gone = gettext("Deze vacature is weg sinds %(day)s.") % {"day": plain_date(timezone.localdate(found.gone_at), current_language())}
    return FoundLine(found.ad.title, where, reverse("mijn:vacancy", args=[found.number]), label, gone)


def _last(line: AlertLine) -> str:
    if line.last_sent_at is None:
        return gettext("nog geen mail verstuurd")
    day = plain_date(timezone.localdate(line.last_sent_at), current_language())
    said = ngettext("laatste mail %(day)s, met %(n)d vacature", "laatste mail %(day)s, met %(n)d vacatures", line.found)
    return said % {"day": day, "n": line.found}


def _this_week(count: int) -> str:
    return gettext("deze week niets nieuws") if not count else gettext("deze week %(n)d nieuw") % {"n": count}
