"""One occupation with everything, two beside each other, and where it all comes from."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from hervat.market.browsing.comparing import view_sides
from hervat.market.browsing.occupation import OccupationView, nearest_to, view_occupation
from hervat.market.browsing.sources import Nature, loaded_sources, nature_of
from hervat.market.provenance.models import Precedence
from tests.support.market.rows import (
    BARE,
    COURSE,
    DESK,
    DIPLOMA,
    ENGLISH,
    LADDER,
    OFFICIAL,
    ORS,
    OWN,
    PICKER,
    SKILLS,
    STARTER,
    STORE,
    make_market,
)

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture(autouse=True)
def _market() -> None:
    make_market()


def view(uri: str) -> OccupationView:
    found = view_occupation(uri)
    assert found is not None
    return found


class TestOne:
    def test_nothing_where_nothing_is(self) -> None:
        assert view_occupation("urn:nergens") is None

    @pytest.mark.parametrize("uri", [STORE, DESK, BARE, OWN])
    def test_it_asks_little(self, uri: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_max_num_queries(12, using="market"):
            view(uri)

    def test_the_official_word_comes_first_and_the_plain_one_beside_it(self) -> None:
        found = view(STORE)
        assert found.occupation.label == "magazijnmedewerker"
        assert found.occupation.description == "Magazijnmedewerkers slaan goederen op."
        assert found.plain == "U zet goederen op hun plek."
        assert {field: source.name for field, source in found.sources.items()} == {
            "isco": OFFICIAL, "label": OFFICIAL, "description": OFFICIAL, "label_en": ENGLISH, "description_en": ENGLISH,
            "level_min": STARTER, "level_max": STARTER, "level_trust": STARTER, "wage_min": STARTER, "wage_max": STARTER,
            "chance": STARTER, "riasec": STARTER,
        }  # fmt: skip

    def test_of_the_starter_catalogue_alone_there_is_one_description(self) -> None:
        assert (view(OWN).plain, view(OWN).occupation.description) == ("", "U ontvangt gasten.")

    def test_other_names_and_no_hidden_ones(self) -> None:
        found = view(STORE)
        assert (found.names, found.names_en) == (("loodsmedewerker", "magazijnbediende"), ("stock worker",))

    def test_a_load_is_that_of_the_most_trusted(self) -> None:
        found = view(STORE)
        assert len(found.loads["4.13"].load.bands) == 3
        assert found.load_sources["4.13"].nature is Nature.ESTIMATE
        assert found.load_sources["1.8.5"].is_orientation

    def test_skills_that_are_always_needed_come_first(self) -> None:
        assert [(skill.label or skill.label_en, skill.essential) for skill in view(STORE).skills] == [
            ("goederen tillen", True), ("scan goods", True), ("werk plannen", False),
        ]  # fmt: skip

    def test_kin_both_ways_with_what_they_share(self) -> None:
        assert [(kin.line.uri, kin.line.strength, kin.shared) for kin in view(STORE).kin] == [
            (PICKER, 0.9, 2),
            (OWN, 0.7, 0),
            (DESK, 0.3, 0),
        ]
        assert [(kin.line.label, kin.shared) for kin in view(DESK).kin] == [("magazijnmedewerker", None)]
        assert [line.uri for line in nearest_to(STORE)] == [PICKER, OWN, DESK]

    def test_what_leads_there(self) -> None:
        learning = view(STORE).learning
        assert [(linked.line.key, linked.by_group) for linked in learning.educations] == [(DIPLOMA, False), (LADDER, True)]
        assert [(linked.line.key, linked.line.institutes) for linked in learning.courses] == [(COURSE, ("diverse aanbieders",))]

    def test_whoever_said_something_is_named(self) -> None:
        assert [source.name for source in view(STORE).used] == [OFFICIAL, ENGLISH, ORS, STARTER]
        assert [source.name for source in view(BARE).used] == [OFFICIAL]


class TestTwo:
    def test_both_in_the_order_in_which_they_are_asked(self, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_max_num_queries(5, using="market"):
            sides = view_sides([PICKER, STORE])
        assert [side.occupation.uri for side in sides] == [PICKER, STORE]
        assert set(sides[0].skills) == {SKILLS["tillen"], SKILLS["scannen"]}
        assert sides[1].load_sources["4.13"].name == ORS

    def test_what_is_not_there_is_left_out(self) -> None:
        assert [side.occupation.uri for side in view_sides(["urn:nergens", DESK])] == [DESK]
        assert view_sides([]) == ()


class TestSources:
    @pytest.mark.parametrize(
        ("precedence", "nature"),
        [
            (Precedence.OFFICIAL, Nature.OFFICIAL),
            (Precedence.OFFICIAL_OTHER, Nature.OFFICIAL),
            (Precedence.IMPORTED, Nature.IMPORTED),
            (Precedence.ESTIMATED, Nature.ESTIMATE),
            (Precedence.STARTER, Nature.STARTER),
            (Precedence.ROUGHLY_ESTIMATED, Nature.ROUGH),
        ],
    )
    def test_how_a_data_set_came_about(self, precedence: int, nature: Nature) -> None:
        assert nature_of(precedence) is nature

    def test_all_of_them(self) -> None:
        assert {found.source.name for found in loaded_sources()} == {OFFICIAL, ENGLISH, ORS, STARTER}
