"""What can be asked about educations and courses, from both sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.educations.admission import level_asked
from hervat.market.educations.models import EducationKind
from hervat.market.educations.queries import course_page, education_page, learning_for, list_courses, list_educations, openings
from hervat.market.educations.resolving import folded
from tests.market.educations.given import (
    CARE,
    ISCO,
    NURSE,
    STORE,
    course,
    education,
    import_courses,
    import_educations,
    make_occupations,
    write_csv,
)

database = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture
def catalogue(tmp_path: Path) -> None:
    """Three occupations, four educations and two courses."""
    make_occupations()
    educations = [
        education(key="zorg3", name="Verzorgende", occupations=CARE),
        education(key="zorg2", name="Helpende", level="2", months="24", study_load_hours="", occupations="532"),
        education(key="hbov", name="Verpleegkunde", level="6", kind="hbo", occupations=f"{NURSE}|5322"),
        education(key="logistiek", name="Logistiek à la carte", level="2", occupations="9333"),
    ]
    import_educations(write_csv(tmp_path / "educations.csv", educations))
    courses = [
        course(key="tillen", hours="8", occupations=CARE, educations="zorg3|zorg2"),
        course(key="heftruck", name="Heftruck", hours="16", content="Rijden.", occupations="93", educations=""),
    ]
    import_courses(write_csv(tmp_path / "courses.csv", courses))


@database
@pytest.mark.usefixtures("catalogue")
def test_an_occupation_shows_what_leads_to_it_and_that_shows_the_occupation() -> None:
    learning = learning_for(CARE, ISCO[CARE])
    assert [(one.line.key, one.by_group) for one in learning.educations] == [("zorg3", False), ("zorg2", True), ("hbov", True)]
    assert [one.line.key for one in learning.courses] == ["tillen"]
    for linked in learning.educations:
        page = education_page(linked.line.key)
        assert page is not None
        assert CARE in {one.uri for one in page.occupations}
    courses = learning_for(STORE, ISCO[STORE]).courses
    assert [(one.line.key, one.by_group) for one in courses] == [("heftruck", True)]


@database
@pytest.mark.usefixtures("catalogue")
def test_all_at_once_is_the_same_as_one_at_a_time() -> None:
    opened = openings()
    for uri in (CARE, NURSE, STORE):
        learning = learning_for(uri, ISCO[uri])
        assert {one.line.key for one in learning.educations} == {key for key, uris in opened["educations"].items() if uri in uris}
        assert {one.line.key for one in learning.courses} == {key for key, uris in opened["courses"].items() if uri in uris}


@database
@pytest.mark.usefixtures("catalogue")
def test_kin_is_kin_both_ways() -> None:
    pages = {key: education_page(key) for key in ("zorg3", "zorg2", "hbov", "logistiek")}
    strengths = {(key, kin.education.key): kin.strength for key, page in pages.items() if page for kin in page.kin}
    assert strengths == {(other, key): strength for (key, other), strength in strengths.items()}
    assert strengths[("zorg3", "hbov")] == 0.5
    assert not any("logistiek" in pair for pair in strengths)


@database
@pytest.mark.usefixtures("catalogue")
def test_an_education_shows_its_courses_and_a_course_its_educations() -> None:
    page = education_page("zorg3")
    assert page is not None
    assert [one.key for one in page.courses] == ["tillen"]
    tillen = course_page("tillen")
    assert tillen is not None
    assert [one.key for one in tillen.educations] == ["zorg2", "zorg3"]


@database
@pytest.mark.usefixtures("catalogue")
def test_what_is_not_there_is_not_found() -> None:
    assert education_page("weg") is None
    assert course_page("weg") is None
    assert learning_for("http://example.org/weg", "").educations == ()


@database
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("search", "filters", "keys"),
    [
        ("", {}, ["zorg2", "logistiek", "hbov", "zorg3"]),
        ("VERPLEEG", {}, ["hbov"]),
        ("logistiek a la", {}, ["logistiek"]),
        ("mensen zorgen helpende", {}, ["zorg2"]),
        ("100%", {}, []),
        ("", {"level": 2}, ["zorg2", "logistiek"]),
        ("", {"kind": "hbo"}, ["hbov"]),
    ],
)
def test_educations_are_found_by_words_level_and_kind(search: str, filters: dict[str, object], keys: list[str]) -> None:
    assert [line.key for line in list_educations(search, **filters).lines] == keys  # type: ignore[arg-type]


@database
@pytest.mark.usefixtures("catalogue")
def test_courses_are_found_by_how_long_they_take() -> None:
    assert [line.key for line in list_courses(most_hours=8).lines] == ["tillen"]
    assert [line.institutes for line in list_courses("heftruck").lines] == [("diverse aanbieders",)]


@database
@pytest.mark.usefixtures("catalogue")
def test_the_pages_of_a_list_together_are_the_list() -> None:
    whole = [line.key for line in list_educations().lines]
    pages = [list_educations(page=page, size=3) for page in (1, 2)]
    assert [line.key for one in pages for line in one.lines] == whole
    assert [(one.page, one.pages, one.total) for one in pages] == [(1, 2, 4), (2, 2, 4)]
    assert list_educations(page=99, size=3) == pages[1]
    assert list_educations(page=-1, size=3) == pages[0]


@database
@pytest.mark.usefixtures("catalogue")
def test_hours_a_week_need_both_the_hours_and_the_time() -> None:
    hours = {line.key: line.hours_a_week for line in list_educations().lines}
    assert hours["zorg2"] is None
    assert hours["zorg3"] == 30.7  # 4800 hours in 36 months


@given(kind=st.sampled_from(EducationKind.values), level=st.none() | st.integers(1, 8))
def test_nobody_is_asked_for_a_higher_level_than_is_learned(kind: str, level: int | None) -> None:
    asked = level_asked(kind, level)
    assert asked is None or level is None or asked < max(level, 5)


@pytest.mark.parametrize(
    ("kind", "level", "asked"),
    [("entree", 1, None), ("mbo", 2, 1), ("mbo", 4, 2), ("ad", 5, 4), ("hbo", 6, 4), ("hbo", 7, 6), ("wo", 6, 4), ("vavo", 4, None)],
)
def test_the_level_that_the_law_asks(kind: str, level: int, asked: int | None) -> None:
    assert level_asked(kind, level) == asked


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_folding_forgets_accents_and_capitals() -> None:
    assert folded("Cáfé Ïnrichting") == "cafe inrichting"
