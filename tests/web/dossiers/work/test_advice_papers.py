"""An advice on paper: directions for everybody who may read it, the reasoning only for who may know the list."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest
from pypdf import PdfReader

from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.models import AuditRecord
from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer
from hervat.apps.matching.models import WorkAdvice
from hervat.apps.matching.services import NewVerdict, give_verdict
from hervat.domain.access.roles import Role
from hervat.domain.matching.compare import Fit
from hervat.market.browsing.addresses import address_of
from hervat.market.matching import forget_market
from hervat.market.occupations.models import Occupation
from tests.apps.matching.small_market import RECEPTIONIST, WAREHOUSE, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
HEALTH = ("4.13", "Tillen", " kg", "FML", "te zwaar", "let op", "Mag:")


def shared(side: Side) -> str:
    chosen = [address_of(RECEPTIONIST, "receptionist"), address_of(WAREHOUSE, "magazijnmedewerker")]
    sent = {"beroep": chosen, "toelichting": "Werk aan een balie.", "fml": "1"}
    assert side.client(AD).post(f"/dossiers/{side.dossier.number}/werkadviezen/nieuw/", sent).status_code == 302
    return f"/dossiers/{side.dossier.number}/werkadviezen/{WorkAdvice.objects.get().id}"


def read(side: Side, role: Role, address: str) -> str:
    answer = side.client(role).get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert side.dossier.family_name not in answer["Content-Disposition"]
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, AD])
def test_directions_hold_no_word_of_health(side: Side, role: Role) -> None:
    text = read(side, role, f"{shared(side)}/richtingen.pdf")
    assert "Werk aan een balie." in text
    assert "eceptionist" in text
    assert [word for word in HEALTH if word.casefold() in text.casefold()] == []


def test_the_reasoning_tells_the_points(side: Side) -> None:
    text = read(side, AD, f"{shared(side)}/onderbouwing.pdf")
    assert "4.13 Tillen" in text
    assert "Geef dit blad niet aan de werkgever" in text


def test_after_a_newer_list_the_reasoning_still_rests_on_its_own(side: Side) -> None:
    reason = "De heftruck tilt hier alles."
    give_verdict(side.entered(AD), NewVerdict(uri=WAREHOUSE, given=Fit.FITS, reason=reason, fml_number=1))
    address = f"{shared(side)}/onderbouwing.pdf"
    number = with_fml(side, {"4.13": GivenAnswer(("1",))})
    text = read(side, AD, address)
    for said in ("FML, versie 1 van", "Er is nu een nieuwere lijst: versie 2.", reason, "ongeveer 5 kg"):
        assert said in text
    doctor = side.entered(Role.BEDRIJFSARTS)
    door.withdraw_release(doctor, next(line.id for line in door.releases_of(doctor) if line.number < number and line.recipient is AD))
    text = read(side, AD, address)
    assert "Het advies is gegeven met versie 1. Die lijst is niet meer verstrekt." in text
    assert "ongeveer 5 kg" not in text


def test_the_reason_of_a_later_verdict_that_says_otherwise_does_not_stand_beside_what_was_shared(side: Side) -> None:
    address = shared(side)
    later = NewVerdict(uri=WAREHOUSE, given=Fit.FITS, reason="In dit magazijn tilt de heftruck.", fml_number=1)
    give_verdict(side.entered(AD), later)
    text = read(side, AD, f"{address}/onderbouwing.pdf")
    assert "heftruck" not in text
    assert "Past niet" in text


@pytest.mark.parametrize("paper", ["richtingen", "onderbouwing"])
def test_work_that_the_labour_market_no_longer_knows_stays_on_the_paper(side: Side, paper: str) -> None:
    address = shared(side)
    Occupation.objects.filter(pk=WAREHOUSE).delete()
    forget_market()
    assert "agazijnmedewerker" in read(side, AD, f"{address}/{paper}.pdf")


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER])
def test_who_may_not_know_the_list_gets_no_reasoning(side: Side, role: Role) -> None:
    answer = side.client(role).get(f"{shared(side)}/onderbouwing.pdf")
    assert answer.status_code in (403, 404)
    assert b"%PDF" not in answer.content


def test_an_advice_of_another_dossier_is_not_there(side: Side, world: World) -> None:
    foreign = shared(side).rpartition("/")[2]
    for advice in (foreign, uuid4()):
        number = world.other.dossier.number
        assert world.other.client(AD).get(f"/dossiers/{number}/werkadviezen/{advice}/richtingen.pdf").status_code == 404


def test_taking_it_along_is_recorded(side: Side) -> None:
    address = shared(side)
    read(side, Role.WERKGEVER, f"{address}/richtingen.pdf")
    last = AuditRecord.objects.latest("seq")
    assert (last.action, last.role, last.what) == (Act.EXPORTED, Role.WERKGEVER, "work_advice")
