"""A word that is written into the vault is found on no page, file or answer of anyone but who may read it there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import Settings

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import Event
from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer
from hervat.apps.organisations import tokens
from hervat.apps.organisations.queries import capacities_of
from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import VaultKind
from tests.apps.health.fml_acts import LIMITED, begun, signed_list, to_coach
from tests.apps.health.question_acts import answer, ask
from tests.apps.health.vault_acts import MARKER, attach, draft, give, one_of_each
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db(databases=["default", "market"])
READERS = {Role.BEDRIJFSARTS, Role.WERKNEMER}
MEDICAL = "Medisch deel"
UUID_PLACE = re.compile("<uuid:[^>]+>")


@pytest.fixture
def world(tmp_path: Path, settings: Settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    return make_world()


@pytest.fixture
def ids(world: World) -> list[UUID]:
    """Everything in the vault that has an id, and something beside it that has; a record and its file one after the other."""
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    records = one_of_each(doctor)
    with_file, open_draft = draft(doctor), draft(doctor)
    file = attach(doctor, with_file)
    attach(doctor, open_draft)
    door.sign(doctor, with_file)
    correction = door.correct(doctor, records[VaultKind.AANTEKENING])
    given = give(world.own)
    to_coach(doctor, signed_list(doctor, {**LIMITED, "4.14": GivenAnswer(("1",), MARKER)}), "4.13")
    begun(doctor, copy_of=1)
    door.revoke(doctor, give(world.own, Datum.PROBLEEMANALYSE_MEDISCH))
    door.revoke(doctor, given)
    question = ask(world.own.entered(Role.WERKNEMER), MARKER)
    answer(doctor, question, MARKER)
    event = Event.objects.filter(dossier=world.own.dossier).values_list("pk", flat=True).first()
    assert event is not None
    return [*records.values(), open_draft, with_file, file, correction, given, question, event]


def pages(number: str, ids: list[UUID]) -> Iterator[str]:
    """Every address behind the login, with what stands in its places filled in by what there is."""

    def walk(patterns: list[Any], before: str) -> Iterator[tuple[str, URLPattern]]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns, before + str(each.pattern))
            else:
                yield before + str(each.pattern), each

    for route, pattern in walk(get_resolver().url_patterns, "/"):
        if hasattr(pattern.callback, "rule"):
            yield from _filled(route, number, ids)


def _filled(route: str, number: str, ids: list[UUID]) -> Iterator[str]:
    fixed = {
        "<str:nummer>": number, "<str:stap>": "probleemanalyse", "<int:inzage>": "1", "<int:versie>": "1", "<int:rubriek>": "4",
    }  # fmt: skip
    for place, value in fixed.items():
        route = route.replace(place, value)
    places = route.count("<uuid:")
    some = ids if "/medisch/" in route or "/delegaties/" in route else ids[-3:]
    for first, second in pairwise([*some, some[0]]) if places else ((ids[0], ids[0]),):
        yield UUID_PLACE.sub(str(second), UUID_PLACE.sub(str(first), route, count=1))


def text_of(answer: HttpResponseBase) -> str:
    """What can be read in an answer: its headers, its text, the text of a PDF, the names and contents of a zip."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    said = [str(dict(answer.items()))]
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        said += [page.extract_text() for page in reader.pages] + [str(reader.metadata)]
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said += [f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()]
    return "\n".join([*said, content.decode("utf-8", "replace")])


@pytest.mark.parametrize("role", [role for role in Role if role not in READERS])
def test_no_page_of_another_role_holds_the_word(world: World, ids: list[UUID], role: Role) -> None:
    client = world.own.client(role)
    seen = 0
    for address in pages(world.own.dossier.number, ids):
        answer = client.get(address)
        text = text_of(answer)
        assert MARKER not in text, address
        if answer.status_code == 200:
            seen += 1
            assert "/medisch/" not in text, f"{address}: no link, and no tab"
            assert MEDICAL not in text, f"{address}: no label"
    assert seen > 3, "it does read pages"


@pytest.mark.parametrize("role", list(Role))
def test_no_page_of_strangers_holds_the_word(world: World, ids: list[UUID], role: Role) -> None:
    client = world.other.client(role)
    for address in pages(world.own.dossier.number, ids):
        if world.own.dossier.number not in address and not address.startswith("/mijn/"):
            continue
        answer = client.get(address)
        assert MARKER not in text_of(answer), address
        if address.startswith("/dossiers/") and ("/medisch/" in address or "/probleemanalyses/" in address):
            assert answer.status_code in (404, 405), address


@pytest.mark.parametrize("role", list(Role))
def test_no_answer_of_the_api_holds_the_word(world: World, ids: list[UUID], role: Role) -> None:
    del ids
    if role not in PROFESSIONAL_ROLES:
        pytest.skip("has no programs")
    user, on = world.own.people[role], timezone.localdate()
    client = Client(headers={"Authorization": f"Bearer {token_of(user, role)}"})
    own = f"/{world.own.dossier.number}"
    for address in ("", own, *(f"{own}/{part}" for part in ("timeline", "events", "periods"))):
        answer = client.get(f"/api/v1/cases{address}")
        assert answer.status_code != 401
        assert MARKER not in text_of(answer), address
    del on


def token_of(user: User, role: Role) -> str:
    on = timezone.localdate()
    capacity = next(found for found in capacities_of(user, on) if found.role is role)
    return tokens.make(user=user, name="programma", capacity=capacity, may_write=False, last_day=on, on=on)[1]


def test_who_may_read_it_finds_the_word_where_it_belongs(world: World, ids: list[UUID]) -> None:
    """What keeps the tests above honest: the word is there, and this way of looking finds it."""
    record, number = ids[0], world.own.dossier.number
    doctor, werknemer = world.own.client(Role.BEDRIJFSARTS), world.own.client(Role.WERKNEMER)
    assert MARKER in text_of(doctor.get(f"/dossiers/{number}/medisch/{record}/"))
    assert MARKER in text_of(werknemer.get(f"/mijn/medisch/{record}/"))
    assert MARKER in text_of(werknemer.get("/mijn/gegevens/alles.zip"))
    found = {address for address in pages(number, ids) if MARKER in text_of(doctor.get(address))}
    assert all("/medisch/" in address or "/delegaties/" in address for address in found), found
