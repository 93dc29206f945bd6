"""What was recorded, in words: what happened, when, what belongs to it, and who said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.queries.history import Author, RecordedEvent, RecordedPeriod
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.law.facts import EventKind, Spoor2Exception
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import plain_date
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.cases.links import CaseLinks
from hervat.web.components.pictures.hours import hours_text
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.public.form.event_kinds import SPOOR_2_GROUNDS, event_name


@dataclass(frozen=True, slots=True)
class EventLine:
    """One version of an event as a page shows it."""

    id: UUID
    name: str
    day: date
    details: tuple[tuple[str, str], ...]
    author: str  # "Karin Overbeek (casemanager), 4 maart 2026 om 10.15 uur"
    withdrawn: bool
    correction_reason: str
    waits: bool  # a moved term that the other did not answer
    address: str
    may_change: bool
    earlier: tuple[EventLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A period as a page shows it."""

    id: UUID
    name: str
    first: date
    last: date | None
    hours: str
    author: str
    address: str  # where it is changed
    withdraw: str  # where it is taken back
    may_change: bool
    withdrawn: bool
    correction_reason: str


def event_lines(entered: Entered, events: Iterable[RecordedEvent]) -> list[EventLine]:
    """The events as lines of a list."""
    return [event_line(entered, event) for event in events]


def event_line(entered: Entered, event: RecordedEvent) -> EventLine:
    """One event with its earlier versions."""
    face = face_of(entered)
    links = CaseLinks(entered.dossier.number, entered.acting.role)
    return EventLine(
        id=event.id,
        name=event_name(event.kind, face),
        day=event.day,
        details=tuple(event_details(event, face)),
        author=recorded_by(event.author),
        withdrawn=event.withdrawn,
        correction_reason=event.correction_reason,
        waits=event.kind is EventKind.AFWIJKING_TERMIJN and event.agreed is None and not event.withdrawn,
        address=links.page("event", event=str(event.id)),
        may_change=event.may_change,
        earlier=tuple(event_line(entered, version) for version in event.earlier),
    )


def period_lines(entered: Entered, periods: Iterable[RecordedPeriod]) -> list[PeriodLine]:
    """The periods as lines of a list."""
    links = CaseLinks(entered.dossier.number, entered.acting.role)
    return [
        PeriodLine(
            id=period.id,
            name=period_name(period.kind),
            first=period.first_day,
            last=period.last_day,
            hours=hours_text(float(period.hours_per_week)) if period.hours_per_week is not None else "",
            author=recorded_by(period.author),
            address=links.page("period_change", period=str(period.id)),
            withdraw=links.page("period_withdraw", period=str(period.id)),
            may_change=period.may_change,
            withdrawn=period.withdrawn,
            correction_reason=period.correction_reason,
        )
        for period in periods
    ]


def period_name(kind: PeriodKind) -> str:
    """What lasted."""
    return {
        PeriodKind.RECOVERED: gettext("Helemaal beter"),
        PeriodKind.PARTIAL: gettext("Voor een deel aan het werk"),
        PeriodKind.LEAVE: gettext("Zwangerschapsverlof"),
    }[kind]


def event_details(event: RecordedEvent, face: Face) -> Iterator[tuple[str, str]]:
    """What belongs to an event besides its day: a word and what it is."""
    if event.obligation:
        yield gettext("Stap"), step_name(event.obligation, face)
    if event.ground:
        yield gettext("Waarom"), str(SPOOR_2_GROUNDS[Spoor2Exception(event.ground)])
    if event.reason:
        yield gettext("Reden"), event.reason
    if event.good_reason is not None:
        yield gettext("Goede reden"), gettext("ja") if event.good_reason else gettext("nee")
    if event.until:
        yield gettext("Tot en met"), plain_date(event.until, current_language())
    if event.on_paper_at:
        yield gettext("Op papier bij"), event.on_paper_at
    if event.agreed is not None:
        yield gettext("De ander"), gettext("bevestigt dit") if event.agreed else gettext("bevestigt dit niet")


def step_name(obligation: str, face: Face) -> str:
    """How a step is called that an event names: ``evaluatie_3`` is "Evaluatie 3"."""
    rule = present_ruleset().rule_of(obligation)
    if rule is None:
        return obligation
    number = obligation.removeprefix(rule.id).strip("_")
    return f"{sentence(words.face_text(rule, face).name)} {number}".strip()


def recorded_by(author: Author) -> str:
    """``Vastgelegd door Karin Overbeek (casemanager) op 4 maart 2026``."""
    day = plain_date(timezone.localtime(author.at).date(), current_language())
    return gettext("Vastgelegd door %(name)s (%(role)s) op %(day)s") % {
        "name": author.name,
        "role": spoken(role_name(author.role)),
        "day": day,
    }


def face_of(entered: Entered) -> Face:
    """In whose words this actor reads."""
    return Face.WERKNEMER if entered.acting.role is Role.WERKNEMER else Face.PROFESSIONAL
