"""What if, and two occupations beside each other: looked at, never kept."""

from __future__ import annotations

import pytest
from django.apps import apps

from hervat.apps.health.door import GivenAnswer
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.market.browsing.addresses import address_of
from hervat.market.educations.models import Course, CourseFacts, CourseOccupation
from hervat.market.educations.resolving import refresh
from hervat.market.matching import forget_market
from hervat.market.occupations.models import Occupation
from hervat.market.provenance.models import DataSet
from tests.apps.health.fml_acts import signed_list, to_expert
from tests.apps.matching.small_market import RECEPTIONIST, STOCK_CLERK, WAREHOUSE, require, with_fml, with_learning
from tests.support.world import Side

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
RECEPTION, STOCK, WARE = (
    address_of(RECEPTIONIST, "receptionist"), address_of(STOCK_CLERK, "voorraadbeheerder"), address_of(WAREHOUSE, "magazijnmedewerker"),
)  # fmt: skip
NOT_COUNTED = {"auditrecord", "auditsubject", "audithead", "session"}


def page(side: Side, part: str, query: str = "", role: Role = AD, status: int = 200) -> str:
    answer = side.client(role).get(f"/dossiers/{side.dossier.number}/passend-werk/{part}/{query}")
    assert answer.status_code == status, answer.content.decode()[:400]
    return answer.content.decode()


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.model_name not in NOT_COUNTED}


class TestWhatIf:
    def test_without_a_question_nothing_is_answered(self, side: Side) -> None:
        html = page(side, "wat-als")
        assert "Wat verandert u?" in html
        assert "Dit is geen besluit" not in html

    def test_another_answer_opens_and_closes(self, side: Side) -> None:
        html = page(side, "wat-als", "?fml=4.13%3D0")
        assert "Dit is geen besluit en komt niet in het dossier." in html
        assert "Er komt geen beroep bij en er valt er geen af." in html  # too long on its feet still
        with_fml(side, {"4.13": GivenAnswer(("2",))})
        html = page(side, "wat-als", "?fml=4.13%3D0")
        assert "<strong>+1</strong> beroep</p>" in html
        assert "Magazijnmedewerker" in html
        assert "in plaats van" in html

    def test_a_heavier_answer_closes(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("1",))})
        html = page(side, "wat-als", "?fml=4.13%3D3")
        assert "<strong>+0</strong> beroepen, <strong>−1</strong>" in html
        assert "Voorraadbeheerder" in html

    def test_a_question_stores_nothing(self, side: Side) -> None:
        before = counts()
        page(side, "wat-als", "?fml=4.13%3D1&reizen=90")
        assert counts() == before

    def test_a_longer_journey_closes_no_work_and_says_what_it_does(self, side: Side) -> None:
        html = page(side, "wat-als", "?reizen=90")
        assert "90 minuten reizen per dag. Gebruikelijk is nu hooguit 120 minuten." in html
        assert "De reistijd verandert niet welke beroepen passen" in html

    def test_an_education_opens_what_was_out_of_reach_and_weighs_its_hours(self, side: Side) -> None:
        with_learning()
        record_profile(side.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
        html = page(side, "wat-als")
        assert "Mbo 3 voorraadbeheer" in html
        assert "2 jaar, 1.600 uur" in html
        html = page(side, "wat-als", "?leren=opleiding:mbo-3-voorraad")
        assert "<strong>+1</strong> beroep" in html
        assert "De uren passen." in html

    def test_a_course_that_gives_the_missing_paper_opens_work(self, side: Side) -> None:
        require(RECEPTIONIST, "rijbewijs-b")
        first = Occupation.objects.get(pk=RECEPTIONIST)
        CourseFacts.objects.create(dataset=first.dataset, key="rijles", name="Rijlessen", hours=40, gives=["rijbewijs-b"])
        refresh()
        forget_market()
        record_profile(side.entered(Role.COACH), ProfileContent(licences=frozenset()), seen=None)
        assert "Rijlessen" in page(side, "wat-als")
        html = page(side, "wat-als", "?leren=cursus:rijles")
        assert "<strong>+1</strong> beroep" in html
        assert "Receptionist" in html

    def test_its_hours_can_be_too_many(self, side: Side) -> None:
        with_learning()
        with_fml(side, {"4.13": GivenAnswer(("2",)), "6.3": GivenAnswer(("4",))})
        record_profile(side.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
        assert "Te veel uren per week." in page(side, "wat-als", "?leren=opleiding:mbo-3-voorraad")

    def test_hours_that_were_not_assessed_are_no_hours_that_are_not_known(self, side: Side) -> None:
        with_learning()
        doctor = side.entered(Role.BEDRIJFSARTS)
        to_expert(doctor, signed_list(doctor, {"5.4": GivenAnswer(("2",))}))
        html = page(side, "wat-als", "?leren=opleiding:mbo-3-voorraad")
        assert "De bedrijfsarts beoordeelde de uren niet." in html
        assert "Uren per week niet bekend." not in html

    def test_what_brings_nothing_new_says_so(self, side: Side) -> None:
        with_learning()
        assert "brengt geen werk dichterbij" in page(side, "wat-als", "?leren=cursus:balie")

    def test_searching_for_learning(self, side: Side) -> None:
        with_learning()
        html = page(side, "wat-als", "?zoek=balie")
        assert "?leren=cursus%3Abalie" in html
        assert "Geen opleiding of cursus met deze naam." in page(side, "wat-als", "?zoek=astronaut")

    def test_what_brings_most_is_found_first(self, side: Side) -> None:
        with_learning()
        dataset = DataSet.objects.get(name="Verzonnen beroepen")
        Course.objects.create(key="aan-balie", name="Aan de balie van het magazijn", hours=8, level=3, dataset=dataset, words="balie")
        CourseOccupation.objects.create(course_id="aan-balie", occupation_uri=STOCK_CLERK, dataset=dataset)
        Course.objects.create(key="aan-de-balie", name="Aan de balie", hours=8, dataset=dataset, words="balie")
        forget_market()
        html = page(side, "wat-als", "?zoek=balie")
        assert html.index("cursus%3Aaan-balie") < html.index("cursus%3Aaan-de-balie")

    def test_the_coach_asks_only_about_what_was_released(self, side: Side) -> None:
        html = page(side, "wat-als", role=Role.COACH)
        assert 'value="4.13=1"' in html
        assert 'value="4.14=1"' not in html
        page(side, "wat-als", "?fml=4.14%3D1", role=Role.COACH, status=422)

    def test_for_the_coach_it_stays_with_questions(self, side: Side) -> None:
        html = page(side, "wat-als", "?fml=5.4%3D0", role=Role.COACH)
        assert "Er komt geen beroep bij en er valt er geen af." in html
        assert "Van met vragen naar past: 0." not in html

    def test_which_answers_matter_is_for_the_arbeidsdeskundige(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("1",))})
        assert "Welke antwoorden maken het verschil?" in page(side, "wat-als")
        assert "Welke antwoorden maken het verschil?" not in page(side, "wat-als", role=Role.COACH)

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("?fml=4.13%3D9", "Dit antwoord bestaat niet."),
            ("?fml=99.1%3D1", "Dit antwoord bestaat niet."),
            ("?fml=4.13", "Dit antwoord bestaat niet."),
            ("?fml=%3D%3D", "Dit antwoord bestaat niet."),
            ("?fml=1.8%3D4", "Dit antwoord bestaat niet."),
            ("?reizen=veel", "Vul een aantal minuten in"),
            ("?reizen=-5", "Vul een aantal minuten in"),
            ("?reizen=601", "Vul een aantal minuten in"),
            ("?reizen=99999999999999999999", "Vul een aantal minuten in"),
            ("?leren=opleiding:bestaatniet", "Deze opleiding of cursus kennen we niet."),
            ("?leren=x", "Deze opleiding of cursus kennen we niet."),
            (f"?zoek={'x' * 400}", "Dat is te lang om te zoeken."),
            ("?zoek=x", "Typ minstens 2 letters."),
            (f"?leren={'x' * 400}", "Deze opleiding of cursus kennen we niet."),
        ],
    )
    def test_an_absurd_question_gets_a_clear_sentence(self, side: Side, query: str, told: str) -> None:
        assert told in page(side, "wat-als", query, status=422)

    def test_without_a_list_there_is_nothing_to_ask(self, without_list: Side) -> None:
        assert "Er is nog geen FML" in page(without_list, "wat-als")


