"""Reading one function beside one person, as an arbeidsdeskundige types them: the list and the loads, and what the filters look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from hervat.domain.fields import FactsError, FieldError, FieldReader
from hervat.domain.fml.reading import read_fml_fields
from hervat.domain.matching.choosing.person import NO_CONDITIONS, Person, read_conditions, read_travel
from hervat.domain.matching.functions import Function, read_function
from hervat.domain.matching.occupations import LEVELS, Occupation
from hervat.domain.matching.requirements import Kind, read_keys
from hervat.domain.text import say


class Compared(NamedTuple):
    """A person and a function."""

    person: Person
    function: Function

    @property
    def as_occupation(self) -> Occupation:
        """The function as the filters look at work."""
        function = self.function
        return Occupation(
            uri="",
            isco="",
            label=function.label,
            level_min=function.level,
            wage_max=function.hourly_wage,
            loads=function.loads,
            required=function.required,
        )


def read_compared(data: object, on: date) -> Compared:
    """The person and the function in ``data``; ``on``: the day on which the loads were typed. Raises :class:`FactsError`."""
    if not isinstance(data, Mapping):
        raise FactsError((FieldError("", say("Een object met de velden fml en function werd verwacht.")),))
    reader = FieldReader(data)
    person, function = _person(reader, on), reader.item("function", lambda inner: read_function(inner, on), required=True)
    reader.refuse_unknown()
    if reader.errors or person is None or function is None:
        raise FactsError(tuple(reader.errors))
    return Compared(person, function)


def _person(reader: FieldReader, on: date) -> Person | None:
    fml = reader.item("fml", read_fml_fields, required=True)
    level, travel = reader.whole_number("education_level", *LEVELS), reader.item("travel", read_travel)
    diplomas, licences = read_keys(reader, "diplomas", Kind.DIPLOMA), read_keys(reader, "licences", Kind.LICENCE)
    conditions = reader.item("conditions", read_conditions)
    if fml is None:
        return None
    return Person(
        fml=fml,
        on=on,
        education_level=level,
        diplomas=diplomas,
        licences=licences,
        postcode=travel[0] if travel else None,
        max_travel_minutes=travel[1] if travel else None,
        conditions=conditions or NO_CONDITIONS,
    )
