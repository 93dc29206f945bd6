"""What a leidinggevende sees first: one thing to do, what comes after it, and how their people stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from hervat.apps.dossiers.queries.caseload import CaseRow
from hervat.apps.dossiers.queries.team import Team, TeamMember
from hervat.domain.dossier.urgency import how_far
from hervat.domain.law.results import Actor, Rule, State
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import SHORT_MONTHS, WEEKDAYS, Text, say
from hervat.reports import words
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.components.standing import LOOKS, Look
from hervat.web.timeline.now import duration
from hervat.web.werkgever.duties import DUTIES, Duty

WAITS = (State.MISSED, State.DUE_SOON, State.OPEN)
AFTERWARDS = 4  # steps under the first


@dataclass(frozen=True, slots=True)
class Task:
    """A step of the werkgever in one dossier."""

    name: str
    step: str
    due: date
    when: str  # over 3 dagen
    late: bool
    look: Look
    word: str
    address: str
    why: str
    minutes: str
    summary: Text
    consequence: Text
    help: Text | None
    weekday: str
    month: str


@dataclass(frozen=True, slots=True)
class Person:
    """One of the own people, in a few words."""

    name: str
    number: str
    address: str
    week: str
    hours: str
    step: str
    who: str
    due: date | None
    why: str


class TeamPage:
    """What the template asks for."""

    def __init__(self, team: Team, on: date) -> None:
        self.team = team
        self.on = on
        self._tasks = list(self._own_tasks())

    @property
    def now(self) -> Task | None:
        """The one thing to do now; None: it is not the turn of the werkgever."""
        return self._tasks[0] if self._tasks else None

    @property
    def afterwards(self) -> list[Task]:
        """What comes after it."""
        return self._tasks[1 : 1 + AFTERWARDS]

    @property
    def people(self) -> list[Person]:
        """Everyone, the most urgent first."""
        return [_person(member) for member in self.team.members]

    @property
    def duties(self) -> list[Duty]:
        """What matters in the weeks in which the own people are; of who has nobody, what always holds."""
        weeks = [member.row.week for member in self.team.members] or [1]
        return [duty for duty in DUTIES if any(duty.matters_in(week) for week in weeks)]

    def _own_tasks(self) -> Iterator[Task]:
        for member in self.team.members:
            rule = present_ruleset().rules.get(member.row.step)
            row = member.row
            if rule is not None and row.actor is Actor.WERKGEVER and row.due is not None and row.state in WAITS:
                yield _task(member.name, row, rule, row.due, self.on)


def _task(name: str, row: CaseRow, rule: Rule, due: date, on: date) -> Task:
    state, language = row.state or State.OPEN, current_language()
    return Task(
        name=name,
        step=_step(row),
        due=due,
        when=spoken(how_far(due, on)),
        late=due < on,
        look=LOOKS[state],
        word=spoken(words.state_word(state)),
        address=reverse("dossiers:overview", kwargs={"nummer": row.number}),
        why=_why(row),
        minutes=duration(rule.duration_minutes) if rule.duration_minutes else "",
        summary=rule.professional.summary,
        consequence=rule.professional.consequence,
        help=rule.professional.missed_help,
        weekday=WEEKDAYS[language][due.weekday()][:2],
        month=SHORT_MONTHS[language][due.month - 1],
    )


def _person(member: TeamMember) -> Person:
    row = member.row
    return Person(
        name=member.name,
        number=row.number,
        address=reverse("dossiers:overview", kwargs={"nummer": row.number}),
        week=_week(row),
        hours=_hours(member),
        step=_step(row),
        who=sentence(words.actor_word(row.actor)) if row.actor else "",
        due=row.due,
        why=_why(row),
    )


def _week(row: CaseRow) -> str:
    if row.week is None:
        return gettext("na week %(weeks)d") % {"weeks": row.weeks}
    return gettext("week %(week)d van %(weeks)d") % {"week": row.week, "weeks": row.weeks}


def _hours(member: TeamMember) -> str:
    if member.recovered:
        return gettext("weer helemaal beter")
    if member.hours is None:
        return gettext("uren niet ingevuld")
    said = {"hours": _number(member.hours), "contract": _number(member.contract)}
    return gettext("werkt nu %(hours)s van %(contract)s uur") % said if member.contract else gettext("werkt nu %(hours)s uur") % said


def _number(hours: object) -> str:
    return "" if hours is None else f"{hours}".removesuffix(".0").replace(".", "," if current_language() == "nl" else ".")


def _step(row: CaseRow) -> str:
    rule = present_ruleset().rules.get(row.step)
    if rule is None:
        return ""
    return sentence(rule.name if row.step_number is None else say("{name} {number}", name=rule.name, number=row.step_number))


def _why(row: CaseRow) -> str:
    return reverse("dossiers:explanation", kwargs={"nummer": row.number, "stap": row.step_id}) if row.step else ""
