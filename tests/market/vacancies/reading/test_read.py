"""Reading a posting as a whole: what is refused, what is only unknown, and how good it is on labelled ads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hervat.domain.text import say
from hervat.market.titles.answers import Candidate, TitleAnswer
from hervat.market.vacancies.postings import Salary, WrongPosting
from hervat.market.vacancies.reading.read import read
from hervat.market.vacancies.reading.tools import Tools
from tests.market.vacancies.reading.given import PLACES, TODAY, TOOLS, posting, read_text
from tests.market.vacancies.reading.labelled import labelled_ads
from tests.market.vacancies.reading.measuring import Read, scores

LEAST = {
    "language": 0.99,
    "hours": 0.93,
    "wage": 0.93,
    "level": 0.93,
    "contract": 0.95,
    "licences": 0.95,
    "load": 0.9,
    "contact persons": 1.0,
}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"identifier": " "}, "identifier"),
        ({"title": ""}, "title"),
        ({"title": "\u200b\u00ad"}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"description": "x" * 300_000}, "description"),
        ({"description": "<div>" * 30_000}, "description"),
    ],
)
def test_what_is_no_ad_is_refused_with_its_field(fields: dict[str, str], field: str) -> None:
    with pytest.raises(WrongPosting) as error:
        read(posting(**fields), TOOLS, TODAY)
    assert error.value.field == field
    assert error.value.sentence.render()


def test_days_that_cannot_be_are_unknown() -> None:
    ad = read_text("Werk.", date_posted=date(2099, 1, 1), valid_through=date(2199, 1, 1))
    assert (ad.date_posted, ad.valid_through) == (None, None)
    assert read_text("Werk.", date_posted=date(2026, 11, 1)).date_posted == date(2026, 11, 1)


def test_an_empty_ad_tells_nothing() -> None:
    ad = read_text("")
    assert (ad.text, ad.html, ad.hours, ad.wage, ad.level, ad.load) == ("", "", None, None, None, ())


def test_the_occupation_of_a_title_is_looked_up_once() -> None:
    asked: list[str] = []

    def find(title: str) -> TitleAnswer:
        asked.append(title)
        return TitleAnswer(title, title == "Zomaar iets", (Candidate("uri", "kok", 0.9, say("Zo heet dit beroep."), "5120"),))

    tools = Tools(find, PLACES)
    ads = [read(posting(title=title), tools, TODAY) for title in ("Kok", "KOK", "Zomaar iets")]
    assert [ad.occupation and ad.occupation.isco for ad in ads] == ["5120", "5120", None]
    assert asked == ["Kok", "Zomaar iets"]


@given(st.text(max_size=400), st.text(min_size=1, max_size=50))
@example("", "3H")
def test_whatever_comes_is_read_or_refused(description: str, title: str) -> None:
    try:
        ad = read(posting(description, title=title, salary=Salary(1e9, -1)), TOOLS, TODAY)
    except WrongPosting:
        return
    assert all(one.sentence in ad.text or one.sentence in ad.title for one in ad.load)  # hours stand in titles too
    assert ad.wage is None or ad.wage.low != 1e9


@pytest.mark.parametrize("word", ["uur ", "€ ", "1 ", "mbo ", "Bel Jan ", "ervaring van ", "geen ", "a.", "<p>", "niveau 3, "])
def test_a_word_said_ten_thousand_times_is_read_in_reasonable_time(word: str) -> None:
    read_text(word * 10_000)


def test_labelled_ads_are_read_as_well_as_was_measured() -> None:
    found = scores([Read(one, read(one.posting, TOOLS, TODAY)) for one in labelled_ads("seen")], with_occupations=False, with_places=False)
    low = {
        name: (found[name].precision, found[name].recall)
        for name in LEAST
        if min(found[name].precision or 0, found[name].recall or 0) < LEAST[name]
    }
    assert low == {}
