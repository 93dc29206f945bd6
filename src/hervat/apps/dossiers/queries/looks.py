"""Who looked at a dossier, with their names and organisations; and the questions that were asked about that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from hervat.apps.audit.queries import Look, look_at_dossier, looks_at, who_looked
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import LookQuestion
from hervat.apps.dossiers.queries.people import names_of
from hervat.apps.dossiers.services.questions import question_context
from hervat.apps.organisations.models import Organisation
from hervat.apps.sealing import Purpose, open_text
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role

MOST = 500


@dataclass(frozen=True, slots=True)
class NamedLook:
    """One look. ``name`` and ``role`` are empty (None) for the system itself; ``instead_of``: for which absent colleague."""

    look: Look
    name: str
    role: Role | None
    organisation: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class Looks:
    """The newest looks of a period; ``more``: there are older ones in it than are given."""

    found: tuple[NamedLook, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a look, as who asked and who answers read it."""

    id: UUID
    look: int
    to: str
    text: str
    at: datetime

    @property
    def day(self) -> date:
        """On which day it was asked."""
        return timezone.localtime(self.at).date()


def looks_in(
    entered: Entered,
    *,
    since: datetime | None = None,
    who: UUID | None = None,
    names: Mapping[UUID, str] | None = None,
    limit: int = MOST,
) -> Looks:
    """The looks at this dossier since a moment, the newest first; without ``who`` all but those of the reader. At most three queries.

    ``names``: those that are known already.
    """
    entered.require(Action.SEE_LOOKS)
    own = entered.acting.user
    found = looks_at(entered.dossier.id, since=since, actor=who, not_by=None if who else own, limit=limit + 1)
    return Looks(tuple(_named(found[:limit], names or {})), more=len(found) > limit)


def look_in(entered: Entered, seq: int) -> NamedLook:
    """One look at this dossier. Raises :class:`Hidden` when it was at another."""
    entered.require(Action.SEE_LOOKS)
    found = look_at_dossier(entered.dossier.id, seq)
    if found is None:
        raise Hidden
    return _named([found], {})[0]


def lookers_in(entered: Entered) -> Mapping[UUID, str]:
    """Everybody who ever looked, by name. Two queries."""
    entered.require(Action.SEE_LOOKS)
    names = names_of(who_looked(entered.dossier.id))
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def questions_in(entered: Entered) -> tuple[Question, ...]:
    """The questions about looks, newest first: for the werknemer all, for a privacyfunctionaris those to the own organisation."""
    entered.require(Action.SEE_LOOKS)
    rows = LookQuestion.objects.filter(dossier=entered.dossier).select_related("to").order_by("-asked_at")
    if entered.acting.role is not Role.WERKNEMER:
        rows = rows.filter(to=entered.acting.actor.organisation)
    return tuple(
        Question(row.id, row.look, row.to.name, open_text(Purpose.CASE, bytes(row.text), context=question_context(row.id)), row.asked_at)
        for row in rows
    )


def _named(looks: list[Look], known: Mapping[UUID, str]) -> list[NamedLook]:
    unknown = {user for look in looks for user in (look.actor, look.deputy_for) if user and user not in known}
    names = {**known, **names_of(unknown)} if unknown else known
    wanted = {look.organisation for look in looks if look.organisation}
    organisations = dict(Organisation.objects.filter(pk__in=wanted).values_list("pk", "name"))
    return [
        NamedLook(
            look,
            names.get(look.actor, "") if look.actor else "",
            Role(look.role) if look.role else None,
            organisations.get(look.organisation, "") if look.organisation else "",
            names.get(look.deputy_for, "") if look.deputy_for else "",
        )
        for look in looks
    ]
