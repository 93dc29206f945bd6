"""Titles are looked up in the labels of the store: read once, and again only after an import."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hervat.market.occupations.models import Occupation, OccupationLabel
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.titles import find
from hervat.market.titles.catalogue import forget_finder, has_occupations

pytestmark = pytest.mark.django_db(databases=["default", "market"])
BAKER, COOK = "urn:test:bakker", "urn:test:kok"
_numbers = count(1)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_finder()
    yield
    forget_finder()


def data_set(name: str) -> DataSet:
    return DataSet.objects.create(
        kind="test", name=name, version="1", is_official=False, precedence=Precedence.IMPORTED, imported_at=timezone.now(),
        sha256=f"{next(_numbers):064}", rows=1,
    )  # fmt: skip


def occupation(dataset: DataSet, uri: str, **fields: str) -> None:
    Occupation.objects.create(uri=uri, dataset=dataset, **{"isco": "7512", "label": uri.rpartition(":")[2], **fields})


def label(dataset: DataSet, uri: str, text: str, kind: str = "alternative", language: str = "nl") -> None:
    OccupationLabel.objects.create(dataset=dataset, occupation_id=uri, text=text, kind=kind, language=language)


def test_without_occupations_nothing_is_found() -> None:
    assert not has_occupations()
    answer = find("bakker")
    assert answer.none_fits
    assert answer.candidates == ()


def test_every_label_of_the_store_finds_its_occupation() -> None:
    dataset = data_set("catalogue")
    occupation(dataset, BAKER)
    occupation(dataset, COOK, isco="5120")
    label(dataset, BAKER, "broodbakker")
    label(dataset, BAKER, "bakkert", "hidden")
    label(dataset, COOK, "cook", "preferred", "en")
    found = {title: find(title).candidates[0] for title in ("bakker", "Broodbakster", "bakkert", "cook")}
    assert {title: candidate.uri for title, candidate in found.items()} == {
        "bakker": BAKER, "Broodbakster": BAKER, "bakkert": BAKER, "cook": COOK,
    }  # fmt: skip
    assert (found["cook"].label, found["cook"].isco) == ("kok", "5120")
    assert "bakkert" not in str(found["bakkert"].why)


def test_a_label_without_an_occupation_is_passed_over() -> None:
    dataset = data_set("catalogue")
    occupation(dataset, BAKER)
    label(dataset, COOK, "keukenprins")
    assert find("keukenprins").none_fits


def test_an_occupation_with_only_an_english_name_goes_by_it() -> None:
    occupation(data_set("catalogue"), COOK, label="", label_en="cook")
    assert find("cook").candidates[0].label == "cook"


def test_the_store_is_read_once_and_again_after_an_import(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    occupation(data_set("first"), BAKER)
    find("bakker")
    with django_assert_num_queries(1, using="market"):
        assert find("kok").none_fits
    occupation(data_set("second"), COOK)
    assert find("kok").candidates[0].uri == COOK
