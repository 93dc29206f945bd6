"""What if the werknemer learns something or travels further: plain words, nothing kept, and never a word of a list."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from hervat.apps.audit.models import AuditRecord
from hervat.apps.health import door
from hervat.apps.health.door import FmlSignature, GivenAnswer
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities
from hervat.market.browsing.addresses import address_of
from hervat.market.educations.models import Education, EducationOccupation
from hervat.market.matching import forget_market
from hervat.market.provenance.models import DataSet
from tests.apps.health.fml_acts import begun, signed_list
from tests.apps.matching.small_market import STOCK_CLERK, make_market, with_fml, with_learning
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
ITEM = re.compile(r"(?<![\d,.€])\b[1-6]\.\d{1,2}\b(?!\d)")
LEARN = "?leren=opleiding:mbo-3-voorraad"
NOT_COUNTED = {"auditrecord", "auditsubject", "audithead", "session"}


@pytest.fixture
def side(world: World) -> Side:
    make_market()
    with_fml(world.own)
    with_learning()
    record_profile(world.own.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
    return world.own


def page(side: Side, query: str = "", status: int = 200) -> str:
    answer = side.client(Role.WERKNEMER).get(f"/mijn/werk/wat-als/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def read(html: str) -> str:
    """What is read of the page itself."""
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main")]).split())


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.model_name not in NOT_COUNTED}


class TestAsking:
    def test_begins_with_what_brings_most_work_nearer(self, side: Side) -> None:
        html = page(side)
        assert "Mbo 3 voorraadbeheer" in html
        assert "Opleiding, 2 jaar, 1.600 uur" in html
        assert "Brengt 1 beroep dichterbij." in html
        assert "Dit is geen besluit." not in html

    def test_searching_by_words_finds_what_brings_most_first(self, side: Side) -> None:
        html = page(side, "?zoek=voorraad")
        assert "?leren=opleiding%3Ambo-3-voorraad" in html
        assert "Geen opleiding of cursus met deze naam." in page(side, "?zoek=astronaut")

    def test_one_question_travels_along_with_the_other(self, side: Side) -> None:
        html = page(side, f"{LEARN}&reizen=60")
        assert '<input type="hidden" name="leren" value="opleiding:mbo-3-voorraad">' in html
        assert '<input type="hidden" name="reizen" value="60">' in html

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("?reizen=veel", "Vul een aantal minuten in van 0 tot en met 600."),
            ("?reizen=601", "Vul een aantal minuten in van 0 tot en met 600."),
            ("?reizen=-1", "Vul een aantal minuten in van 0 tot en met 600."),
            ("?reizen=99999999999999999999", "Vul een aantal minuten in van 0 tot en met 600."),
            ("?leren=opleiding:bestaatniet", "Deze opleiding of cursus kennen we niet."),
            ("?leren=%00", "Deze opleiding of cursus kennen we niet."),
            ("?zoek=x", "Typ minstens 2 letters."),
            (f"?zoek={'x' * 400}", "Dat is te lang om te zoeken."),
        ],
    )
    def test_what_cannot_be_asked_gets_a_clear_sentence(self, side: Side, query: str, told: str) -> None:
        if query == "?leren=%00":
            assert "Dit is geen besluit." not in page(side, query)  # nothing is left of it: nothing was asked
            return
        html = page(side, query, status=422)
        assert told in html
        assert "<title>Fout: " in html
        assert "Dit is geen besluit." not in html

    def test_what_was_typed_stays_and_does_not_come_along(self, side: Side) -> None:
        html = page(side, "?reizen=veel&zoek=voorraad", status=422)
        assert 'value="veel"' in html
        assert 'value="voorraad"' in html
        assert "reizen=veel" not in html[html.index("<main") :]

    def test_another_answer_on_the_list_cannot_be_asked(self, side: Side) -> None:
        assert read(page(side, "?fml=4.13%3D0")) == read(page(side))


class TestTheAnswer:
    def test_says_that_it_is_no_decision_and_that_nothing_is_kept(self, side: Side) -> None:
        before = counts()
        html = page(side, LEARN)
        assert 'class="wat-als' in html
        assert "Dit is geen besluit." in html
        assert "Uw vraag wordt niet bewaard." in html
        assert "Wat u kunt, zegt alleen de bedrijfsarts." in html
        assert counts() == before

    def test_the_work_that_comes_nearer_with_its_page(self, side: Side) -> None:
        html = page(side, LEARN)
        assert "1 beroep komt dichterbij" in html
        assert f'href="/mijn/werk/{address_of(STOCK_CLERK, "voorraadbeheerder")}/"' in html
        assert "Dit past misschien" in html
        assert 'href="/opleidingen/mbo-3-voorraad/"' in html

    def test_how_long_whether_the_hours_fit_and_whether_one_may_begin(self, side: Side) -> None:
        told = read(page(side, LEARN))
        assert "Hoe lang duurt het? 2 jaar, 1.600 uur" in told
        assert "Passen de uren? Ja. Werkt u ook? Tel die uren dan mee." in told
        assert "Is uw opleiding genoeg? Meestal wel." in told

    def test_too_many_hours(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("2",)), "6.3": GivenAnswer(("4",))})
        assert "Passen de uren? Nu niet. Vraag de school of het ook langzamer kan." in read(page(side, LEARN))

    def test_hours_that_the_bedrijfsarts_did_not_look_at_are_a_question_for_the_bedrijfsarts(self, world: World) -> None:
        make_market()
        with_learning()
        signed_list(world.own.entered(Role.BEDRIJFSARTS), {"5.4": GivenAnswer(("2",))})
        told = read(page(world.own, LEARN))
        assert "Passen de uren? Dat weten we niet. Vraag de bedrijfsarts hoeveel uur u aankunt." in told

    def test_a_higher_education_is_asked_first(self, side: Side) -> None:
        dataset = DataSet.objects.get(name="Verzonnen beroepen")
        Education.objects.create(key="hbo-logistiek", name="Hbo logistiek", level=6, dataset=dataset, words="logistiek")
        EducationOccupation.objects.create(education_id="hbo-logistiek", occupation_uri=STOCK_CLERK, dataset=dataset)
        forget_market()
        told = read(page(side, "?leren=opleiding:hbo-logistiek"))
        assert "Is uw opleiding genoeg? Meestal niet. Eerst is een hogere opleiding nodig." in told
        assert "Hoe lang duurt het? duur niet bekend" in told
        assert "Passen de uren? Dat weten we niet. Vraag de school hoeveel uur per week het is." in told

    def test_what_brings_nothing_new_is_said_gently(self, side: Side) -> None:
        told = read(page(side, "?leren=cursus:balie"))
        assert "Dit brengt nu geen nieuw werk dichterbij." in told
        assert "Leren kan toch goed voor u zijn." in told

    @pytest.mark.parametrize(
        ("own", "minutes", "said"),
        [
            (None, 60, "Hoeveel banen u kunt bereiken, verandert wel."),
            (60, 90, "U kunt dan meer banen bereiken."),
            (60, 30, "U kunt dan minder banen bereiken."),
            (60, 60, "Dit staat nu ook over u opgeschreven."),
        ],
    )
    def test_a_journey_changes_no_work_and_says_what_it_does(self, world: World, own: int | None, minutes: int, said: str) -> None:
        make_market()
        with_fml(world.own)
        record_profile(world.own.entered(Role.COACH), ProfileContent(max_travel_minutes=own), seen=None)
        told = read(page(world.own, f"?reizen={minutes}"))
        assert f"U reist dan {minutes} minuten op een dag. Welk werk bij u past, verandert daardoor niet. {said}" in told
        assert "Gewoon is nu tot 120 minuten. Dat is een richtlijn, geen wet." in told

    def test_no_number_of_a_list_and_no_word_for_how_much_somebody_is_limited(self, side: Side) -> None:
        for query in ("", LEARN, f"{LEARN}&reizen=90", "?zoek=voorraad", "?reizen=veel"):
            told = read(page(side, query, status=422 if query == "?reizen=veel" else 200))
            assert ITEM.findall(told.replace("1.600", "")) == []
            assert "beperkt" not in told


class TestWithoutAnAnswer:
    def test_without_a_list_nothing_has_to_be_done(self, world: World) -> None:
        make_market()
        html = page(world.own, LEARN)
        assert "Eerst schrijft de bedrijfsarts op wat u kunt. U hoeft nu niets te doen." in html
        assert "<form" not in html[html.index("<main") : html.index("</main")]

    def test_without_possibilities_it_is_said_gently(self, world: World) -> None:
        make_market()
        doctor = world.own.entered(Role.BEDRIJFSARTS)
        draft = begun(doctor)
        signature = FmlSignature(
            day=doctor.acting.on, valid_from=doctor.acting.on, has_possibilities=False, ground=NoPossibilities.BEDLEGERIG
        )  # fmt: skip
        door.sign_fml(doctor, draft.id, signature, seen=draft.version)
        html = page(world.own)
        assert "U hoeft nu geen werk te zoeken." in html
        assert "ligt op bed" not in html

    def test_without_a_profile_it_says_what_that_means_and_where_to_say_it(self, world: World) -> None:
        make_market()
        with_fml(world.own)
        with_learning()
        told = read(page(world.own, LEARN))
        assert "We weten niet welke opleiding u hebt." in told
        assert "Zeg het tegen uw coach of de arbeidsdeskundige." in told
        assert "Is uw opleiding genoeg? Dat weten we niet. We kennen uw opleiding niet." in told

    def test_where_no_learning_helps_that_is_said(self, world: World) -> None:
        make_market()
        with_fml(world.own)
        assert "We vonden geen opleiding of cursus die nieuw werk dichterbij brengt." in page(world.own)


def test_the_look_is_recorded(side: Side) -> None:
    page(side, LEARN)
    looks = AuditRecord.objects.filter(kind="match", what="match", action="read", role=Role.WERKNEMER)
    assert looks.count() == 1
    assert looks.get().object_id.startswith("fml:1 ")


def test_the_address_of_the_professional_leads_here(side: Side) -> None:
    answer = side.client(Role.WERKNEMER).get(f"/dossiers/{side.dossier.number}/passend-werk/wat-als/")
    assert answer.headers["Location"] == "/mijn/werk/wat-als/"
