"""How it goes with the sources: which are due, and what a page or a list tells of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q, QuerySet, Sum

from hervat.domain.text import Text
from hervat.market.vacancies.harvest.models import Source, State
from hervat.market.vacancies.harvest.run import Waiting
from hervat.market.vacancies.harvest.visits.outcomes import unpack


class Look(StrEnum):
    """How it stands with a source."""

    GOOD = "good"
    WRONG = "wrong"  # its last visit did not end well
    NEVER = "never"  # not visited yet
    OFF = "off"


WHERE = {
    Look.OFF: Q(source__is_active=False),
    Look.WRONG: Q(source__is_active=True, failures__gt=0),
    Look.NEVER: Q(source__is_active=True, failures=0, good_at=None),
    Look.GOOD: Q(source__is_active=True, failures=0, good_at__isnull=False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One source and its last visit. ``error``: why that did not end well. ``ads``: how many it had. ``under_way``: since when."""

    key: str
    name: str
    kind: str
    address: str
    licence: str
    look: Look
    tried_at: datetime | None
    good_at: datetime | None
    due_at: datetime
    under_way: datetime | None
    failures: int
    error: Text | None
    ads: int
    new: int
    changed: int
    unchanged: int
    gone: int
    back: int
    rejected: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Totals:
    """All sources together, at their last visits. ``by_look``: how many sources."""

    by_look: dict[Look, int]
    ads: int
    new: int
    gone: int
    newest: datetime | None


def due(now: datetime) -> list[Waiting]:
    """The sources to visit now, those that wait longest first."""
    wanted = State.objects.filter(due_at__lte=now).exclude(source__is_active=False, is_cleared=True)
    return [Waiting(*row) for row in wanted.order_by("due_at", "pk").values_list("source__key", "source__host")]


def is_any_due(now: datetime) -> bool:
    """Whether there is one; cheap."""
    return State.objects.filter(due_at__lte=now).exclude(source__is_active=False, is_cleared=True).exists()


def waiting(keys: Sequence[str] = ()) -> list[Waiting]:
    """These sources, due or not; or all that are active."""
    wanted = Source.objects.filter(pk__in=keys) if keys else Source.objects.filter(is_active=True)
    return [Waiting(*row) for row in wanted.order_by("pk").values_list("key", "host")]


def health(look: Look | None = None, words: str = "", *, first: int = 0, size: int | None = None) -> list[Health]:
    """Sources with what is known of them: those that went wrong most often first, then by key. ``words``: in key, name or address."""
    found = _found(look, words).order_by("-failures", "pk").select_related("source")
    return [_health(state) for state in (found[first:] if size is None else found[first : first + size])]


def count(look: Look | None = None, words: str = "") -> int:
    """How many sources :func:`health` has."""
    return _found(look, words).count()


def names_of(keys: Collection[str]) -> dict[str, str]:
    """How sources are called, by key; those that are not harvested are left out. One query."""
    return dict(Source.objects.filter(pk__in=list(keys)).values_list("key", "name"))


def totals() -> Totals:
    """How it goes as a whole."""
    looks = State.objects.aggregate(**{look.value: Count("pk", filter=where) for look, where in WHERE.items()})
    sums = State.objects.filter(source__is_active=True).aggregate(ads=Sum("read"), new=Sum("new"), gone=Sum("gone"))
    newest = State.objects.filter(good_at__isnull=False).order_by("-good_at").values_list("good_at", flat=True).first()
    return Totals({look: looks[look.value] for look in Look}, sums["ads"] or 0, sums["new"] or 0, sums["gone"] or 0, newest)


def _found(look: Look | None, words: str) -> QuerySet[State]:
    found = State.objects.all() if look is None else State.objects.filter(WHERE[look])
    for word in words.split():
        found = found.filter(Q(source__key__icontains=word) | Q(source__name__icontains=word) | Q(source__address__icontains=word))
    return found


def _look(state: State) -> Look:
    if not state.source.is_active:
        return Look.OFF
    if state.failures:
        return Look.WRONG
    return Look.NEVER if state.good_at is None else Look.GOOD


def _health(state: State) -> Health:
    source = state.source
    return Health(
        key=source.key,
        name=source.name,
        kind=source.kind,
        address=source.address,
        licence=source.licence,
        look=_look(state),
        tried_at=state.tried_at,
        good_at=state.good_at,
        due_at=state.due_at,
        under_way=state.started_at,
        failures=state.failures,
        error=unpack(state.error),
        ads=state.read,
        new=state.new,
        changed=state.changed,
        unchanged=state.unchanged,
        gone=state.gone,
        back=state.back,
        rejected=state.rejected,
        unreadable=state.unreadable,
    )
