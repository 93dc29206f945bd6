"""Calendars that somebody follows: an address that holds a secret, and behind it the steps on which they must act.

Of the secret only a hash is kept. It opens nothing but these steps, for one person in one role, as long as they have that role.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.door import require, scope
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import CalendarFeed
from hervat.apps.dossiers.rows import case_facts, rows_of
from hervat.apps.organisations.acting import Acting, Channel, actor_for
from hervat.domain.access.actions import Action
from hervat.domain.access.actor import Scope
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.disclose import disclose
from hervat.domain.fields import FieldError
from hervat.domain.law import timeline
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Actor, Obligation, Timeline
from hervat.domain.text import say

MOST = 5  # running calendars of one person in one role
_BYTES = 32
ACTS_AS: Mapping[Role, Actor] = {
    Role.WERKGEVER: Actor.WERKGEVER,
    Role.CASEMANAGER: Actor.WERKGEVER,
    Role.CASEMANAGER_TAAKDELEGATIE: Actor.BEDRIJFSARTS,
    Role.BEDRIJFSARTS: Actor.BEDRIJFSARTS,
    Role.WERKNEMER: Actor.WERKNEMER,
}
"""As which party of the law somebody in a role acts; others have a step only when it bears their name."""
OWN_STEP: Mapping[Role, str] = {Role.ARBEIDSDESKUNDIGE: EventKind.ARBEIDSDESKUNDIG_ONDERZOEK, Role.COACH: EventKind.START_SPOOR_2}


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar that somebody follows."""

    id: UUID
    made_at: datetime
    last_used_on: date | None


@dataclass(frozen=True, slots=True)
class FeedStep:
    """One step in a calendar, with the timeline it stands in. ``dossier`` tells equal steps apart, and is never shown."""

    dossier: UUID
    obligation: Obligation
    timeline: Timeline
    role: Role  # who follows


def feeds_of(acting: Acting) -> tuple[Feed, ...]:
    """The running calendars of this person in this role, the newest first. One query."""
    rows = _own(acting).order_by("-made_at")
    return tuple(Feed(row.id, row.made_at, row.last_used_on) for row in rows)


def make_feed(acting: Acting) -> str:
    """A new calendar. Gives the secret of its address, which is kept nowhere. Raises :class:`WrongFields` when there are too many."""
    require(acting, Action.FOLLOW_CALENDAR)
    secret = secrets.token_urlsafe(_BYTES)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=acting.user)  # two windows at once count each other
        if _own(acting).count() >= MOST:
            raise WrongFields(FieldError("", say("U volgt al {most} agenda’s. Trek er eerst een in.", most=MOST)))
        feed = CalendarFeed.objects.create(
            user_id=acting.user, role=acting.role, organisation_id=acting.actor.organisation, secret_hash=_hash(secret)
        )
        audit(acting, Act.CREATED, "calendar", object_id=feed.id)
    return secret


def withdraw_feed(acting: Acting, feed: UUID) -> None:
    """From now on its address leads nowhere. Raises :class:`Hidden` for one that is not theirs, or was withdrawn."""
    with transaction.atomic():
        if not _own(acting).filter(pk=feed).update(withdrawn_at=timezone.now()):
            raise Hidden
        audit(acting, Act.WITHDRAWN, "calendar", object_id=feed)


def follow(secret: str, on: date) -> tuple[FeedStep, ...]:
    """The steps behind a secret, recorded as handed out. Raises :class:`Hidden` alike for an unknown, withdrawn or orphaned address."""
    row = CalendarFeed.objects.filter(secret_hash=_hash(secret), withdrawn_at__isnull=True, user__is_active=True).first()
    if row is None:
        raise Hidden
    role = Role(row.role)
    actor = actor_for(row.user_id, role, row.organisation_id, on, second_factor=True, scopes=frozenset({Scope.READ}))
    acting = Acting(actor, on, Channel.CALENDAR, purpose="agenda")
    require(acting, Action.FOLLOW_CALENDAR)
    kept = dict(scope(acting).filter(closed_on__isnull=True).values_list("id", "opened_on"))
    if role is Role.WERKNEMER and not kept:
        raise Hidden
    wholes = {dossier: timeline(case_facts(rows, kept[dossier]), on) for dossier, rows in rows_of(kept).items()}
    steps = tuple(step for dossier, whole in wholes.items() for step in _steps(dossier, whole, role))
    with transaction.atomic():
        if row.last_used_on != on:
            CalendarFeed.objects.filter(pk=row.pk).update(last_used_on=on)
        audit(acting, Act.EXPORTED, "calendar", object_id=row.id, what="calendar", subjects={step.dossier for step in steps})
    return steps


def _steps(dossier: UUID, whole: Timeline, role: Role) -> list[FeedStep]:
    shown = disclose(whole, role)
    return [FeedStep(dossier, found, shown, role) for found in shown.obligations if found.due is not None and _acts(found, role)]


def _acts(obligation: Obligation, role: Role) -> bool:
    party = ACTS_AS.get(role)
    return obligation.rule.id == OWN_STEP.get(role) or (party is not None and obligation.involves(party))


def _own(acting: Acting) -> QuerySet[CalendarFeed]:
    own = CalendarFeed.objects.filter(user=acting.user, role=acting.role, organisation=acting.actor.organisation)
    return own.filter(withdrawn_at__isnull=True)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()  # 256 random bits need no slow hash
