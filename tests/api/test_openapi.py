"""The published description is complete, and it describes what is really sent, read and answered."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from ninja.constants import NOT_SET
from pydantic import BaseModel, ValidationError

from hervat.api.examples import FACTS_EXAMPLES
from hervat.api.openapi import DocumentedAPI
from hervat.api.schemas.facts import Facts
from hervat.api.schemas.timeline import Timeline
from hervat.api.v1 import api, nobody
from hervat.domain.law import FactsError, read_facts, timeline
from hervat.reports.timeline_json import timeline_json
from tests.api.conftest import Post

ON = date(2026, 11, 22)
EVERYTHING: dict[str, Any] = {
    "eerste_ziektedag": "2024-01-08",
    "recovered": [{"from": "2024-02-12", "until": "2024-02-18"}, {"from": "2024-04-01", "until": "2024-05-12"}],
    "leave": [{"kind": "zwangerschap", "from": "2024-09-02", "until": "2024-12-22", "same_cause_before": True, "same_cause_after": True}],
    "aow_date": "2040-01-01",
    "employment_ends": "2027-12-31",
    "vangnet": "no_risk",
    "contract_elsewhere_from": "2026-06-01",
    "events": [
        {"kind": "probleemanalyse", "date": "2024-06-10"},
        {"kind": "afwijking_termijn", "date": "2024-06-10", "obligation": "plan_van_aanpak", "reason": "samen afgesproken"},
        {"kind": "uitzondering_spoor_2", "date": "2025-06-10", "ground": "concreet_perspectief", "reason": "terugkeer is nabij"},
        {"kind": "wia_aanvraag", "date": "2026-05-10", "good_reason": True},
        {"kind": "vervroegde_iva_aanvraag", "date": "2025-03-01"},
    ],
    "loon": {"month": 2600, "hours_per_week": 36, "age": 40},
    "schatting": {"maatmanloon_per_hour": 24.5, "resterende_verdiencapaciteit_per_hour": 15.2, "duurzaam": True},
    "uitkering": {"maandloon": 3500, "income": 1000, "month": 3},
}
CASES: list[dict[str, Any]] = [EVERYTHING, *(example["value"] for example in FACTS_EXAMPLES.values())]


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def objects(schema: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every JSON object inside a description, with where it stands."""
    if isinstance(schema, dict):
        yield path, schema
        for name, value in schema.items():
            yield from objects(value, f"{path}/{name}")
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from objects(value, f"{path}/{number}")


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The model inside ``list[Model]``, ``Model | None`` and the like."""
    inner = get_args(annotation)
    if not inner and inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for part in inner:
        yield from models_in(part)


def different_names(model: type[BaseModel], data: object, path: str = "") -> Iterator[str]:
    """Where the names in ``data`` are not exactly the fields of ``model``."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from different_names(model, item, f"{path}[{number}]")
    elif isinstance(data, dict):
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        yield from (f"{path}.{name}" for name in fields.keys() ^ data.keys())
        for name in fields.keys() & data.keys():
            for inner in models_in(fields[name].annotation):
                yield from different_names(inner, data[name], f"{path}.{name}")


@pytest.mark.parametrize("case", CASES)
def test_a_timeline_has_exactly_the_described_fields(case: dict[str, Any]) -> None:
    shape = timeline_json(timeline(read_facts(case, ON), ON))
    assert list(different_names(Timeline, shape)) == []
    Timeline.model_validate(shape)


def test_every_part_of_the_answer_is_seen_in_the_cases() -> None:
    """Otherwise the test above would prove less than it says."""
    shapes: list[dict[str, Any]] = [timeline_json(timeline(read_facts(case, ON), ON)) for case in CASES]
    for part in ("vervroegde_iva", "no_risk", "money", "flags"):
        assert any(shape[part] for shape in shapes), part
    for part in ("not_counted", "earlier_periods"):
        assert any(shape["wachttijd"][part] for shape in shapes), part


