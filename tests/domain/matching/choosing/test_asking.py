"""What is asked of somebody and of work, read: unknown keys and hours that contradict each other are said with place and choices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hervat.domain.fields import FactsError
from hervat.domain.matching.choosing.compared import read_compared
from hervat.domain.matching.choosing.person import read_person

ON = date(2026, 5, 1)
FML = {"version": "B"}
FUNCTION: dict[str, Any] = {"label": "Chauffeur", "loads": {"4.13": {"value": 8, "unit": "kg"}}}


def test_not_asked_is_something_else_than_none() -> None:
    assert read_person({"fml": FML}, ON).licences is None
    assert read_person({"fml": FML, "licences": None}, ON).licences is None
    assert read_person({"fml": FML, "licences": []}, ON).licences == frozenset()
    person = read_person({"fml": FML, "licences": ["rijbewijs-b"], "diplomas": ["beveiliger"]}, ON)
    assert (person.licences, person.diplomas) == (frozenset({"rijbewijs-b"}), frozenset({"beveiliger"}))


def test_hours_that_are_asked() -> None:
    conditions = read_person({"fml": FML, "conditions": {"least_hours": 12, "most_hours": 24.5}}, ON).conditions
    assert (conditions.least_hours, conditions.most_hours) == (12, 24.5)


@pytest.mark.parametrize(
    ("more", "path", "sentence"),
    [
        ({"licences": ["vliegbrevet"]}, "licences[0]", "Dit kennen we niet: vliegbrevet. Kies uit: rijbewijs-am, rijbewijs-b, "),
        ({"licences": ["rijbewijs-b", "beveiliger"]}, "licences[1]", "Dit kennen we niet: beveiliger. Kies uit: rijbewijs-am, "),
        ({"diplomas": ["rijbewijs-b"]}, "diplomas[0]", "Dit kennen we niet: rijbewijs-b. Kies uit: big-verpleegkundige, "),
        ({"diplomas": "beveiliger"}, "diplomas", "Een lijst werd verwacht."),
        ({"diplomas": [3]}, "diplomas[0]", "Vul een gewone tekst in"),
        ({"licences": ["x"] * 500}, "licences", "De lijst is te lang"),
        ({"conditions": {"least_hours": 30, "most_hours": 20}}, "conditions.most_hours", "Dit is minder dan het minste aantal uren"),
        ({"conditions": {"most_hours": 169}}, "conditions.most_hours", "Vul een getal in van 0 tot 168."),
        ({"conditions": {"hours": 20}}, "conditions.hours", "Dit veld is onbekend."),
    ],
)
@pytest.mark.parametrize("read", ["person", "compared"])
def test_what_cannot_be_read_is_said_with_its_place(more: dict[str, Any], path: str, sentence: str, read: str) -> None:
    with pytest.raises(FactsError) as caught:
        read_person({"fml": FML, **more}, ON) if read == "person" else read_compared({"fml": FML, "function": FUNCTION, **more}, ON)
    assert [error.path for error in caught.value.errors] == [path]
    assert str(caught.value.errors[0].message).startswith(sentence)


@pytest.mark.parametrize(
    ("more", "path", "sentence"),
    [
        ({"postcode": "75"}, "function.postcode", "Vul een postcode in"),
        ({"level": 9}, "function.level", "Vul een heel getal in van 1 tot en met 8."),
        ({"hourly_wage": -1}, "function.hourly_wage", "Vul een getal in van 0 tot 500."),
        ({"requires": ["vliegbrevet"]}, "function.requires[0]", "Dit kennen we niet: vliegbrevet."),
        ({"plaats": "Enschede"}, "function.plaats", "Dit veld is onbekend."),
    ],
)
def test_what_cannot_be_read_of_a_function(more: dict[str, Any], path: str, sentence: str) -> None:
    with pytest.raises(FactsError) as caught:
        read_compared({"fml": FML, "function": FUNCTION | more}, ON)
    assert [error.path for error in caught.value.errors] == [path]
    assert str(caught.value.errors[0].message).startswith(sentence)


def test_a_function_as_the_filters_look_at_work() -> None:
    data = {"fml": FML, "function": FUNCTION | {"level": 2, "hourly_wage": 17.5, "requires": ["code-95"], "postcode": "7511 AB"}}
    found = read_compared(data, ON)
    work = found.as_occupation
    assert (work.label, work.level_min, work.wage_max, work.required) == ("Chauffeur", 2, 17.5, frozenset({"code-95"}))
    assert found.function.postcode == "7511 AB"


def test_something_else_than_an_object() -> None:
    with pytest.raises(FactsError, match="fml en function"):
        read_compared([], ON)
