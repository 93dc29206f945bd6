"""Makes one obligation: its window, its state on the day of looking, and the reason when it does not apply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from hervat.domain.law.citations import Citation
from hervat.domain.law.clock.determine import after_act
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Determination, Obligation, Rule, State, Step
from hervat.domain.text import Text, say

UNUSED_RIGHT = say("Deze mogelijkheid is voorbij.")
AGREED = say("Werkgever en werknemer spraken dit samen af: {reason}")


class Needs(Enum):
    """Without what an obligation falls away."""

    NOTHING = "nothing"  # applies whenever its own facts are there
    CASE = "case"  # applies while the werknemer is ill and has not reached the AOW age
    EMPLOYER = "employer"  # applies, besides, while there is an employer


def make_obligation(
    periods: Periods,
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
    rule = periods.case.ruleset.rules[rule_id]
    obligation_id = rule_id if number is None else f"{rule_id}_{number}"
    due = determination.value
    on = periods.case.on
    outer = extended or determination.nominal or due  # each is later than the next
    done_on = done if done is not None and done <= on else None
    reason = not_needed or (None if done_on else _fallen_away(periods, due or opens or periods.case.first_day, needs))
    if reason is None and done_on is None and outer is not None and on > outer:
        reason = lapsed or (UNUSED_RIGHT if rule.right else None)
    agreed = _agreed_reason(periods, rule, obligation_id) if periods.agreed and reason is None else None
    return Obligation(
        id=obligation_id,
        rule=rule,
        number=number,
        opens=opens,
        determination=determination,
        due_extended=extended,
        done_on=done_on,
        state=State.NOT_APPLICABLE if reason else _state(periods, opens, due, outer, done_on, agreed=agreed is not None),
        reason=reason or agreed,
    )


def not_applicable(periods: Periods, rule_id: str, reason: Text, *citations: Citation) -> Obligation:
    """The obligation of a rule for which this case gives no cause at all."""
    return Obligation(
        id=rule_id,
        rule=periods.case.ruleset.rules[rule_id],
        number=None,
        opens=None,
        determination=Determination(None, (Step(reason, None, citations),)),
        due_extended=None,
        done_on=None,
        state=State.NOT_APPLICABLE,
        reason=reason,
    )


def answers(
    periods: Periods,
    rule_id: str,
    term_id: str,
    request: tuple[EventKind, Text],
    answer: EventKind | None,
    what: Text,
    *,
    none: Text,
    needs: Needs = Needs.NOTHING,
    lapsed: Text | None = None,
) -> Iterator[Obligation]:
    """One obligation for each request of a kind, due a term after it and done by the first answer on or after it.

    ``none`` is said when there was no request. The first carries the rule's id, the second ``_2``.
    """
    kind, label = request
    requests = periods.case.all(kind)
    if not requests:
        yield not_applicable(periods, rule_id, none)
    for position, event in enumerate(requests):
        yield make_obligation(
            periods,
            rule_id,
            after_act(periods.case, term_id, Step(label, event.date), what),
            number=repeat_number(position),
            opens=event.date,
            done=None if answer is None else periods.case.first_after(answer, event.date),
            needs=needs,
            lapsed=lapsed,
        )


def repeat_number(position: int) -> int | None:
    """The first of its kind carries no number; the second is ``_2``."""
    return position + 1 if position else None


def _fallen_away(periods: Periods, due: date, needs: Needs) -> Text | None:
    if needs is Needs.NOTHING:
        return None
    if periods.case_end is not None and due >= periods.case_end.day:
        return periods.case_end.reason
    if needs is Needs.EMPLOYER and periods.employer_end is not None and due >= periods.employer_end.day:
        return periods.employer_end.reason
    return None


def _agreed_reason(periods: Periods, rule: Rule, obligation_id: str) -> Text | None:
    """The reason agreed by werkgever and werknemer, where the law lets them move the term (RPEZ art. 5)."""
    named = next((name for name in (obligation_id, rule.id) if name in periods.agreed), None)
    if named is None or not rule.joint_deviation:
        return None
    return AGREED.fill(reason=periods.agreed[named])


def _state(periods: Periods, opens: date | None, due: date | None, outer: date | None, done_on: date | None, *, agreed: bool) -> State:
    on = periods.case.on
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
    days_left = ((outer if on > due else due) - on).days
    if days_left <= periods.case.term("bijna_te_laat").days:
        return State.DUE_SOON
    return State.OPEN if opens is not None or days_left <= periods.case.term("te_doen").days else State.TO_COME
