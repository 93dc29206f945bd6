"""Titles, places and employers in one spelling."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.doubles.words import employer_key, is_part_of_name, place_key, tell_apart, title_words


@pytest.mark.parametrize(
    "title",
    [
        "Magazijnmedewerker (m/v/x)",
        "magazijnmedewerker m/v",
        "Vacature: Magazijnmedewerker - direct starten",
        "Magazijnmedewerker 32-40 uur per week",
        "Magazijnmedewerker €2.800,- bruto per maand",
        "Gezocht: magazijnmedewerker € 14,50 - € 16,00 per uur",
        "Magazijnmedewerker in Almelo",
        "Magazijnmedewerker regio Almelo",
        "Magazijnmedewerker bij Bakkerij Zon",
        "Magazijnmedewerker (24-32)",
        "Magazijnmedewerker tot 3.200 euro bruto",
        "Magazijnmedewerker 2500 - 3000 euro p/m",
        "Magazijnmedewerker 0,8 fte",
        "Magazijnmedewerker - ref. 102938",
        "Magazijnmedewerker (man/vrouw) 100%",
        "Magazijnmedewerker niveau 2",
    ],
)
def test_what_is_hung_on_a_title_says_nothing(title: str) -> None:
    assert title_words(title, place="almelo", employer="bakkerij zon") == ("magazijnmedewerker",)


@pytest.mark.parametrize(("title", "left"), [("Parttime", ("parttime",)), ("(m/v)", ("m", "v")), ("!", ())])
def test_a_title_of_nothing_else_is_itself(title: str, left: tuple[str, ...]) -> None:
    assert title_words(title) == left


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Den Haag",), ("'s-Gravenhage",)),
        (("Den Bosch",), ("'s-Hertogenbosch",)),
        (("Utrecht",), ("Regio Utrecht",)),
        (("Breda, Noord-Brabant",), ("BREDA",)),
        (("Hengelo (OV)",), ("Hengelo",)),
        (("Alphen a/d Rijn",), ("Alphen aan den Rijn",)),
        (("St. Oedenrode",), ("Sint-Oedenrode",)),
        (("Amsterdam Zuidoost",), ("Amsterdam",)),
        (("Den Haag Centrum",), ("'s-Gravenhage",)),
        (("Gemeente Ede",), ("Ede",)),
        (("", "7511 AB"), ("", "7511")),
    ],
)
def test_a_place_has_one_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert place_key(*one) == place_key(*other) != ""


def test_places_that_are_not_the_same_stay_two() -> None:
    places = ("Zoetermeer", "Zoeterwoude", "Den Haag", "Den Bosch", "Bergen op Zoom", "Bergen", "Zuid-Scharwoude", "Noord-Scharwoude")
    assert len({place_key(place) for place in places}) == len(places)


def test_numbers_that_say_which_job_stay() -> None:
    assert title_words("Leerkracht groep 7") == ("leerkracht", "groep", "7")
    assert title_words("Onderwijsassistent groep 3-4") == ("onderwijsassistent", "groep", "3", "4")


def test_an_employer_has_one_spelling() -> None:
    assert employer_key("Jansen Bouw B.V.") == employer_key("JANSEN BOUW BV") == "jansen bouw"
    assert employer_key("BV") == "bv"
    assert is_part_of_name("zonneweel", "bakkerij zonneweel")
    assert not is_part_of_name("bakkerij oost", "bakkerij west")


def test_some_words_make_another_job() -> None:
    assert tell_apart({"junior"})
    assert tell_apart({"3"})
    assert not tell_apart({"logistiek"})
