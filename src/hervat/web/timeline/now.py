"""The one block that says what to do now: which step it is, by when, and on which working day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.calendar import SATURDAY, is_working_day
from hervat.domain.law.results import Actor, Obligation, State, Strictness
from hervat.domain.law.unknown import is_late
from hervat.domain.text import MONTHS, SHORT_MONTHS, WEEKDAYS, Text, say
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.components.standing import is_own, turn_of
from hervat.web.components.step import StepView
from hervat.web.timeline.steps import Steps, alone, by_day

COSTLY = (  # a loonsanctie or a fine may follow; the heaviest first
    "start_spoor_2",
    "re_integratieverslag",
    "wia_aanvraag",
    "aangifte_einde_dienstverband",
    "uwv_melding_vangnet",
    "melding_42_weken",
)
LAW = (Strictness.WET, Strictness.REGELING)
LEADS: dict[State, Text] = {
    State.DUE_SOON: say("Nu doen"),
    State.OPEN: say("Te doen"),
    State.MISSED: say("Te laat, nu nog doen"),
    State.TO_COME: say("Eerstvolgende stap"),
}


@dataclass(frozen=True, slots=True)
class NowBlock:
    """The step to do now, as the block shows it."""

    step: StepView
    lead: str  # "Nu doen · over 3 dagen · ongeveer 20 minuten"
    who: str  # "Werkgever, samen met werknemer"; empty where it is who reads, alone
    weekday: str
    month: str
    late: bool
    workday: str  # "Dat is een zondag: doe het uiterlijk vrijdag 27 november."


def now_block(obligations: Sequence[Obligation], steps: Steps) -> NowBlock | None:
    """The block for the most urgent of ``obligations``; None when there is nothing to do."""
    obligation = most_urgent(obligations, steps)
    if obligation is None or obligation.due is None:
        return None
    due, language, own = obligation.due, current_language(), is_own(obligation, steps.face)
    lead = LEADS[obligation.state] if own or obligation.state not in (State.DUE_SOON, State.OPEN) else turn_of(obligation)
    parts = [spoken(lead), spoken(words.days_from(due, steps.timeline.on))]
    if own and obligation.rule.duration_minutes:
        parts.append(duration(obligation.rule.duration_minutes))
    reads_alone = steps.face is Face.WERKNEMER and alone(obligation, Actor.WERKNEMER)
    return NowBlock(
        step=steps.view(obligation),
        lead=" · ".join(parts),
        who="" if reads_alone else sentence(words.who(obligation, steps.face)),
        weekday=WEEKDAYS[language][due.weekday()][:2],
        month=SHORT_MONTHS[language][due.month - 1],
        late=obligation.state is State.MISSED,
        workday=workday_before(obligation, steps.timeline.on) if own else "",
    )


def most_urgent(obligations: Sequence[Obligation], steps: Steps) -> Obligation | None:
    """First what is late and may cost a loonsanctie or a fine, then what is almost late, then what comes first; last the other late ones.

    UWV's own steps and rights that may be left are never it. The werknemer sees the own steps, and those of others only without any.
    """
    timeline, face = steps.timeline, steps.face
    found = [one for one in obligations if one.rule.actor is not Actor.UWV and not one.rule.right and one.due is not None]
    if face is Face.WERKNEMER:
        found = [one for one in found if is_own(one, face) and one.state.waits] or found
    late = sorted((one for one in found if is_late(one, timeline)), key=by_day)
    costly = sorted((one for one in late if one.rule.id in COSTLY), key=lambda one: COSTLY.index(one.rule.id))
    soon = sorted((one for one in found if one.state is State.DUE_SOON), key=_by_day_and_strictness)
    ahead = sorted((one for one in found if one.state in (State.OPEN, State.TO_COME)), key=_by_day_and_strictness)
    return next(iter((*costly, *soon, *ahead, *late)), None)


def workday_before(obligation: Obligation, on: date) -> str:
    """On which day to do it when its last day, still to come, is no working day; empty when there is nothing to say.

    Only a rule of law is worded as a duty.
    """
    due, workday = obligation.due, obligation.workday
    if due is None or workday is None or workday < on or is_working_day(due):
        return ""
    language = current_language()
    said = {
        "kind": WEEKDAYS[language][due.weekday()] if due.weekday() >= SATURDAY else gettext("feestdag"),
        "day": f"{WEEKDAYS[language][workday.weekday()]} {workday.day} {MONTHS[language][workday.month - 1]}",
    }
    if obligation.rule.strictness in LAW:
        return gettext("Dat is een %(kind)s: doe het uiterlijk %(day)s.") % said
    return gettext("Dat is een %(kind)s: doe het liever %(day)s.") % said


def duration(minutes: int) -> str:
    """How long a step takes, roughly: "ongeveer 20 minuten", "ongeveer 3 uur"."""
    if minutes < 60:
        return gettext("ongeveer %(minutes)d minuten") % {"minutes": minutes}
    if minutes == 90:
        return gettext("ongeveer anderhalf uur")
    return gettext("ongeveer %(hours)d uur") % {"hours": round(minutes / 60)}


def _by_day_and_strictness(obligation: Obligation) -> tuple[date, int]:
    return by_day(obligation), list(Strictness).index(obligation.rule.strictness)
