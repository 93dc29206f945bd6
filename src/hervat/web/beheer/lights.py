"""Green or red: what the systeembeheerder should know of the installation this morning. Counts and times, never a person or a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from hervat.apps.audit.queries import Look as Act
from hervat.apps.audit.queries import newest_upkeep, refused_logins
from hervat.apps.jobs.queries import OpenMail, RoundLine, mails_on_their_way, newest_rounds, open_mails
from hervat.apps.organisations.care.upkeep import WHOLE
from hervat.domain.law.freshness import stale_names
from hervat.domain.law.money import amounts
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest import queries as harvest
from hervat.web.components.speech import spoken

BACKUP_WITHIN = timedelta(days=2)
VERIFIED_WITHIN = timedelta(days=31)
HARVESTED_WITHIN = timedelta(days=2)
MANY_REFUSED = 50  # in a day; people mistype, a program does it more often
A_DAY = timedelta(days=1)

DATABASES: Mapping[str, Text] = {"default": say("dossiers en accounts"), "market": say("arbeidsmarkt")}
ROUNDS: Mapping[str, Text] = {
    "audit-anchor": say("Logboek verankeren"),
    "digest": say("Mensen mailen over hun stappen"),
    "dossiers": say("Alle dossiers nalopen"),
    "tidy": say("Opruimen"),
}


class Look(StrEnum):
    """How it stands with one part. The values are those of the status labels."""

    GOOD = "klaar"
    MIND = "bijna"
    WRONG = "telaat"

    @property
    def word(self) -> str:
        """``In orde``."""
        return {Look.GOOD: gettext("In orde"), Look.MIND: gettext("Let op"), Look.WRONG: gettext("Niet goed")}[self]


@dataclass(frozen=True, slots=True)
class Light:
    """One part of the installation: how it stands, what there is to say, and when that was. ``id`` is a place on the page."""

    id: str
    name: str
    look: Look
    said: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A daily round in words."""

    name: str
    day: date
    finished_at: datetime | None
    error: str
    look: Look
    word: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it."""

    lights: tuple[Light, ...]
    mails: tuple[OpenMail, ...]
    rounds: tuple[RoundShown, ...]

    @property
    def attention(self) -> int:
        """How many parts ask for a look."""
        return sum(light.look is not Look.GOOD for light in self.lights)

    @property
    def is_wrong(self) -> bool:
        """Whether something does not work."""
        return any(light.look is Look.WRONG for light in self.lights)


def standing(now: datetime) -> Standing:
    """How the installation stands at a moment."""
    mails = open_mails()
    rounds = tuple(_shown(each, timezone.localdate(now)) for each in newest_rounds())
    upkeep = newest_upkeep()
    lights = (
        *_databases(),
        _backup(upkeep.get("backup"), now),
        _mail(mails, now),
        _rounds(rounds),
        _chain(upkeep.get("chain"), now),
        _logins(now),
        _rules(timezone.localdate(now)),
        _sources(now),
    )
    return Standing(lights, mails, rounds)


def _databases() -> Iterable[Light]:
    for alias in connections:
        try:
            if alias != DEFAULT_DB_ALIAS:  # that one answered already: from it we know who asks
                with connections[alias].cursor() as cursor:
                    cursor.execute("SELECT 1")
            look, said = Look.GOOD, gettext("Antwoordt.")
        except DatabaseError:
            look, said = Look.WRONG, gettext("Antwoordt niet.")
        kept = DATABASES.get(alias)
        yield Light(f"database-{alias}", gettext("Database: %(what)s") % {"what": spoken(kept) if kept else alias}, look, said)


def _backup(made: Act | None, now: datetime) -> Light:
    name = gettext("Back-up")
    if made is None:
        return Light("back-up", name, Look.MIND, gettext("Nog niet gemaakt met hervat backup, voor zover hier bekend."))
    late = now - made.at > BACKUP_WITHIN
    return Light("back-up", name, Look.MIND if late else Look.GOOD, gettext("Laatste:"), made.at)


def _mail(mails: tuple[OpenMail, ...], now: datetime) -> Light:
    waiting, late = mails_on_their_way(now)
    waits = ngettext("%(n)d mail wacht.", "%(n)d mails wachten.", waiting) % {"n": waiting}
    said = [waits if waiting else gettext("Er wacht niets.")]
    if mails:
        said.append(ngettext("%(n)d vraagt een besluit.", "%(n)d vragen een besluit.", len(mails)) % {"n": len(mails)})
    if late:
        told = ngettext("%(n)d wacht al meer dan een uur.", "%(n)d wachten al meer dan een uur.", late) % {"n": late}
        said.append(f"{told} {gettext('Kijk of hervat worker draait.')}")
    look = Look.WRONG if late else Look.MIND if mails else Look.GOOD
    return Light("mail", gettext("Mail"), look, " ".join(said))


def _rounds(rounds: tuple[RoundShown, ...]) -> Light:
    name = gettext("Dagelijks werk")
    if not rounds:
        return Light("rondes", name, Look.MIND, gettext("Nog niet gedaan. Kijk of hervat worker draait."))
    worst = max((each.look for each in rounds), key=list(Look).index)
    said = {
        Look.GOOD: gettext("Alles is gedaan."),
        Look.MIND: gettext("Er wordt aan gewerkt."),
        Look.WRONG: gettext("Niet alles lukte, of het is te lang geleden."),
    }[worst]
    return Light("rondes", name, worst, said)


def _shown(run: RoundLine, today: date) -> RoundShown:
    known = ROUNDS.get(run.name)
    look, word = Look.GOOD, gettext("Klaar")
    if run.error:
        look, word = Look.WRONG, gettext("Mislukt")
    elif run.day < today - A_DAY:
        look, word = Look.WRONG, gettext("Te lang geleden")
    elif run.finished_at is None:
        look, word = Look.MIND, gettext("Bezig")
    return RoundShown(spoken(known) if known else run.name, run.day, run.finished_at, run.error, look, word)


def _chain(checked: Act | None, now: datetime) -> Light:
    name = gettext("Logboek")
    if checked is None:
        return Light("logboek", name, Look.MIND, gettext("Nog nooit nagekeken of er niets in veranderd is."))
    if checked.what != WHOLE:
        return Light("logboek", name, Look.WRONG, gettext("Het klopt niet. Roep hulp in en verander niets. Nagekeken:"), checked.at)
    late = now - checked.at > VERIFIED_WITHIN
    return Light("logboek", name, Look.MIND if late else Look.GOOD, gettext("Het klopt. Nagekeken:"), checked.at)


def _logins(now: datetime) -> Light:
    count = refused_logins(now - A_DAY)
    said = ngettext("%(n)d keer geweigerd in 24 uur.", "%(n)d keer geweigerd in 24 uur.", count) % {"n": count}
    said = said if count else gettext("Niemand geweigerd in 24 uur.")
    return Light("inloggen", gettext("Inloggen"), Look.MIND if count >= MANY_REFUSED else Look.GOOD, said)


def _rules(today: date) -> Light:
    count = len(stale_names(present_ruleset(), amounts(), today))
    if not count:
        return Light("wetsregels", gettext("Wetsregels"), Look.GOOD, gettext("Alle het afgelopen jaar met de bron vergeleken."))
    said = ngettext(
        "%(n)d waarde is langer dan 12 maanden niet nagekeken.", "%(n)d waarden zijn langer dan 12 maanden niet nagekeken.", count
    ) % {"n": count}
    return Light("wetsregels", gettext("Wetsregels"), Look.MIND, said)


def _sources(now: datetime) -> Light:
    """Of the sources of vacancies; an installation may have none."""
    name = gettext("Vacatures")
    try:
        found = harvest.totals()
    except DatabaseError:  # said above, at its database
        return Light("vacatures", name, Look.WRONG, gettext("Niet te zeggen: de database antwoordt niet."))
    active = sum(number for look, number in found.by_look.items() if look is not harvest.Look.OFF)
    if not active:
        return Light("vacatures", name, Look.GOOD, gettext("Er zijn geen bronnen gekozen."))
    wrong = found.by_look[harvest.Look.WRONG]
    said = ngettext("%(n)d bron", "%(n)d bronnen", active) % {"n": active}
    told = ngettext("%(n)d met een fout", "%(n)d met een fout", wrong) % {"n": wrong}
    is_late = found.newest is None or now - found.newest > HARVESTED_WITHIN
    look = Look.WRONG if is_late else Look.MIND if wrong else Look.GOOD
    last = f" {gettext('Laatst goed:')}" if found.newest else ""
    return Light("vacatures", name, look, f"{said}, {told}.{last}", found.newest)