@pytest.mark.parametrize("case", CASES)
def test_the_described_facts_are_read(case: dict[str, Any]) -> None:
    Facts.model_validate(case)
    assert read_facts(case, ON).eerste_ziektedag.isoformat() == case["eerste_ziektedag"]


def test_all_described_facts_are_known_to_the_reader() -> None:
    assert list(different_names(Facts, {name: None for name in EVERYTHING})) == []
    described = {name for model in models_in(Facts) for name in model.model_fields}
    assert described == EVERYTHING.keys()


@pytest.mark.parametrize(
    "wrong",
    [
        {"onbekend": 1},
        {"eerste_ziektedag": None},
        {"events": {}},
        {"recovered": [{"from": "2024-02-12", "tot": "2024-02-18"}]},
        {"vangnet": "ja"},
    ],
)
def test_what_the_description_forbids_the_reader_refuses(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Facts.model_validate(EVERYTHING | wrong)
    with pytest.raises(FactsError):
        read_facts(EVERYTHING | wrong, ON)


def test_a_list_may_be_as_long_as_described(post: Post) -> None:
    events = [{"kind": "evaluatie", "date": (date(2024, 6, 10) + timedelta(days=number % 300)).isoformat()} for number in range(1001)]
    assert post({"eerste_ziektedag": "2024-06-10", "events": events[:1000]}).status_code == 200
    assert post({"eerste_ziektedag": "2024-06-10", "events": events}).status_code == 422


def test_it_is_openapi_3_1(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1.")
    assert description["info"]["version"] == "1.0.0"
    assert description["servers"][0]["url"] == "/api/v1"
    assert {path.split("/")[1] for path in description["paths"]} == {"timeline", "cases", "vacancies"}


def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    found = {part["$ref"] for _path, part in objects(description) if isinstance(part.get("$ref"), str)}
    known = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}
    assert found
    assert found <= known


def test_asked_twice_it_says_the_same(description: dict[str, Any]) -> None:
    assert Client().get("/api/v1/openapi.json").json() == description


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_is_only_read(method: str) -> None:
    answer = Client().generic(method, "/api/v1/openapi.json")
    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_every_part_is_explained(description: dict[str, Any]) -> None:
    silent = [name for name, schema in description["components"]["schemas"].items() if not schema.get("description")]
    assert silent == []


def test_all_errors_are_problems(description: dict[str, Any]) -> None:
    responses = description["paths"]["/timeline"]["post"]["responses"]
    assert set(responses) == {"200", "400", "405", "408", "413", "415", "422", "429"}
    assert {next(iter(response["content"])) for status, response in responses.items() if status != "200"} == {"application/problem+json"}


def test_the_examples_work(description: dict[str, Any], post: Post) -> None:
    body = description["paths"]["/timeline"]["post"]["requestBody"]["content"]["application/json"]
    assert body["examples"]
    for example in body["examples"].values():
        assert post(example["value"], "?on=2026-11-22").status_code == 200


def test_every_operation_says_who_may_use_it() -> None:
    """What says nothing would be open to nobody; it must say so itself, also when that is everyone."""
    operations = [
        (operation, router) for _prefix, router in api._routers for view in router.path_operations.values() for operation in view.operations
    ]
    assert operations
    assert [operation.path for operation, router in operations if operation.auth_param is NOT_SET and router.auth is NOT_SET] == []
    assert api.auth == [nobody]


def test_what_is_not_public_is_closed(rf: RequestFactory) -> None:
    closed = DocumentedAPI(bodies=[], auth=nobody)
    reached = []

    @closed.get("/dossier")
    def dossier(request: HttpRequest) -> str:
        reached.append(request)
        return "geheim"

    view = closed._get_bound_routers()[0].path_operations["/dossier"].get_view()
    assert view(rf.get("/dossier")).status_code == 401
    assert reached == []
