"""One function beside one person, as an arbeidsdeskundige types them: reading both, and what is looked at beside load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from hervat.domain.fields import FactsError, FieldError, FieldReader
from hervat.domain.fml.reading import read_fml_fields
from hervat.domain.matching.choosing.filters import LeftOut, of_function
from hervat.domain.matching.choosing.person import NO_CONDITIONS, Person, read_conditions, read_travel
from hervat.domain.matching.functions import Function, read_function
from hervat.domain.matching.occupations import LEVELS, Occupation
from hervat.domain.matching.requirements import Kind, read_keys
from hervat.domain.matching.travel import Journey, journey_words, too_far
from hervat.domain.text import Text, say

NOT_ON_THE_MAP = say("Hoe ver het reizen is, weten we niet: van deze postcodes is de ligging niet bekend. Zoek de reis op.")


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


class Travel(NamedTuple):
    """The sentence about a journey, and its numbers when they are known."""

    text: Text
    journey: Journey | None


class Beside(NamedTuple):
    """What is looked at beside load: every reason for which the function is left out, and what is known of the journey."""

    left_out: tuple[LeftOut, ...]
    travel: Travel | None


def look_beside(compared: Compared, found: Journey | None) -> Beside:
    """``found``: the journey between the two postcodes; None when one of them was not given, or is not on the map."""
    return Beside(of_function(compared.as_occupation, compared.person, found), _travel(compared, found))


def _travel(compared: Compared, found: Journey | None) -> Travel | None:
    if compared.person.postcode is None or compared.function.postcode is None:
        return None
    if found is None:
        return Travel(NOT_ON_THE_MAP, None)
    most = compared.person.max_travel_minutes
    return Travel(too_far(found, most) or journey_words(found, most), found)


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
