"""What others do now: for each person in the dossier whether it is their turn, and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from hervat.apps.dossiers.queries.people import Person
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.law.results import Actor, Obligation, State
from hervat.domain.law.unknown import is_late
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import sentence, spoken
from hervat.web.timeline.page import ClockPage
from hervat.web.timeline.steps import by_day

HELPERS = (Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.COACH, Role.WERKGEVER)  # whom to call first
ACTS_AS: Mapping[Role, Actor] = {Role.WERKGEVER: Actor.WERKGEVER, Role.BEDRIJFSARTS: Actor.BEDRIJFSARTS}


@dataclass(frozen=True, slots=True)
class Turn:
    """One person, or one party of whom nobody is named: who it is, and what they do."""

    name: str
    role: str
    what: str


def turns(page: ClockPage, people: Sequence[Person]) -> list[Turn]:
    """Everybody who is involved now, and parties without a name whose turn it is."""
    found = [Turn(person.name, spoken(role_name(person.role)), _what(page, person.role)) for person in people if _is_other(person)]
    named = {ACTS_AS[person.role] for person in people if person.is_now and person.role in ACTS_AS}
    for actor in (Actor.WERKGEVER, Actor.BEDRIJFSARTS, Actor.UWV):
        if actor not in named and step_of(page, actor) is not None:
            found.append(Turn(sentence(words.actor_word(actor, Face.WERKNEMER)), "", _acts(page, actor)))
    return found


def step_of(page: ClockPage, actor: Actor) -> Obligation | None:
    """The step with which it is the turn of ``actor``; None when nothing waits for them."""
    waiting = [
        one
        for one in page.applicable
        if one.rule.actor is actor and not one.rule.right and (one.state in (State.OPEN, State.DUE_SOON) or is_late(one, page.timeline))
    ]
    return min(waiting, key=by_day, default=None)


def _is_other(person: Person) -> bool:
    return person.is_now and person.role is not Role.WERKNEMER


def _what(page: ClockPage, role: Role) -> str:
    if role in ACTS_AS:
        return _acts(page, ACTS_AS[role])
    if role is Role.CASEMANAGER:
        return gettext("let op of iedereen de stappen doet.")
    if role is Role.COACH:
        return gettext("helpt u op weg naar werk.")
    return gettext("hoeft nu niets te doen.")


def _acts(page: ClockPage, actor: Actor) -> str:
    step = step_of(page, actor)
    if step is None:
        return gettext("hoeft nu niets te doen.")
    return gettext("is aan zet: %(step)s.") % {"step": spoken(words.name(step, Face.WERKNEMER))}


def helper_of(people: Sequence[Person]) -> Person | None:
    """Who helps first: somebody with a phone number who is involved now."""
    now = [person for person in people if person.is_now and person.phone]
    return next((person for role in HELPERS for person in now if person.role is role), None)
