"""The profile: what a match needs, with the work somebody did found among the occupations, in two steps without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

from hervat.apps.profiles.models import Profile
from hervat.apps.profiles.queries import profile_of
from hervat.domain.access.roles import Role
from hervat.domain.matching.choosing.person import Conditions, Job
from hervat.domain.matching.occupations import Riasec
from hervat.market.occupations.models import Occupation, OccupationLabel
from tests.apps.matching.small_market import WAREHOUSE
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
COACH = Role.COACH
WORK: dict[str, Any] = {"werk-1": "magazijnmedewerker", "jaren-1": "9"}
CHOSEN: dict[str, Any] = {**WORK, "gezocht-1": "magazijnmedewerker", "beroep-1": WAREHOUSE}


@pytest.fixture
def labelled(without_list: Side) -> Side:
    for occupation in Occupation.objects.all():
        OccupationLabel.objects.create(
            occupation=occupation, text=occupation.label, language="nl", kind="preferred", dataset_id=occupation.dataset_id
        )
    return without_list


def address(side: Side) -> str:
    return f"/dossiers/{side.dossier.number}/persoonsprofiel/"


def send(side: Side, role: Role = COACH, **typed: Any) -> Any:
    return side.client(role).post(address(side), typed)


def stored(side: Side) -> Any:
    found = profile_of(side.entered(COACH))
    return found.content if found else None


def test_everything_that_is_typed_is_kept(labelled: Side) -> None:
    scores: dict[str, Any] = {f"riasec-{letter}": str(10 * place) for place, letter in enumerate("RIASEC")}
    answer = send(
        labelled, opleiding="2", vaardigheden="voorraad tellen\n\ntelefoon opnemen", loon="18,40", uren="36", postcode="7511", reizen="90",
        minstens="15", nacht="ja", **scores, **CHOSEN,
    )  # fmt: skip
    assert answer.status_code == 302
    content = stored(labelled)
    assert content.education_level == 2
    assert content.jobs == (Job("magazijnmedewerker", 9.0, WAREHOUSE),)
    assert content.skills == ("voorraad tellen", "telefoon opnemen")
    assert content.riasec == Riasec(0, 10, 20, 30, 40, 50)
    assert (content.former_hourly, content.former_hours, content.postcode, content.max_travel_minutes) == (18.4, 36.0, "7511", 90)
    assert (content.conditions.least_hourly_wage, content.conditions.no_night) == (15.0, True)


def test_a_title_is_looked_up_before_anything_is_kept(labelled: Side) -> None:
    answer = send(labelled, **WORK)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Kies bij elk werk welk beroep het was." in html
    assert f'value="{WAREHOUSE}" checked' in html
    assert "Geen van deze" in html
    assert not Profile.objects.exists()


def test_none_of_these_keeps_the_title_alone(labelled: Side) -> None:
    send(labelled, **{**CHOSEN, "beroep-1": "geen"})
    assert stored(labelled).jobs == (Job("magazijnmedewerker", 9.0),)


def test_a_title_that_changed_is_looked_up_again(labelled: Side) -> None:
    answer = send(labelled, **{**CHOSEN, "werk-1": "hovenier"})
    assert "Welk beroep is “hovenier”?" in answer.content.decode()
    assert not Profile.objects.exists()


def test_what_was_kept_stands_in_the_form(labelled: Side) -> None:
    send(labelled, opleiding="3", loon="18,40", **CHOSEN)
    html = labelled.client(Role.ARBEIDSDESKUNDIGE).get(address(labelled)).content.decode()
    assert 'value="18,4"' in html
    assert '<option value="3" selected>' in html
    assert "Beroep: Magazijnmedewerker" in html
    assert labelled.people[COACH].name in html


def test_who_was_second_is_told_and_nothing_is_overwritten(labelled: Side) -> None:
    send(labelled, opleiding="2")
    answer = send(labelled, Role.ARBEIDSDESKUNDIGE, opleiding="4")
    assert answer.status_code == 409
    assert stored(labelled).education_level == 2


def test_with_the_version_that_was_seen_it_follows(labelled: Side) -> None:
    send(labelled, opleiding="2")
    send(labelled, Role.ARBEIDSDESKUNDIGE, opleiding="4", versie=str(Profile.objects.get().id))
    assert stored(labelled).education_level == 4


@pytest.mark.parametrize(("version", "status"), [("onzin", 404), ("5d0f4c1e-0c5e-4c57-9d1b-6d7b1c9f0a11", 409)])
def test_a_changed_hidden_version_keeps_nothing(labelled: Side, version: str, status: int) -> None:
    assert send(labelled, opleiding="2", versie=version).status_code == status
    assert not Profile.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"opleiding": "x"}, "Dit niveau kennen we niet."),
        ({"opleiding": "²"}, "Dit niveau kennen we niet."),
        ({"opleiding": "9"}, "Dit niveau kennen we niet."),
        ({"loon": "veel"}, "Vul een getal in, bijvoorbeeld 18,40."),
        ({"loon": "999"}, "Vul een getal in van 0 tot 500."),
        ({"uren": "200"}, "Vul een getal in van 0 tot 168."),
        ({"postcode": "7511 AB"}, "Vul de vier cijfers van de postcode in"),
        ({"reizen": "1.5"}, "Vul een heel getal in."),
        ({"reizen": "700"}, "Vul een heel getal in van 0 tot en met 600."),
        ({"riasec-R": "50"}, "Vul alle zes de scores in, of geen."),
        ({f"riasec-{letter}": "101" for letter in "RIASEC"}, "Vul een getal in van 0 tot 100."),
        ({"jaren-1": "3"}, "Vul in welk werk dit was."),
        ({**CHOSEN, "jaren-1": "99"}, "Vul een getal in van 0 tot 60."),
        ({**CHOSEN, "beroep-1": "urn:verzonnen"}, "Dit beroep kennen we niet."),
        ({"vaardigheden": "x" * 600}, "Vul een gewone tekst in"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(labelled: Side, typed: dict[str, Any], told: str) -> None:
    answer = send(labelled, **typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Profile.objects.exists()


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.BEDRIJFSARTS])
def test_it_is_not_for_others(labelled: Side, role: Role) -> None:
    assert labelled.client(role).get(address(labelled)).status_code == 403
    assert send(labelled, role, opleiding="2").status_code == 403
    assert not Profile.objects.exists()


def test_nor_for_a_stranger(labelled: Side, world: World) -> None:
    assert world.other.client(COACH).get(address(labelled)).status_code == 404


def test_later_keeps_what_was_typed(labelled: Side) -> None:
    send(labelled, loon="17,50", later="ja")
    assert not Profile.objects.exists()
    assert 'value="17,50"' in labelled.client(COACH).get(address(labelled)).content.decode()


class TestPapers:
    def test_nobody_asked_and_there_are_none_are_kept_apart(self, labelled: Side) -> None:
        send(labelled, opleiding="2", rijbewijzen="ja", **CHOSEN)
        assert (stored(labelled).licences, stored(labelled).diplomas) == (frozenset(), None)

    def test_what_is_ticked_is_there_also_when_nobody_said_it_was_asked(self, labelled: Side) -> None:
        labelled.client(COACH).post(address(labelled), {"heeft-rijbewijs-b": "ja", "heeft-verzorgende": "ja", "diplomas": "ja"})
        assert (stored(labelled).licences, stored(labelled).diplomas) == ({"rijbewijs-b"}, {"verzorgende"})
        html = labelled.client(COACH).get(address(labelled)).content.decode()
        assert 'name="heeft-rijbewijs-b" value="ja" checked' in html
        assert 'name="heeft-rijbewijs-c" value="ja"><' in html
        assert "Rijbewijzen en certificaten: 1 aangekruist" in html
        assert html.count('name="rijbewijzen" value="ja" checked') == 1

    def test_a_new_form_has_nothing_asked(self, labelled: Side) -> None:
        html = labelled.client(COACH).get(address(labelled)).content.decode()
        assert 'name="diplomas" value="" checked' in html
        assert 'name="rijbewijzen" value="" checked' in html

    def test_hours_that_are_wished(self, labelled: Side) -> None:
        labelled.client(COACH).post(address(labelled), {"uren-minst": "12", "uren-meest": "24,5"})
        assert stored(labelled).conditions == Conditions(least_hours=12.0, most_hours=24.5)

    def test_hours_that_contradict_each_other_are_said_at_their_field(self, labelled: Side) -> None:
        answer = labelled.client(COACH).post(address(labelled), {"uren-minst": "30", "uren-meest": "20"})
        assert answer.status_code == 422
        assert "Dit is minder dan het minste aantal uren per week (30)." in answer.content.decode()
        assert not Profile.objects.exists()
