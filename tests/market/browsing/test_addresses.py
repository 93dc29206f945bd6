"""The address of an occupation: short, stable, and never of two."""

from __future__ import annotations

import hashlib
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.browsing.addresses import Found, address_of, code_of, find_occupation
from hervat.market.occupations.models import Occupation
from tests.support.market.rows import DESK, ENGLISH_ONLY, OWN, STORE, make_market

TWIN = "http://data.europa.eu/esco/occupation/aaaa1111-0000-4000-8000-00000000000f"  # begins as that of the storehouse does


class TestTheCode:
    def test_it_is_how_a_uuid_begins(self) -> None:
        assert code_of(STORE) == "aaaa1111"

    def test_it_is_a_digest_of_any_other_uri(self) -> None:
        assert code_of(OWN) == hashlib.sha256(OWN.encode()).hexdigest()[:8]

    @given(st.uuids())
    def test_an_address_holds_nothing_that_needs_quoting(self, some: uuid.UUID) -> None:
        address = address_of(f"http://data.europa.eu/esco/occupation/{some}", "Bakker / bäckster (m/v), nr. 1")
        assert address == f"bakker-backster-mv-nr-1-{some.hex[:8]}"

    def test_a_name_without_letters_leaves_the_code_alone(self) -> None:
        assert address_of(STORE, "???") == "aaaa1111"

    def test_a_long_name_is_cut(self) -> None:
        assert len(address_of(STORE, "heel " * 40)) <= 60 + 1 + 8


@pytest.mark.django_db(databases=["default", "market"])
class TestFindingIt:
    @pytest.fixture(autouse=True)
    def _market(self) -> None:
        make_market()

    @pytest.mark.parametrize(
        "typed",
        ["magazijnmedewerker-aaaa1111", "aaaa1111", "een-oude-naam-aaaa1111", "AAAA1111", "aaaa1111-0000-4000-8000-000000000001"],
    )
    def test_by_what_somebody_may_type(self, typed: str) -> None:
        assert find_occupation(typed) == Found(STORE, "magazijnmedewerker-aaaa1111")

    @pytest.mark.parametrize("uri", [STORE, DESK, ENGLISH_ONLY, OWN])
    def test_every_one_by_its_own_address(self, uri: str) -> None:
        occupation = Occupation.objects.get(pk=uri)
        address = address_of(uri, occupation.label or occupation.label_en)
        assert find_occupation(address) == Found(uri, address)

    @pytest.mark.parametrize("typed", ["", "magazijnmedewerker", "ffffffff", "magazijn_medewerker", "0", "x" * 5000, "aaaa1111-"])
    def test_nothing_where_nothing_is(self, typed: str) -> None:
        assert find_occupation(typed) is None

    def test_two_with_one_code_are_told_apart_by_their_names(self) -> None:
        store = Occupation.objects.get(pk=STORE)
        Occupation.objects.create(uri=TWIN, label="zijspanrijder", dataset=store.dataset)
        twins = [find_occupation(f"{name}-aaaa1111") for name in ("magazijnmedewerker", "zijspanrijder")]
        assert [found.uri for found in twins if found] == [STORE, TWIN]
        assert find_occupation("aaaa1111-0000-4000-8000-00000000000f") == Found(TWIN, "zijspanrijder-aaaa1111")
