"""Makes one obligation: its window, its state on the day of looking, and the reason when it does not apply."""

from __future__ import annotations

from datetime import date
from enum import Enum

from hervat.domain.law.citations import Citation
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Determination, Obligation, Rule, State, Step
from hervat.domain.text import Text, say

OPEN_DAYS_BEFORE = 42  # a step without a first day is "te doen" from six weeks before its last day
UNUSED_RIGHT = say("Deze mogelijkheid is voorbij.")


class Needs(Enum):
    """Without what an obligation falls away."""

    NOTHING = "nothing"  # applies whenever its own facts are there
    CASE = "case"  # applies while the werknemer is ill and has not reached the AOW age
    EMPLOYER = "employer"  # applies, besides, while there is an employer


def repeat_number(position: int) -> int | None:
    """The first of its kind carries no number; the second is ``_2``."""
    return position + 1 if position else None


def make_obligation(
    clock: Clock,
    rule_id: str,
    determination: Determination,
    *,
    number: int | None = None,
    opens: date | None = None,
    done: date | None = None,
    extended: date | None = None,
    needs: Needs = Needs.EMPLOYER,
    not_needed: Text | None = None,
    lapsed: Text | None = None,
) -> Obligation:
    """The obligation of one rule in this case.

    ``extended``: a later day on which the act still counts as timely. ``not_needed``: why it does not apply at all. ``lapsed``: why it no
    longer applies once its last day has passed without an act (a right not used, a decision that can no longer come).
    """
    rule = clock.case.ruleset.rules[rule_id]
    obligation_id = rule_id if number is None else f"{rule_id}_{number}"
    due = determination.value
    on = clock.case.on
    outer = extended or determination.nominal or due  # each is later than the next
    done_on = done if done is not None and done <= on else None
    reason = not_needed or (None if done_on else _fallen_away(clock, due or opens or clock.case.first_day, needs))
    if reason is None and done_on is None and outer is not None and on > outer:
        reason = lapsed or (UNUSED_RIGHT if rule.right else None)
    agreed = _agreed_reason(clock, rule, obligation_id) if reason is None else None
    return Obligation(
        id=obligation_id,
        rule=rule,
        number=number,
        opens=opens,
        determination=determination,
        due_extended=extended,
        done_on=done_on,
        state=State.NOT_APPLICABLE if reason else _state(clock, opens, due, outer, done_on, agreed=agreed is not None),
        reason=reason or agreed,
    )


def not_applicable(clock: Clock, rule_id: str, reason: Text, *citations: Citation) -> Obligation:
    """The obligation of a rule for which this case gives no cause at all."""
    return Obligation(
        id=rule_id,
        rule=clock.case.ruleset.rules[rule_id],
        number=None,
        opens=None,
        determination=Determination(None, (Step(reason, None, citations),)),
        due_extended=None,
        done_on=None,
        state=State.NOT_APPLICABLE,
        reason=reason,
    )


def _fallen_away(clock: Clock, due: date, needs: Needs) -> Text | None:
    if needs is Needs.NOTHING:
        return None
    if clock.case_end is not None and due >= clock.case_end.day:
        return clock.case_end.reason
    if needs is Needs.EMPLOYER and clock.employer_end is not None and due >= clock.employer_end.day:
        return clock.employer_end.reason
    return None


def _agreed_reason(clock: Clock, rule: Rule, obligation_id: str) -> Text | None:
    """The reason agreed by werkgever and werknemer, where the law lets them move the term (RPEZ art. 5)."""
    if not rule.joint_deviation or not clock.agreed:
        return None
    reason = clock.agreed.get(obligation_id) or clock.agreed.get(rule.id)
    return say("Werkgever en werknemer spraken dit samen af: {reason}", reason=reason) if reason else None


def _state(clock: Clock, opens: date | None, due: date | None, outer: date | None, done_on: date | None, *, agreed: bool) -> State:
    on = clock.case.on
    if done_on is not None:
        if outer is None or done_on <= outer:
            return State.DONE
        return State.DONE_LATE_JUSTIFIED if agreed else State.DONE_LATE
    if opens is not None and on < opens:
        return State.TO_COME
    if due is None or outer is None:
        return State.OPEN
    if on > outer:
        return State.OPEN if agreed else State.MISSED
    days_left = (outer if on > due else due) - on
    if days_left.days <= clock.case.term("bijna_te_laat").value:
        return State.DUE_SOON
    return State.OPEN if opens is not None or days_left.days <= OPEN_DAYS_BEFORE else State.TO_COME
