"""Vacancies for programs: what a search and one vacancy answer, and what is said to what cannot be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from hervat.api.schemas.vacancies import OneVacancy, Vacancies
from hervat.domain.text import say
from hervat.market.search.contract import EngineFailure
from hervat.market.search.embedded.engine import EmbeddedEngine
from tests.api.test_contract import CHECKS
from tests.api.test_wrong_requests import problem
from tests.support.market import vacancies as rows
from tests.support.market.rows import STORE, make_market

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HERE = "/api/v1/vacancies"


@pytest.fixture(autouse=True)
def stored(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_ROOT = tmp_path / "search"
    make_market()
    rows.make_vacancies()


def ask(query: str = "", status: int = 200) -> Any:
    answer = Client().get(f"{HERE}{query}")
    assert answer.status_code == status, answer.content
    return answer.json()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [3, 2, 1]),
        ("?words=magazijn", [1, 2]),
        ("?near=Borne&radius=25", [1]),
        ("?near=7607&sort=distance&radius=200", [1]),
        ("?hours_from=30", [3, 2]),
        ("?contract=vast&contract=tijdelijk&sort=date", [3, 2, 1]),
        ("?contract=vast", [3, 2]),
        (f"?occupation={STORE}", [1]),
        ("?province=Zeeland&level_to=4", [2]),
        ("?size=1&page=2", [2]),
        ("?days=1", []),
    ],
)
def test_what_is_found(query: str, found: list[int]) -> None:
    told = ask(query)
    Vacancies.model_validate(told)
    assert [hit["id"] for hit in told["hits"]] == found


def test_a_hit_tells_why_and_what_it_does_not_know() -> None:
    (hit,) = ask("?near=Borne&radius=25&words=magazijn")["hits"]
    assert hit["why"] == "In de titel: magazijn. Op 9,1 km van Borne."
    assert hit["hours"] == {"min": 16, "max": 20}
    bare = ask()["hits"][0]
    assert (bare["employer"], bare["hours"], bare["occupation"]) == (None, None, None)


def test_one_has_its_load_with_the_sentence_and_its_sources() -> None:
    told = ask("/1")
    OneVacancy.model_validate(told)
    assert [(load["item"], load["value"], load["sentence"]) for load in told["load"]] == [("4.13", 15, rows.TILT)]
    assert [source["url"] for source in told["sources"]] == ["https://banen.example/magazijn"]
    rows.see("balie", "kaal")
    assert ask("/1")["gone_at"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?radius=-1&near=Borne", "radius"), ("?radius=5", "radius"), ("?near=nergens", "near"), ("?words=mag*", "words"),
        ("?hours_from=30&hours_to=2", "hours_to"), ("?hours_from=nan", "hours_from"), ("?level_from=1.5", "level_from"),
        ("?contract=eeuwig", "contract"), ("?page=0", "page"), ("?page=1000", "page"), ("?size=1e3", "size"), ("?sort=mooi", "sort"),
        ("?sort=distance", "sort"), ("?occupation=iets", "occupation"), ("?days=1_0", "days"), ("?words=a&words=b", "words"),
        (f"?words={'a' * 501}", "words"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_named(query: str, field: str) -> None:
    body = problem(Client().get(f"{HERE}{query}"), 422)
    assert [error["field"] for error in body["errors"]] == [field]


def test_what_is_not_there_and_what_is_misspelt() -> None:
    problem(Client().get(f"{HERE}/9"), 404)
    problem(Client().get(f"{HERE}/0"), 404)
    problem(Client().get(f"{HERE}?wrods=magazijn"), 400)
    problem(Client().get(f"{HERE}/1?x=1"), 400)


def test_an_engine_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise EngineFailure(say("De zoekindex is niet te lezen."))

    monkeypatch.setattr(EmbeddedEngine, "search", fail)
    problem(Client().get(f"{HERE}?words=magazijn"), 503)


@pytest.mark.usefixtures("no_databases")
@pytest.mark.parametrize("path", ["/vacancies", "/vacancies/{number}"])
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_it_keeps_to_its_description(path: str, mode: GenerationMode) -> None:
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())[path]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def keeps(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    keeps()


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_is_answered(words: str, near: str) -> None:
    assert Client().get(HERE, {"words": words, "near": near}).status_code in (200, 422)
