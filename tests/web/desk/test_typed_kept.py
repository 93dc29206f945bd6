"""What somebody typed when their session ended is kept, sealed, and given back to that person alone, in the same form."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import Draft
from hervat.apps.dossiers.services.drafts import LONGEST, draft_of, save_draft
from hervat.apps.health.models import Typed
from hervat.domain.access.roles import Role
from hervat.web.desk.drafts import HELD_FOR, seal_for
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db
MARKER = "zeekoe-in-de-kast"
KEPT = "Wat u typte is bewaard"


@pytest.fixture
def own(world: World) -> Side:
    return world.own


@pytest.fixture
def form(own: Side) -> str:
    return f"/dossiers/{own.dossier.number}/gebeurtenissen/nieuw/"


@pytest.fixture
def user(own: Side) -> User:
    return own.people[Role.CASEMANAGER]


def typed(seal: str, **more: str) -> dict[str, str]:
    return {"soort": "evaluatie", "papier": MARKER, "formulier": seal, "csrfmiddlewaretoken": "x"} | more


def seal_in(page: str) -> str:
    found = re.search(r'name="formulier" value="([^"]+)"', page)
    assert found
    return found[1]


def kept(user: User, form: str) -> dict[str, list[str]] | None:
    return draft_of(user.id, form)


def test_a_session_that_ended_while_typing_loses_nothing(own: Side, user: User, form: str) -> None:
    client = own.client(Role.CASEMANAGER)
    seal = seal_in(client.get(f"{form}?soort=evaluatie").content.decode())
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        answer = client.post(form, typed(seal))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/inloggen/")
        assert form in unquote(answer.headers["Location"])
        assert KEPT in client.get(answer.headers["Location"]).content.decode()
        assert kept(user, form) == {"soort": ["evaluatie"], "papier": [MARKER]}
        again = own.client(Role.CASEMANAGER).get(form).content.decode()
    assert f'value="{MARKER}"' in again


def test_nobody_else_gets_it(own: Side, user: User, form: str) -> None:
    Client().post(form, typed(seal_for(user.pk, form)))
    assert kept(user, form) is not None
    for role in (Role.WERKGEVER, Role.BEDRIJFSARTS):
        assert MARKER not in own.client(role).get(form).content.decode()
        assert kept(own.people[role], form) is None


def test_it_is_sealed(user: User, form: str) -> None:
    Client().post(form, typed(seal_for(user.pk, form)))
    draft = Draft.objects.get()
    assert MARKER.encode() not in bytes(draft.text)
    assert b"evaluatie" not in bytes(draft.text)


def test_a_sealed_draft_opens_in_its_own_place_only(own: Side, user: User, form: str) -> None:
    other = own.people[Role.WERKGEVER]
    save_draft(user.pk, form, {"papier": [MARKER]})
    save_draft(other.pk, form, {"papier": ["leeg"]})
    Draft.objects.filter(user=other).update(text=Draft.objects.get(user=user).text)
    with pytest.raises(Exception, match=r"^(?!.*zeekoe)") as refused:
        draft_of(other.id, form)
    assert type(refused.value).__module__.startswith("hervat.apps.sealing")


@pytest.mark.parametrize("changed", ["", "x", "seal", "user", "salt"])
def test_a_forged_seal_keeps_nothing(own: Side, user: User, form: str, changed: str) -> None:
    seal = seal_for(user.pk, form)
    forged = {
        "": "",
        "x": "x",
        "seal": seal[:-1] + ("a" if seal[-1] != "a" else "b"),
        "user": seal.replace(str(user.pk), str(own.people[Role.WERKGEVER].pk)),
        "salt": TimestampSigner(salt="other").sign(f"{user.pk}:{form}"),
    }[changed]
    client = Client()
    answer = client.post(form, typed(forged))
    assert answer.status_code == 302
    assert not Draft.objects.exists()
    assert KEPT not in client.get("/account/inloggen/").content.decode()


def test_the_seal_of_another_form_keeps_nothing(user: User, form: str) -> None:
    Client().post(form, typed(seal_for(user.pk, form.replace("nieuw/", ""))))
    assert not Draft.objects.exists()


def test_a_form_that_lay_open_for_a_day_keeps_nothing(user: User, form: str) -> None:
    seal = seal_for(user.pk, form)
    with time_machine.travel(timezone.now() + timedelta(seconds=HELD_FOR - 60)):
        Client().post(form, typed(seal))
        assert kept(user, form) is not None
        Draft.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(seconds=HELD_FOR + 60)):
        Client().post(form, typed(seal))
    assert not Draft.objects.exists()


def test_a_closed_account_keeps_nothing_and_is_told_nothing(user: User, form: str) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    client = Client()
    client.post(form, typed(seal_for(user.pk, form)))
    assert not Draft.objects.exists()
    assert KEPT not in client.get("/account/inloggen/").content.decode()


def test_what_is_too_long_is_not_said_to_be_kept(user: User, form: str) -> None:
    client = Client()
    client.post(form, typed(seal_for(user.pk, form), papier="x" * LONGEST))
    assert not Draft.objects.exists()
    assert KEPT not in client.get("/account/inloggen/").content.decode()


def test_the_same_form_in_english_is_the_same_form(user: User, form: str) -> None:
    Client().post(f"/en{form}", typed(seal_for(user.pk, form)))
    assert kept(user, form) is not None


def test_what_is_medical_is_kept_in_the_vault(own: Side) -> None:
    doctor = own.people[Role.BEDRIJFSARTS]
    form = f"/dossiers/{own.dossier.number}/medisch/nieuw/"
    page = own.client(Role.BEDRIJFSARTS).get(form)
    assert page.status_code == 200
    Client().post(form, {"tekst": MARKER, "formulier": seal_in(page.content.decode())})
    assert not Draft.objects.exists()
    stored = Typed.objects.get()
    assert stored.user == doctor
    assert MARKER.encode() not in bytes(stored.text)


class TestSavingOnTheWay:
    def test_is_for_the_own_form(self, own: Side, user: User, form: str) -> None:
        answer = own.client(Role.CASEMANAGER).post(f"/concept/?formulier={form}", {"papier": MARKER})
        assert re.search(r"Bewaard om \d+\.\d\d uur", answer.content.decode())
        assert kept(user, form) == {"papier": [MARKER]}
        own.client(Role.CASEMANAGER).post(f"/concept/?formulier=/en{form}", {"papier": "anders"})
        assert kept(user, form) == {"papier": ["anders"]}

    @pytest.mark.parametrize("place", ["", "x", "https://elders.example/"])
    def test_not_for_what_is_no_address(self, own: Side, place: str) -> None:
        answer = own.client(Role.CASEMANAGER).post(f"/concept/?formulier={place}", {"papier": MARKER})
        assert (answer.status_code, Draft.objects.count()) == (204, 0)

    def test_a_visitor_keeps_nothing(self, form: str) -> None:
        assert Client().post(f"/concept/?formulier={form}", {"papier": MARKER}).status_code == 302
        assert not Draft.objects.exists()

    def test_sending_the_form_forgets_the_draft(self, own: Side, user: User, form: str) -> None:
        save_draft(user.pk, form, {"papier": [MARKER]})
        on = timezone.localdate()
        days = {"dag-d": str(on.day), "dag-m": str(on.month), "dag-j": str(on.year)}
        answer = own.client(Role.CASEMANAGER).post(form, {"soort": "evaluatie", "stap": "2", **days})
        assert answer.status_code == 302
        assert kept(user, form) is None
