"""The match of a dossier for who looks: their list, what is known of the person, the whole labour market, and what people said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.timelines import rows_in
from hervat.apps.health.door import ReleasedFml, fml_for, fml_numbered
from hervat.apps.matching.contents import AnswerContent
from hervat.apps.matching.said import GivenAnswer, GivenVerdict, answers_in, verdicts_in
from hervat.apps.matching.states import digest_of
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.queries import ProfileVersion, profile_of
from hervat.domain.access.actions import Action
from hervat.domain.fml import VersionId
from hervat.domain.matching.choosing.match import RULES_VERSION
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.compare import Stopped
from hervat.domain.matching.functions import read_load
from hervat.domain.matching.grid.ordering import Chosen, Known, Ordering
from hervat.domain.matching.loads import Load, Source
from hervat.domain.text import Text
from hervat.market.matching import load_ordering

NO_PROFILE = ProfileContent()


@dataclass(frozen=True)
class Work:
    """Everything that a page of suitable work is made of. ``digest``: names the data and rules (:mod:`hervat.apps.matching.states`)."""

    released: ReleasedFml
    profile: ProfileVersion | None  # None: not recorded, or not for this actor
    ordering: Ordering
    person: Person  # with the list as it was released
    chosen: Chosen
    verdicts: Mapping[str, tuple[GivenVerdict, ...]]
    answers: Mapping[str, Mapping[str, GivenAnswer]]
    digest: str

    def running(self, uri: str) -> GivenVerdict | None:
        """The verdict that counts for an occupation now; None: the proposal does."""
        last = next(iter(self.verdicts.get(uri, ())), None)
        return None if last is None or last.expired else last

    def lapsed(self, uri: str) -> GivenVerdict | None:
        """The last verdict on an occupation, when it no longer counts."""
        last = next(iter(self.verdicts.get(uri, ())), None)
        return last if last is not None and last.expired else None

    def choose(self, person: Person) -> Chosen:
        """The same for a person who differs in something (their list then in version B), with the same that was said."""
        withheld = self.chosen.withheld if person.fml.version is VersionId.B else self.released.withheld
        return self.ordering.choose(person, withheld, self.chosen.known)


@dataclass(frozen=True, slots=True)
class NoList:
    """There is no FML that this actor may work with: nothing is matched."""


@dataclass(frozen=True, slots=True)
class Halted:
    """There are no benutbare mogelijkheden: nothing is matched, for the reason in ``sentence``."""

    released: ReleasedFml
    sentence: Text


def work_for(entered: Entered, first_day: date | None = None) -> Work | NoList | Halted:
    """The match for who looks; that it was made is recorded. Raises :class:`Refused`.

    ``first_day``: the first sick day, for who looked it up already; it saves four queries.
    """
    found = compose(entered, first_day)
    with transaction.atomic():
        audit_in(entered, Act.READ, "match", object_id=_made_of(found), what="match")
    return found


def compose(entered: Entered, first_day: date | None = None, number: int | None = None) -> Work | NoList | Halted:
    """The same beside an act of its own that is recorded.

    ``number``: of the list to match with; None is the newest. Raises :class:`Hidden` when this reader has no list with that number.
    """
    entered.require(Action.SEE_WORK)
    released = fml_for(entered) if number is None else fml_numbered(entered, number)
    if released is None:
        return NoList()
    profile = profile_of(entered) if entered.may(Action.SEE_PROFILE) else None
    verdicts, answers = verdicts_in(entered, released.number), answers_in(entered)
    ordering = load_ordering()
    person = _person(entered, released, profile, first_day or rows_in(entered).dates.eerste_ziektedag)
    given = {uri: said[0].content.given for uri, said in verdicts.items() if not said[0].expired}
    try:
        chosen = ordering.choose(person, released.withheld, Known(given, _loads(answers)))
    except Stopped as stopped:
        return Halted(released, stopped.sentence)
    return Work(released, profile, ordering, person, chosen, verdicts, answers, digest_of(ordering.market.versions))


def load_of(item: str, content: AnswerContent, on: date) -> Load | None:
    """The load in an answer, as of a workplace that somebody looked at. Raises FactsError when it cannot be read."""
    if content.load is None:
        return None
    return replace(read_load(item, content.load, on), source=Source(content.place, on=on))


def _loads(answers: Mapping[str, Mapping[str, GivenAnswer]]) -> dict[str, dict[str, Load]]:
    found: dict[str, dict[str, Load]] = {}
    for uri, of_items in answers.items():
        for item, answer in of_items.items():
            load = load_of(item, answer.content, answer.voice.day)
            if load is not None:
                found.setdefault(uri, {})[item] = load
    return found


def _person(entered: Entered, released: ReleasedFml, profile: ProfileVersion | None, first_day: date) -> Person:
    brought = profile.content if profile else NO_PROFILE
    return Person(
        fml=released.fml,
        on=entered.acting.on,
        education_level=brought.education_level,
        diplomas=brought.diplomas,
        licences=brought.licences,
        work_history=brought.jobs,
        skills=frozenset(brought.skills),
        riasec=brought.riasec,
        former_hourly=brought.former_hourly,
        former_hours=brought.former_hours,
        postcode=brought.postcode or None,
        max_travel_minutes=brought.max_travel_minutes,
        eerste_ziektedag=first_day,
        conditions=brought.conditions,
    )


def _made_of(found: Work | NoList | Halted) -> str:
    """With what the match was made, for the record of looks."""
    if isinstance(found, NoList):
        return ""
    made = f"fml:{found.released.number}"
    return f"{made} rules:{RULES_VERSION} data:{found.digest}" if isinstance(found, Work) else made