class TestCompare:
    def test_both_are_chosen_one_after_the_other(self, side: Side) -> None:
        assert f"?a={RECEPTION}" in page(side, "vergelijk")
        html = page(side, "vergelijk", f"?a={RECEPTION}")
        assert "Kies een beroep naast Receptionist" in html
        assert f"?a={RECEPTION}&amp;b={WARE}" in html

    def test_searching_for_one(self, side: Side) -> None:
        html = page(side, "vergelijk", f"?a={RECEPTION}&q=magaz")
        assert html.count("&amp;b=") == 1
        assert "Geen beroep met deze naam." in page(side, "vergelijk", "?q=astronaut")

    def test_both_beside_each_other(self, side: Side) -> None:
        html = page(side, "vergelijk", f"?a={RECEPTION}&b={WARE}")
        assert "1 tot 2 kg" in html
        assert "15 tot 25 kg" in html
        assert html.count('class="verschilt"') == 2

    @pytest.mark.parametrize("query", ["?a=onzin", "?a=x-99999999", f"?a={RECEPTION}&b=onzin", f"?a={'x' * 500}"])
    def test_an_occupation_that_is_not_there_is_not_found(self, side: Side, query: str) -> None:
        page(side, "vergelijk", query, status=404)

    def test_twice_the_same_is_said(self, side: Side) -> None:
        assert "Kies twee verschillende beroepen." in page(side, "vergelijk", f"?a={STOCK}&b={STOCK}", status=422)

    def test_a_search_that_cannot_be_done_is_said(self, side: Side) -> None:
        assert "Typ minstens 2 letters." in page(side, "vergelijk", "?q=x", status=422)
