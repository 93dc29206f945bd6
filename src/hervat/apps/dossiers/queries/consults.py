"""What waits for the bedrijfsarts in the dossiers they work on: what the law asks first, then questions, then where it is long silent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.door import require, scope
from hervat.apps.dossiers.models import Advice, Dossier
from hervat.apps.dossiers.queries.caseload import short_name
from hervat.apps.dossiers.queries.news import News, news_in
from hervat.apps.dossiers.rows import Rows, case_facts, rows_of
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.dossier.urgency import SILENCE
from hervat.domain.law import Timeline, timeline
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Obligation, State

SOON = timedelta(days=30)
SOON_OPINION = timedelta(weeks=8)
WITHOUT_WORD = timedelta(weeks=12)
WORDS_OF_DOCTOR = frozenset(
    {
        EventKind.PROBLEEMANALYSE,
        EventKind.BIJSTELLING_PROBLEEMANALYSE,
        EventKind.BELASTBAARHEID_VASTGESTELD,
        EventKind.ACTUEEL_OORDEEL,
    }
)
"""What the bedrijfsarts said, as the clock knows it."""


class Waiting(StrEnum):
    """Why a dossier stands in the list, the most pressing first; a dossier stands under the first that holds."""

    ANALYSIS = "probleemanalyse"
    OPINION = "actueel_oordeel"
    QUESTION = "vraag"  # somebody asked the bedrijfsarts something, and waits
    REVISION = "bijstelling"  # the bedrijfsarts said nothing for long
    SILENT = "stil"  # nobody recorded a contact for long


@dataclass(frozen=True, slots=True)
class ConsultLine:
    """One dossier that waits. ``day``: until when, or since when it has been silent; ``state`` of the step, when it is one of the law's."""

    dossier: UUID
    number: str
    name: str
    werkgever: str
    week: int | None
    waiting: Waiting
    day: date | None
    state: State | None
    news: News
    question_since: date | None = None  # since when a question waits, also where something else presses more


QuestionSource = Callable[[Acting, Collection[UUID]], Mapping[UUID, date]]
_sources: list[QuestionSource] = []


def add_question_source(source: QuestionSource) -> None:
    """Lets the app that keeps them say in which dossiers a question waits for who acts, and since when; no more. Call it once, at start."""
    if source not in _sources:
        _sources.append(source)


@dataclass(frozen=True, slots=True)
class _Found:
    waiting: Waiting
    day: date | None
    state: State | None
    week: int | None


def consults(acting: Acting) -> tuple[ConsultLine, ...]:
    """What waits, in the order of :class:`Waiting` and then by day. Everyone in it is told so in the audit record.

    Nine queries, however many dossiers. Raises :class:`Hidden` for who is no bedrijfsarts.
    """
    require(acting, Action.SEE_CONSULTS)
    dossiers = {found.id: found for found in scope(acting).filter(closed_on__isnull=True).select_related("werkgever")}
    rows = rows_of(dossiers)
    advised = dict(Advice.objects.filter(dossier__in=dossiers).values("dossier").annotate(last=Max("day")).values_list("dossier", "last"))
    asked = {key: day for source in _sources for key, day in source(acting, dossiers).items()}
    waiting = {key: found for key in rows if (found := _waiting(dossiers[key], rows[key], advised.get(key), asked.get(key), acting.on))}
    news = news_in(acting, waiting)
    lines = sorted((_line(dossiers[key], found, news, asked.get(key)) for key, found in waiting.items()), key=_place)
    with transaction.atomic():
        audit(acting, Act.LISTED, "dossier", what="consults", subjects=waiting)
    return tuple(lines)


def _waiting(dossier: Dossier, rows: Rows, advised: date | None, asked: date | None, on: date) -> _Found | None:
    computed = timeline(case_facts(rows, dossier.opened_on), on)
    recovered = computed.recovered_since is not None
    by_law = None if recovered else _by_law(computed, on)
    if by_law is not None:
        return by_law
    if asked is not None:  # somebody who is better can still wait for an answer
        return _Found(Waiting.QUESTION, asked, None, computed.week)
    return None if recovered else _silent(computed, rows, advised, on)


def _by_law(computed: Timeline, on: date) -> _Found | None:
    for waiting, soon in ((Waiting.ANALYSIS, SOON), (Waiting.OPINION, SOON_OPINION)):
        step = _step(computed, waiting.value)
        if step is not None and step.due is not None and step.state.waits and step.due - on <= soon:
            return _Found(waiting, step.due, step.state, computed.week)
    return None


def _silent(computed: Timeline, rows: Rows, advised: date | None, on: date) -> _Found | None:
    said = max([event.day for event in rows.events if event.kind in WORDS_OF_DOCTOR] + ([advised] if advised else []), default=None)
    if said is not None and on - said > WITHOUT_WORD:
        return _Found(Waiting.REVISION, said, None, computed.week)
    contact = rows.last_contact
    if on - (contact or computed.wachttijd.first_day) > SILENCE:
        return _Found(Waiting.SILENT, contact, None, computed.week)
    return None


def _step(computed: Timeline, rule: str) -> Obligation | None:
    return next((found for found in computed.obligations if found.rule.id == rule), None)


def _line(dossier: Dossier, found: _Found, news: Mapping[UUID, News], asked: date | None) -> ConsultLine:
    return ConsultLine(
        dossier=dossier.id,
        number=dossier.number,
        name=short_name(dossier),
        werkgever=dossier.werkgever.name,
        week=found.week,
        waiting=found.waiting,
        day=found.day,
        state=found.state,
        news=news[dossier.id],
        question_since=asked,
    )


def _place(line: ConsultLine) -> tuple[int, date, str]:
    order: Iterable[Waiting] = Waiting
    return (list(order).index(line.waiting), line.day or date.min, line.number)
