"""Opening a dossier in two steps, without a script: nothing is stored before it was checked, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hervat.apps.dossiers.models import Dossier, Draft
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Invitation
from hervat.domain.access.roles import Role
from tests.support.world import Side, make_world

pytestmark = pytest.mark.django_db
PAGE, CHECK = "/dossiers/nieuw/", "/dossiers/nieuw/controleren/"
MAY_OPEN = {Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE}


def filled_in(side: Side, **changes: str) -> dict[str, str]:
    """The form as somebody fills it in."""
    day = side.acting(Role.CASEMANAGER).on - timedelta(days=5)
    return {
        "werkgever": str(side.organisations["werkgever"].id), "voornaam": "Samira", "achternaam": "Bouzid", "uren": "36",
        "ziek-d": f"{day:%d-%m-%y}", "ziek-m": "", "ziek-j": "",
    } | changes  # fmt: skip


def test_fill_in_check_open() -> None:
    side = make_world().own
    client, before = side.client(Role.CASEMANAGER), Dossier.objects.count()
    assert client.post(PAGE, filled_in(side, mail="Samira@voorbeeld.example"))["Location"] == CHECK
    page = client.get(CHECK).content.decode()
    assert "Samira Bouzid" in page
    assert Dossier.objects.count() == before
    made = client.post(CHECK)
    dossier = Dossier.objects.get(family_name="Bouzid")
    assert made["Location"] == f"/dossiers/{dossier.number}/"
    assert dossier.dates.get().eerste_ziektedag == side.acting(Role.CASEMANAGER).on - timedelta(days=5)
    assert not Draft.objects.exists()
    invitation = Invitation.objects.get(dossier=dossier.id)
    assert (invitation.email, invitation.role) == ("samira@voorbeeld.example", Role.WERKNEMER)
    mail = OutgoingMail.objects.get(to="samira@voorbeeld.example")
    assert dossier.number not in mail.body
    assert "Werkgever a" not in mail.body


def test_checking_twice_opens_one() -> None:
    side = make_world().own
    client = side.client(Role.CASEMANAGER)
    client.post(PAGE, filled_in(side))
    client.post(CHECK)
    assert client.post(CHECK)["Location"] == PAGE
    assert Dossier.objects.filter(family_name="Bouzid").count() == 1


def test_later_keeps_what_was_typed_for_who_typed_it() -> None:
    side = make_world().own
    client = side.client(Role.CASEMANAGER)
    assert client.post(PAGE, {"voornaam": "Half", "later": "1"})["Location"] == "/vandaag/"
    assert 'value="Half"' in client.get(PAGE).content.decode()
    assert 'value="Half"' not in side.client(Role.WERKGEVER).get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"voornaam": " "}, "Dit veld is nodig."),
        ({"achternaam": "x" * 200}, "Vul één regel in van hooguit 80 tekens."),
        ({"achternaam": "a\x00b\x07c"}, "Vul één regel in"),
        ({"ziek-d": ""}, "Vul een datum in, bijvoorbeeld 23-11-2026."),
        ({"ziek-d": "31", "ziek-m": "2", "ziek-j": "2026"}, "Deze datum bestaat niet."),
        ({"ziek-d": "1", "ziek-m": "1", "ziek-j": "2098"}, "Fout"),
        ({"uren": "veel"}, "Vul in hoeveel uur per week"),
        ({"uren": "200"}, "Vul in hoeveel uur per week"),
        ({"bsn": "123456789"}, "Dit is geen BSN."),
        ({"mail": "geen adres"}, "Vul een mailadres in"),
        ({"werkgever": "x"}, "Kies een werkgever uit de lijst."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stored(changes: dict[str, str], sentence: str) -> None:
    side = make_world().own
    before = Dossier.objects.count()
    response = side.client(Role.WERKGEVER).post(PAGE, filled_in(side, **changes))
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Er gaat iets niet goed" in page
    assert 'value="Samira"' in page or "voornaam" in changes
    assert Dossier.objects.count() == before


def test_only_for_a_werkgever_one_works_for() -> None:
    world = make_world()
    response = world.own.client(Role.CASEMANAGER).post(PAGE, filled_in(world.own, werkgever=str(world.other.organisations["werkgever"].id)))
    assert "Kies een werkgever uit de lijst." in response.content.decode()


def test_bsn_only_for_roles_that_may_record_it() -> None:
    side = make_world().own
    pages = {role: side.client(role).get(PAGE) for role in Role}
    assert {role for role, page in pages.items() if page.status_code == 200} == MAY_OPEN
    assert {role for role in MAY_OPEN if 'name="bsn"' in pages[role].content.decode()} == {
        Role.WERKGEVER,
        Role.CASEMANAGER_TAAKDELEGATIE,
    }
    assert "BSN (niet verplicht)" in pages[Role.WERKGEVER].content.decode()
    assert {role for role in MAY_OPEN if 'name="aow-d"' in pages[role].content.decode()} == {Role.WERKGEVER, Role.CASEMANAGER}


@pytest.mark.parametrize(
    ("role", "field"),
    [(Role.CASEMANAGER, {"bsn": "111222333"}), (Role.CASEMANAGER_TAAKDELEGATIE, {"aow-d": "1", "aow-m": "5", "aow-j": "2040"})],
)
def test_what_a_role_may_not_record_is_not_stored(role: Role, field: dict[str, str]) -> None:
    side = make_world().own
    client = side.client(role)
    client.post(PAGE, filled_in(side, **field))
    client.post(CHECK)
    dossier = Dossier.objects.get(family_name="Bouzid")
    assert (dossier.bsn, dossier.dates.get().aow_date) == (None, None)


def test_the_same_bsn_twice_is_refused_with_the_form_kept() -> None:
    side = make_world().own
    client = side.client(Role.WERKGEVER)
    for _ in range(2):
        client.post(PAGE, filled_in(side, bsn="111222333"))
        last = client.post(CHECK)
    assert last.status_code == 422
    assert "Voor dit BSN loopt bij deze werkgever al een dossier." in last.content.decode()
    assert 'value="Samira"' in last.content.decode()
    assert Dossier.objects.filter(family_name="Bouzid").count() == 1


def test_a_dossier_that_began_earlier_is_imported() -> None:
    side = make_world().own
    client = side.client(Role.WERKGEVER)
    client.post(PAGE, filled_in(side, eerder="ja"))
    client.post(CHECK)
    assert Dossier.objects.get(family_name="Bouzid").imported
