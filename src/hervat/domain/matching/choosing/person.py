"""The person of a match, as far as it needs them: what they can still do, what they learned and did, and what they like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.fields import FactsError, FieldError, FieldReader
from hervat.domain.fml.reading import read_fml_fields
from hervat.domain.fml.record import Fml
from hervat.domain.matching.occupations import LEVELS, MOST_WAGE, Riasec
from hervat.domain.matching.requirements import Kind, read_keys
from hervat.domain.matching.travel import read_postcode
from hervat.domain.text import say

MOST_JOBS, MOST_SKILLS, MOST_YEARS, MOST_MINUTES = 50, 200, 60, 600
RIASEC_MOST = 100
HOURS_IN_A_WEEK = 168


class Purpose(StrEnum):
    """What the match is for."""

    REINTEGRATIE = "reintegratie"
    SCHATTING_SIMULATIE = "schatting_simulatie"  # an exercise; never a decision of UWV


class Job(NamedTuple):
    """Work that somebody did. ``occupation``: its URI, once the title is found on the labour market; empty until then."""

    title: str
    years: float = 0.0
    occupation: str = ""


class Conditions(NamedTuple):
    """What the person or the law asks of work beside what it weighs. None: nothing is asked. Hours: a week."""

    least_hourly_wage: float | None = None
    no_night: bool = False
    least_hours: float | None = None
    most_hours: float | None = None


NO_CONDITIONS = Conditions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Everything about a person that a match looks at. None is unknown; no diplomas at all is an empty set."""

    fml: Fml
    on: date
    education_level: int | None = None  # NLQF
    diplomas: frozenset[str] | None = None  # keys of requirements.toml
    licences: frozenset[str] | None = None  # the same; certificates too
    work_history: tuple[Job, ...] = ()
    skills: frozenset[str] = frozenset()
    riasec: Riasec | None = None
    former_hourly: float | None = None
    former_hours: float | None = None  # a week
    postcode: str | None = None
    max_travel_minutes: int | None = None  # a day, there and back
    eerste_ziektedag: date | None = None
    purpose: Purpose = Purpose.REINTEGRATIE
    conditions: Conditions = NO_CONDITIONS

    def held(self, kind: Kind) -> frozenset[str] | None:
        """The keys of one kind that the person has; None when nobody asked."""
        return self.diplomas if kind is Kind.DIPLOMA else self.licences


def read_person(data: object, on: date) -> Person:
    """The person in ``data``, looked at on the day ``on`` unless the data names another. Raises :class:`FactsError`."""
    if not isinstance(data, Mapping):
        raise FactsError((FieldError("", say("Een object werd verwacht, met ten minste het veld fml.")),))
    reader = FieldReader(data)
    person = _person(reader, on)
    reader.refuse_unknown()
    if reader.errors or person is None:
        raise FactsError(tuple(reader.errors))
    return person


def _person(reader: FieldReader, on: date) -> Person | None:
    fml = reader.item("fml", read_fml_fields, required=True)
    wage = reader.item("wage", lambda inner: (inner.number("former_hourly", MOST_WAGE), inner.number("former_hours", HOURS_IN_A_WEEK)))
    travel = reader.item("travel", read_travel)
    day, first = reader.date("on") or on, reader.date("eerste_ziektedag")
    if first is not None and first > day:
        reader.fail("eerste_ziektedag", say("De eerste ziektedag ligt na de dag waarop u kijkt ({on}).", on=day))
    level, purpose = reader.whole_number("education_level", *LEVELS), reader.choice("profile", Purpose)
    jobs, skills = reader.items("work_history", _job, MOST_JOBS), reader.texts("skills", MOST_SKILLS)
    riasec, conditions = reader.item("riasec", _riasec), reader.item("conditions", read_conditions)
    diplomas, licences = read_keys(reader, "diplomas", Kind.DIPLOMA), read_keys(reader, "licences", Kind.LICENCE)
    if fml is None:
        return None
    return Person(
        fml=fml,
        on=day,
        education_level=level,
        diplomas=diplomas,
        licences=licences,
        work_history=jobs,
        skills=frozenset(filter(None, skills)),
        riasec=riasec,
        former_hourly=wage[0] if wage else None,
        former_hours=wage[1] if wage else None,
        postcode=travel[0] if travel else None,
        max_travel_minutes=travel[1] if travel else None,
        eerste_ziektedag=first,
        purpose=purpose or Purpose.REINTEGRATIE,
        conditions=conditions or NO_CONDITIONS,
    )


def _job(reader: FieldReader) -> Job | None:
    title, years = reader.text("occupation", required=True), reader.number("years", MOST_YEARS)
    return None if title is None else Job(title, years or 0.0)


def _riasec(reader: FieldReader) -> Riasec | None:
    scores = {letter: reader.number(letter, RIASEC_MOST) for letter in Riasec._fields}
    missing = [letter for letter, score in scores.items() if score is None]
    if missing:
        reader.fail(missing[0], say("Geef alle zes de scores: R, I, A, S, E en C."))
        return None
    return Riasec(**{letter: score for letter, score in scores.items() if score is not None})


def read_travel(reader: FieldReader) -> tuple[str | None, int | None]:
    """Where somebody lives (a postcode), and how many minutes a day they can travel, there and back."""
    return read_postcode(reader, "postcode"), reader.whole_number("max_minutes_per_day", 0, MOST_MINUTES)


def read_conditions(reader: FieldReader) -> Conditions:
    """What is asked of work."""
    wage, no_night = reader.number("least_hourly_wage", MOST_WAGE), reader.boolean("no_night") is True
    least, most = reader.number("least_hours", HOURS_IN_A_WEEK), reader.number("most_hours", HOURS_IN_A_WEEK)
    if least is not None and most is not None and most < least:
        reader.fail("most_hours", say("Dit is minder dan het minste aantal uren per week ({least}).", least=least))
    return Conditions(wage, no_night, least, most)
