"""Lists of occupations: by field, by letter, by words."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from hervat.market.browsing import occupations
from hervat.market.browsing.fields import FIELDS, PARTS, field_name, parts_of
from hervat.market.browsing.occupations import OTHER, count_occupations, list_occupations
from hervat.market.browsing.searching import find_by_words
from hervat.market.occupations.models import Occupation
from tests.support.market.rows import DESK, ENGLISH_ONLY, PICKER, STORE, make_market


class TestFields:
    def test_every_part_is_in_a_field(self) -> None:
        assert {code[0] for code in PARTS} == set(FIELDS)
        assert sum(len(parts_of(field)) for field in FIELDS) == len(PARTS) == 43  # the sub-major groups of ISCO-08

    def test_the_nearest_name_is_given(self) -> None:
        assert field_name("9333") == PARTS["93"]
        assert field_name("9") == FIELDS["9"]
        assert field_name("") is None


@pytest.mark.django_db(databases=["default", "market"])
class TestLists:
    @pytest.fixture(autouse=True)
    def _market(self) -> None:
        make_market()

    def test_all_are_counted_once(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(2, using="market"):
            counts = count_occupations("nl")
        assert counts.total == 6
        assert (counts.by_field["9"], counts.by_field["93"], counts.by_field["4"], counts.by_field["42"]) == (2, 2, 2, 2)
        assert (counts.by_letter["m"], counts.by_letter["l"], counts.by_letter["x"]) == (1, 1, 0)
        assert sum(counts.by_letter.values()) == 6

    def test_letters_are_those_of_the_language(self) -> None:
        assert count_occupations("en").by_letter["w"] == 1
        assert count_occupations("nl").by_letter["w"] == 0

    def test_a_field(self) -> None:
        portion = list_occupations("nl", field="93")
        assert [line.uri for line in portion.lines] == [STORE, PICKER]
        assert (portion.total, portion.page, portion.pages) == (2, 1, 1)

    def test_a_letter_in_a_field(self) -> None:
        assert [line.label for line in list_occupations("nl", field="4", letter="r").lines] == ["receptionist"]

    def test_what_begins_with_no_letter(self) -> None:
        store = Occupation.objects.get(pk=STORE)
        Occupation.objects.create(uri="urn:x:1", label="3D-tekenaar", dataset=store.dataset)
        Occupation.objects.create(uri="urn:x:2", label="élève", dataset=store.dataset)
        assert [line.label for line in list_occupations("nl", letter=OTHER).lines] == ["3D-tekenaar", "élève"]
        assert count_occupations("nl").by_letter[OTHER] == 2

    def test_names_stand_in_order_whatever_their_capitals(self) -> None:
        store = Occupation.objects.get(pk=STORE)
        Occupation.objects.create(uri="urn:x:1", label="Mbo-docent", dataset=store.dataset)
        assert [line.label for line in list_occupations("nl", letter="m").lines] == ["magazijnmedewerker", "Mbo-docent"]

    def test_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(occupations, "PAGE_SIZE", 4)
        first, second, beyond = (list_occupations("nl", page=page) for page in (1, 2, 9))
        assert (len(first.lines), len(second.lines), first.pages) == (4, 2, 2)
        assert (beyond.page, beyond.lines) == (2, second.lines)

    def test_a_name_only_in_english_is_there_too(self) -> None:
        assert [line.uri for line in list_occupations("nl", letter="l").lines] == [ENGLISH_ONLY]


@pytest.mark.django_db(databases=["default", "market"])
class TestWords:
    @pytest.fixture(autouse=True)
    def _market(self) -> None:
        make_market()

    def test_another_name_is_told(self) -> None:
        found = find_by_words("magazijnbed", "nl")
        assert [(line.uri, line.found_as) for line in found.lines][:1] == [(STORE, "magazijnbediende")]
        assert not found.is_unsure

    def test_a_hidden_name_finds_and_is_not_told(self) -> None:
        assert [(line.uri, line.found_as) for line in find_by_words("sjouwert", "nl").lines][:1] == [(STORE, "")]

    def test_a_title_that_is_no_beginning_of_a_name_is_guessed_with_a_reason(self) -> None:
        found = find_by_words("receptioniste", "nl")
        assert found.lines[0].uri == DESK
        assert found.lines[0].why is not None

    def test_nothing_is_nothing(self) -> None:
        assert find_by_words("qqqqqqq", "nl").lines == ()

    def test_enough_names_ask_for_no_guess(self, monkeypatch: pytest.MonkeyPatch) -> None:
        store = Occupation.objects.get(pk=STORE)
        for number in range(5):
            uri = f"urn:x:{number}"
            Occupation.objects.create(uri=uri, label=f"bakker {number}", dataset=store.dataset)
            store.labels.create(occupation_id=uri, text=f"bakker {number}", language="nl", kind="preferred", dataset=store.dataset)
        monkeypatch.setattr("hervat.market.titles.find", lambda *_: pytest.fail("nobody needs to guess"))
        found = find_by_words("bakker", "nl")
        assert [line.label for line in found.lines] == [f"bakker {number}" for number in range(5)]
        assert all(line.why is None for line in found.lines)
