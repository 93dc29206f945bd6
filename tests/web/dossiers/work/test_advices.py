"""Advice about work: names and whether they fit, for everybody in the dossier; nothing else leaves."""

from __future__ import annotations

from typing import Any

import pytest

from hervat.apps.health.door import GivenAnswer
from hervat.apps.matching.models import WorkAdvice
from hervat.apps.matching.services import NewVerdict, give_verdict
from hervat.domain.access.roles import Role
from hervat.domain.matching.compare import Fit
from hervat.market.browsing.addresses import address_of
from tests.apps.matching.small_market import GARDENER, RECEPTIONIST, WAREHOUSE, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
RECEPTION, WARE, GARDEN = (
    address_of(RECEPTIONIST, "receptionist"), address_of(WAREHOUSE, "magazijnmedewerker"), address_of(GARDENER, "hovenier"),
)  # fmt: skip
ADVICE = {"beroep": [RECEPTION, WARE], "toelichting": "Werk aan een balie, met vaste tijden.", "fml": "1"}
READERS = (Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.BEDRIJFSARTS, AD, Role.COACH)


def share(side: Side, role: Role = AD, **typed: Any) -> Any:
    return side.client(role).post(f"/dossiers/{side.dossier.number}/werkadviezen/nieuw/", {**ADVICE, **typed})


def listed(side: Side, role: Role) -> str:
    answer = side.client(role).get(f"/dossiers/{side.dossier.number}/werkadviezen/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", READERS)
def test_everybody_reads_what_was_shared(side: Side, role: Role) -> None:
    assert share(side).status_code == 302
    html = listed(side, role)
    assert "Receptionist" in html
    assert "Past niet" in html
    assert "met vaste tijden" in html


def test_without_anything_to_share_the_way_to_a_verdict_is_shown(side: Side) -> None:
    with_fml(side, {"4.13": GivenAnswer(("2",), "met twee handen")})
    html = side.client(AD).get(f"/dossiers/{side.dossier.number}/werkadviezen/nieuw/").content.decode()
    assert "Naar passend werk" in html
    assert "Delen met iedereen in het dossier" not in html


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER])
def test_the_werkgever_reads_no_item_no_count_and_no_reason(side: Side, role: Role) -> None:
    share(side)
    html = listed(side, role)
    for told in ("4.13", "Tillen", " kg", "FML", "te zwaar", "let op", "beroepen bekeken", "Past, met vragen"):
        assert told not in html


def test_before_anything_is_shared_there_is_one_sentence(side: Side) -> None:
    html = listed(side, Role.WERKGEVER)
    assert "Hier komen adviezen over werk." in html
    assert "Receptionist" not in html


def test_what_can_be_shared_stands_ready(side: Side) -> None:
    give_verdict(side.entered(AD), NewVerdict(uri=GARDENER, given=Fit.FITS, reason="Een kleine tuin, zonder tillen.", fml_number=1))
    html = side.client(AD).get(f"/dossiers/{side.dossier.number}/werkadviezen/nieuw/?beroep={WARE}").content.decode()
    assert f'value="{WARE}" checked' in html
    assert "Hovenier" in html
    assert "beoordeeld" in html


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"beroep": []}, "Kies ten minste één beroep."),
        ({"beroep": [GARDEN]}, "Bij hovenier zijn nog vragen."),
        ({"toelichting": "x" * 2001}, "Dit is te lang. Het mag 2000 tekens zijn."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_shared(side: Side, typed: dict[str, Any], told: str) -> None:
    answer = share(side, **typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not WorkAdvice.objects.exists()


@pytest.mark.parametrize(("typed", "status"), [({"beroep": ["onzin"]}, 404), ({"fml": "7"}, 409), ({"fml": ""}, 409)])
def test_a_changed_hidden_field_shares_nothing(side: Side, typed: dict[str, Any], status: int) -> None:
    assert share(side, **typed).status_code == status
    assert not WorkAdvice.objects.exists()


def test_after_a_newer_list_it_is_a_conflict(side: Side) -> None:
    with_fml(side)
    assert share(side).status_code == 409
    assert not WorkAdvice.objects.exists()


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.BEDRIJFSARTS])
def test_others_share_nothing(side: Side, role: Role) -> None:
    assert share(side, role).status_code == 403
    assert not WorkAdvice.objects.exists()


def test_nor_does_a_stranger(side: Side, world: World) -> None:
    answer = world.other.client(AD).post(f"/dossiers/{side.dossier.number}/werkadviezen/nieuw/", ADVICE)
    assert answer.status_code == 404
    assert not WorkAdvice.objects.exists()
