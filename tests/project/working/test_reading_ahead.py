"""A process of the server has read the labour market before somebody asks for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from threading import Thread

import pytest
from django.db import DatabaseError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hervat.market.matching import forget_market, load_ordering, load_trainings
from hervat.market.occupations.models import Occupation
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.titles.catalogue import forget_finder, load_finder
from hervat.project.working import reading_ahead
from hervat.project.working.reading_ahead import read_ahead


@pytest.fixture(autouse=True)
def as_after_a_start() -> Iterator[None]:
    forget_market()
    forget_finder()
    yield
    forget_market()
    forget_finder()
    gc.unfreeze()


def in_a_thread() -> None:
    thread = Thread(target=read_ahead)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True, databases=["default", "market"])
def test_who_asks_first_only_looks_whether_something_changed(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    dataset = DataSet.objects.create(
        kind="test", name="catalogue", version="1", published=date(2024, 5, 1), is_official=False, precedence=Precedence.IMPORTED,
        imported_at=timezone.now(), sha256="1" * 64, rows=1,
    )  # fmt: skip
    Occupation.objects.create(uri="urn:test:bakker", dataset=dataset, isco="7512", label="bakker", chance="good")
    in_a_thread()
    with django_assert_num_queries(3, using="market"):
        assert [occupation.label for occupation in load_ordering().market.occupations] == ["bakker"]
        assert load_trainings() == ()
        assert load_finder().find("bakker").candidates[0].uri == "urn:test:bakker"


def test_a_store_that_does_not_answer_is_left_to_who_asks(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def no_answer() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(reading_ahead, "load_ordering", no_answer)
    in_a_thread()
    assert "could not be read ahead" in caplog.text
