"""Who looked, when and at what, as the werknemer and the privacyfunctionaris read it: by day, then by person, openable to each look."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.looks import NamedLook, lookers_in, looks_in
from hervat.domain.access.words import role_name
from hervat.domain.text import Text, say
from hervat.web.cases.looks import PURPOSES, look_sentence
from hervat.web.components.speech import spoken

PERIODS: Mapping[str, tuple[Text, int | None]] = {
    "30": (say("laatste 30 dagen"), 30),
    "365": (say("laatste jaar"), 365),
    "alles": (say("alles"), None),
}
TEXT_STARTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


@dataclass(frozen=True, slots=True)
class OneLook:
    """One look, in words."""

    seq: int
    at: datetime
    clock: str  # "9.20 uur"
    what: str
    why: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Looker:
    """What one person did on one day, in one role. ``times`` counts the looks; ``what`` names each kind once."""

    name: str
    role: str
    organisation: str
    instead_of: str
    what: str
    why: str
    looks: tuple[OneLook, ...]

    @property
    def times(self) -> int:
        return len(self.looks)

    @property
    def last(self) -> OneLook:
        """The newest one: about which a question is asked."""
        return self.looks[0]


@dataclass(frozen=True, slots=True)
class Day:
    """All who looked on one day."""

    day: date
    lookers: tuple[Looker, ...]


@dataclass(frozen=True, slots=True)
class LooksPage:
    """The page: what was asked for, and what was found."""

    days: tuple[Day, ...]
    more: bool
    period: str
    who: str
    periods: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]


def looks_page(request: HttpRequest, entered: Entered) -> LooksPage:
    """The looks in the period and of the person that the address asks for; what it asks wrongly is passed over."""
    period = request.GET.get("periode", "30")
    period = period if period in PERIODS else "30"
    people = lookers_in(entered)
    who = request.GET.get("wie", "")
    chosen = UUID(who) if who in {str(user) for user in people} else None
    found = looks_in(entered, since=_since(PERIODS[period][1]), who=chosen, names=people)
    return LooksPage(
        days=tuple(by_day(found.found)),
        more=found.more,
        period=period,
        who=who if chosen else "",
        periods=tuple((key, spoken(word)) for key, (word, _) in PERIODS.items()),
        people=tuple((str(user), _person(entered, user, name)) for user, name in people.items()),
    )


def by_day(looks: Iterable[NamedLook]) -> Iterator[Day]:
    """The looks, newest first, under their days; on a day whoever looked last stands first."""
    for day, of_day in groupby(looks, key=lambda found: timezone.localtime(found.look.at).date()):
        people: dict[tuple[object, ...], list[NamedLook]] = {}
        for found in of_day:
            people.setdefault((found.look.actor, found.role, found.look.organisation, found.look.deputy_for), []).append(found)
        yield Day(day, tuple(_looker(group) for group in people.values()))


def one_look(found: NamedLook) -> OneLook:
    """One look, in words."""
    at = timezone.localtime(found.look.at)
    clock = gettext("%(time)s uur") % {"time": f"{at.hour}.{at.minute:02d}"}
    why = PURPOSES.get(found.look.why)
    said = spoken(why) if why else found.look.why
    return OneLook(found.look.seq, at, clock, spoken(look_sentence(found.look)), said, found.look.action == Act.REFUSED)


def who_of(found: NamedLook) -> str:
    """The name; the system itself has a name of its own."""
    return found.name or gettext("Hervat zelf")


def looks_csv(entered: Entered) -> str:
    """All looks as a table for a spreadsheet; nothing in it can be taken for a formula."""
    out = StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerow(
        [gettext("Dag"), gettext("Tijd"), gettext("Wie"), gettext("Rol"), gettext("Organisatie"), gettext("Wat"), gettext("Waarom")]
    )
    for found in looks_in(entered, limit=100_000).found:
        look = one_look(found)
        role = spoken(role_name(found.role)) if found.role else ""
        cells = [look.at.date().isoformat(), f"{look.at:%H:%M}", who_of(found), role, found.organisation, look.what, look.why]
        rows.writerow([f"'{cell}" if cell.startswith(TEXT_STARTS) else cell for cell in cells])
    return "\ufeff" + out.getvalue()


def _looker(group: list[NamedLook]) -> Looker:
    first = group[0]
    looks = tuple(one_look(found) for found in group)
    return Looker(
        name=who_of(first),
        role=spoken(role_name(first.role)) if first.role else "",
        organisation=first.organisation,
        instead_of=first.instead_of,
        what="; ".join(dict.fromkeys(look.what for look in looks)),
        why="; ".join(dict.fromkeys(look.why for look in looks if look.why)),
        looks=looks,
    )


def _since(days: int | None) -> datetime | None:
    if days is None:
        return None
    return timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=days - 1), time.min))


def _person(entered: Entered, user: UUID, name: str) -> str:
    return gettext("%(name)s (uzelf)") % {"name": name} if user == entered.acting.user else name
