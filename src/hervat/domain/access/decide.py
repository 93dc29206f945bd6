"""``decide``: may this actor do this, here, today? Deny by default; what one may not know of is not refused but absent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hervat.domain.access.actions import RULES, Action, Rule
from hervat.domain.access.actor import Actor, Scope
from hervat.domain.access.case import Case, Involved
from hervat.domain.access.roles import Role
from hervat.domain.access.words import people, role_name
from hervat.domain.disclosure.matrix import Datum, matrix, may_record, may_see, who_may_see
from hervat.domain.text import Text, say


class Outcome(StrEnum):
    """What a question is answered with."""

    ALLOWED = "allowed"
    REFUSED = "refused"  # the actor may know that it exists: say why not, and who may
    HIDDEN = "hidden"  # the actor may not know that it exists


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, the sentence that explains a refusal, the name of the rule, and by which involvement it was allowed."""

    outcome: Outcome
    rule: str
    reason: Text | None = None
    by: Involved | None = None

    @property
    def allowed(self) -> bool:
        """Whether it may be done."""
        return self.outcome is Outcome.ALLOWED


NOBODY = Decision(Outcome.HIDDEN, "nobody")


def decide(actor: Actor | None, action: Action, *, on: date, case: Case | None = None, datum: Datum | None = None) -> Decision:
    """Whether ``actor`` may do ``action`` on the day ``on``, in ``case`` (for what is done in one) with an object that is ``datum``.

    Raises ValueError when the question is not complete: an action in a case needs the case, and a datum unless its rule names one.
    """
    rule = RULES[action]
    if actor is None:
        return NOBODY
    if rule.in_case:
        if case is None:
            raise ValueError(f"{action} is done in a case")
        return _in_case(actor, action, rule, case, _data(rule, datum, action), on)
    return _outside(actor, action, rule, on)


def _data(rule: Rule, datum: Datum | None, action: Action) -> tuple[Datum, ...]:
    """The data of which a right to one is enough: nearly always a single one."""
    found = rule.datum or datum
    if found is None and not rule.any_of:
        raise ValueError(f"{action} needs to know with which datum")
    return rule.any_of if found is None else (found,)


def _in_case(actor: Actor, action: Action, rule: Rule, case: Case, data: tuple[Datum, ...], on: date) -> Decision:
    by = case.standing(actor, on)
    if by is None:
        return Decision(Outcome.HIDDEN, "not_involved")
    refused = _not_ready(actor, rule)
    if refused is not None:
        return refused
    datum = next((each for each in data if _right(actor, rule, case, each, on)), None)
    if datum is None:
        return Decision(Outcome.REFUSED, f"{action}:{data[0]}", _not_for_this_role(actor, rule, data[0]))
    if case.closed and not rule.when_closed:
        return Decision(Outcome.REFUSED, "closed", say("Dit dossier is gesloten. Heropen het eerst."))
    return Decision(Outcome.ALLOWED, f"{action}:{datum}", by=by)


def _right(actor: Actor, rule: Rule, case: Case, datum: Datum, on: date) -> bool:
    if rule.roles is not None and actor.role not in rule.roles:
        return False
    delegated = case.is_delegated(actor, datum, on)
    return may_record(datum, actor.role, delegated=delegated) if rule.writes else may_see(datum, actor.role, delegated=delegated)


def _not_ready(actor: Actor, rule: Rule) -> Decision | None:
    """What stops the actor before their role is looked at: no second factor, or a token that may less."""
    if actor.is_professional and not actor.second_factor:
        return Decision(Outcome.REFUSED, "second_factor", say("Log in met een tweede stap. Pas dan opent Hervat dossiers."))
    if (Scope.WRITE if rule.writes else Scope.READ) not in actor.scopes:
        return Decision(Outcome.REFUSED, "scope", say("Deze sleutel mag dit niet. Maak een sleutel die dit wel mag."))
    return None


def _outside(actor: Actor, action: Action, rule: Rule, on: date) -> Decision:
    member = actor.membership(on)
    if actor.role is None or (actor.is_professional and member is None):
        return Decision(Outcome.HIDDEN, "no_role")
    if rule.roles is not None and actor.role not in rule.roles:
        return Decision(Outcome.HIDDEN, str(action))
    if rule.needs_admin and not (member is not None and member.is_admin):
        return Decision(Outcome.HIDDEN, str(action))
    return _not_ready(actor, rule) or Decision(Outcome.ALLOWED, str(action))


def _not_for_this_role(actor: Actor, rule: Rule, datum: Datum) -> Text:
    """Who may, and as whom the actor is here: the sentence on the page that explains itself."""
    may = [role for role in Role if (may_record(datum, role) if rule.writes else role in who_may_see(datum))]
    if rule.roles is not None:
        may = [role for role in may if role in rule.roles]
    name, own = matrix()[datum].name, role_name(actor.role)
    if rule.writes:
        return say("Dit legt alleen {who} vast: {what}. U bent hier als {own}.", who=people(may), what=name, own=own)
    return say("Dit is alleen voor {who}: {what}. U bent hier als {own}.", who=people(may), what=name, own=own)
