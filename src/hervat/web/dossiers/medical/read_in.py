"""The read-in of thirty seconds: what changed in a dossier since the last visit, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.audit.queries import last_looks
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.history import events_in
from hervat.apps.dossiers.queries.texts import advices_in
from hervat.apps.health.door import RecordLine
from hervat.web.components.speech import spoken
from hervat.web.public.form.event_kinds import EVENT_NAMES

MOST = 8


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing that is new: when it was recorded, what, by whom, and about which day."""

    at: datetime
    what: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What is new. ``since`` None: this is the first visit."""

    since: date | None
    lines: tuple[NewsLine, ...]
    more: int  # how many are not shown


def read_in(entered: Entered, lines: Iterable[RecordLine]) -> ReadIn:
    """What others recorded since the actor was here in an earlier session. Four queries."""
    acting = entered.acting
    looked = last_looks(acting.user, [entered.dossier.id], besides_session=acting.session).get(entered.dossier.id)
    found = sorted((line for line in _all(entered, lines) if looked is None or line.at > looked), key=lambda line: line.at, reverse=True)
    return ReadIn(timezone.localdate(looked) if looked else None, tuple(found[:MOST]), max(0, len(found) - MOST))


def _all(entered: Entered, lines: Iterable[RecordLine]) -> Iterator[NewsLine]:
    me = entered.acting.user
    for event in events_in(entered):
        if event.author.user != me and not event.withdrawn:
            yield NewsLine(event.author.at, str(EVENT_NAMES[event.kind]), event.author.name, event.day)
    for line in lines:
        if line.signed_at is not None and not line.is_mine:
            yield NewsLine(line.signed_at, spoken(line.kind.called), line.author, line.day)
    for advice in advices_in(entered):
        if advice.by_id != me:
            yield NewsLine(advice.at, gettext("Advies van de bedrijfsarts"), advice.by, advice.day)
