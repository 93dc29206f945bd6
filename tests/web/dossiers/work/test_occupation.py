"""One occupation: why, where it comes from, what to ask; a verdict in the place of the proposal, and an answer from the workplace."""

from __future__ import annotations

from typing import Any

import pytest

from hervat.apps.health.door import GivenAnswer
from hervat.apps.matching.models import Judgement, WorkplaceAnswer
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.market.browsing.addresses import address_of
from tests.apps.matching.small_market import GARDENER, RECEPTIONIST, STOCK_CLERK, WAREHOUSE, require, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD, COACH = Role.ARBEIDSDESKUNDIGE, Role.COACH
NAMES = {RECEPTIONIST: "receptionist", STOCK_CLERK: "voorraadbeheerder", WAREHOUSE: "magazijnmedewerker", GARDENER: "hovenier"}
REASON = "In dit magazijn tilt de heftruck, niemand tilt zelf."
VERDICT = {"oordeel": "past", "reden": REASON, "geldt": "fml", "fml": "1"}
ANSWER = {"wat": "hoeveel", "hoeveel": "0,5", "vast": "vast", "waar": "Magazijn Oost", "dag-d": "5", "dag-m": "1", "dag-j": "2026"}


def address(side: Side, uri: str, rest: str = "") -> str:
    return f"/dossiers/{side.dossier.number}/passend-werk/{address_of(uri, NAMES[uri])}/{rest}"


def page(side: Side, uri: str, role: Role = AD, status: int = 200) -> str:
    answer = side.client(role).get(address(side, uri))
    assert answer.status_code == status
    return answer.content.decode()


def judge(side: Side, uri: str = WAREHOUSE, role: Role = AD, **typed: Any) -> Any:
    return side.client(role).post(address(side, uri), {**VERDICT, **typed})


def respond(side: Side, uri: str = STOCK_CLERK, item: str = "5.4", role: Role = AD, **typed: Any) -> Any:
    return side.client(role).post(address(side, uri, f"antwoord/{item}/"), {**ANSWER, **typed})


class TestWhy:
    def test_the_verdict_and_one_sentence(self, side: Side) -> None:
        html = page(side, WAREHOUSE)
        assert "Voorstel, nog niet beoordeeld" in html
        assert "Past niet</h2>" in html
        assert "2 onderdelen zijn te zwaar." in html

    def test_each_point_with_limit_demand_source_and_question(self, side: Side) -> None:
        html = page(side, WAREHOUSE)
        assert "ongeveer 5 kg" in html
        assert "15 tot 25 kg" in html
        assert "Bron: Verzonnen beroepen 2024, 1 mei 2024 · betrouwbaarheid B (anders gemeten)" in html
        assert "“Wat is het zwaarste dat u tilt, en hoeveel keer per uur?”" in html
        assert "Antwoord vastleggen" in html

    def test_what_decides_comes_first_and_what_can_is_folded(self, side: Side) -> None:
        html = page(side, STOCK_CLERK)
        assert html.index("5.4</span>") < html.index("1 onderdeel dat kan")
        assert "Onbekend telt niet als “kan”." in html

    def test_a_toelichting_is_shown(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("2",), "alleen met twee handen")})
        assert "alleen met twee handen" in page(side, RECEPTIONIST)

    def test_which_answers_would_flip_is_for_the_arbeidsdeskundige(self, side: Side) -> None:
        assert "Hoe vast staat dit?" in page(side, WAREHOUSE)
        with_fml(side, {"4.13": GivenAnswer(("1",))})
        assert "Hoe vast staat dit?" not in page(side, WAREHOUSE, COACH)

    def test_the_coach_gets_nothing_of_what_was_not_given(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("2",)), "4.14": GivenAnswer(("2",), "niet op de trap")})
        doctor = side.entered(Role.BEDRIJFSARTS)
        from hervat.apps.health import door
        from hervat.apps.health.door import NewRelease

        door.release_fml(doctor, 2, NewRelease(recipient=COACH, reason="Alleen tillen", items=("4.13",)))
        html = page(side, WAREHOUSE, COACH)
        assert "niet op de trap" not in html
        assert "4.14</span>" not in html
        assert "niet verstrekt" in html

    def test_much_unknown_is_said(self, side: Side) -> None:
        assert "Over dit beroep is weinig bekend." in page(side, GARDENER)

    @pytest.mark.parametrize("slug", ["bestaat-niet-99999999", "onzin", "x" * 130])
    def test_an_occupation_that_is_not_there_is_not_found(self, side: Side, slug: str) -> None:
        answer = side.client(AD).get(f"/dossiers/{side.dossier.number}/passend-werk/{slug}/")
        assert answer.status_code == 404


class TestVerdict:
    @pytest.mark.parametrize("role", [AD, COACH])
    def test_is_recorded_and_shown_beside_the_proposal(self, side: Side, role: Role) -> None:
        answer = judge(side, role=role)
        assert (answer.status_code, answer.headers["Location"]) == (302, address(side, WAREHOUSE))
        html = page(side, WAREHOUSE)
        assert REASON in html
        assert "Het voorstel van de software was:" in html
        assert "Oordelen van mensen" in html

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"reden": "te kort"}, "Schrijf in minstens 20 tekens waarom u dit vindt."),
            ({"reden": "x" * 501}, "Dit is te lang. Het mag 500 tekens zijn."),
            ({"oordeel": ""}, "Kies uw oordeel: past, past met vragen, of past niet."),
            ({"oordeel": "misschien"}, "Kies uw oordeel: past, past met vragen, of past niet."),
            ({"geldt": "altijd"}, "Deze keuze kennen we niet."),
            ({"geldt": "dag"}, "Vul een datum in, bijvoorbeeld 23-11-2026."),
            ({"geldt": "dag", "tot-d": "1", "tot-m": "1", "tot-j": "2020"}, "Kies een dag vanaf vandaag"),
            ({"geldt": "dag", "tot-d": "31", "tot-m": "2", "tot-j": "2027"}, "Deze datum bestaat niet."),
        ],
    )
    def test_what_is_wrong_stands_at_its_field_and_nothing_is_stored(self, side: Side, typed: dict[str, Any], told: str) -> None:
        answer = judge(side, **typed)
        html = answer.content.decode()
        assert answer.status_code == 422
        assert told in html
        assert "<title>Fout:" in html
        assert not Judgement.objects.exists()

    def test_what_was_typed_stays(self, side: Side) -> None:
        assert "te kort" in judge(side, reden="te kort").content.decode()

    @pytest.mark.parametrize("number", ["0", "2", "999", "", "een", "-1"])
    def test_on_another_list_than_the_newest_it_is_a_conflict(self, side: Side, number: str) -> None:
        assert judge(side, fml=number).status_code == 409
        assert not Judgement.objects.exists()

    def test_when_a_newer_list_came_meanwhile_it_is_a_conflict_with_who(self, side: Side) -> None:
        with_fml(side)
        answer = judge(side)
        assert answer.status_code == 409
        assert side.people[Role.BEDRIJFSARTS].name in answer.content.decode()
        assert not Judgement.objects.exists()

    def test_of_an_occupation_that_is_not_there(self, side: Side) -> None:
        answer = side.client(AD).post(f"/dossiers/{side.dossier.number}/passend-werk/onzin-99999999/", VERDICT)
        assert answer.status_code == 404
        assert not Judgement.objects.exists()

    def test_in_a_strange_dossier(self, side: Side, world: World) -> None:
        answer = world.other.client(AD).post(address(side, WAREHOUSE), VERDICT)
        assert answer.status_code == 404
        assert not Judgement.objects.exists()

    def test_the_bedrijfsarts_may_look_and_not_judge(self, side: Side) -> None:
        assert "Oordeel aanpassen" not in page(side, WAREHOUSE, Role.BEDRIJFSARTS)
        assert judge(side, role=Role.BEDRIJFSARTS).status_code == 403

    def test_later_keeps_what_was_typed(self, side: Side) -> None:
        judge(side, reden="Nog even nadenken", later="ja")
        assert not Judgement.objects.exists()
        assert "Nog even nadenken" in page(side, WAREHOUSE)


class TestAnswer:
    def form(self, side: Side, item: str = "5.4", role: Role = AD) -> Any:
        return side.client(role).get(address(side, STOCK_CLERK, f"antwoord/{item}/"))

    def test_the_form_asks_in_the_unit_of_the_item(self, side: Side) -> None:
        assert "Hoeveel uur per dag?" in self.form(side).content.decode()
        html = self.form(side, "1.8.4").content.decode()
        assert "Het komt voor" in html
        assert "Hoeveel" not in html
        assert "Geen van beide" in self.form(side, "6.1").content.decode()

    def test_an_answer_settles_the_point(self, side: Side) -> None:
        assert "Past, met vragen</h2>" in page(side, STOCK_CLERK)
        answer = respond(side)
        assert answer.headers["Location"] == address(side, STOCK_CLERK)
        assert "Past</h2>" in page(side, STOCK_CLERK)

    def test_it_stands_with_its_place_and_day(self, side: Side) -> None:
        respond(side, hoeveel="3")
        html = page(side, STOCK_CLERK)
        assert "Gevraagd op de werkplek: Magazijn Oost." in html
        assert "3 uur per dag" in html
        assert "Antwoord wijzigen" in html

    def test_it_can_still_be_opened_once_the_point_is_settled(self, side: Side) -> None:
        respond(side)
        html = page(side, STOCK_CLERK)
        assert "Gevraagd op de werkplek: Magazijn Oost." in html
        assert f'href="{address(side, STOCK_CLERK, "antwoord/5.4/")}"' in html

    def test_hours_are_a_number_and_nothing_else(self, side: Side) -> None:
        with_fml(side, {"6.2": GivenAnswer(("3",))})
        html = self.form(side, "6.2").content.decode()
        assert "Hoeveel uur per dag?" in html
        for asked in ("Het komt voor", "Hoort het vast bij het werk?"):
            assert asked not in html
        assert respond(side, item="6.2", wat="", hoeveel="4").status_code == 302
        assert "4 uur per dag" in page(side, STOCK_CLERK)

    def test_what_was_answered_stands_in_the_form_when_it_is_changed(self, side: Side) -> None:
        respond(side, hoeveel="0,5", notitie="Met de scanner.")
        html = self.form(side).content.decode()
        for kept in ('value="0,5"', 'value="Magazijn Oost"', 'name="dag-j" value="2026"', "Met de scanner."):
            assert kept in html
        assert "Antwoord wijzigen" in page(side, STOCK_CLERK)  # also now that the point can be done

    def test_the_next_answer_of_the_same_visit_needs_no_place_and_day_again(self, side: Side) -> None:
        respond(side, item="4.13", hoeveel="2")
        html = self.form(side).content.decode()
        assert 'value="Magazijn Oost"' in html
        assert 'name="dag-d" value="5"' in html
        assert 'value="Magazijn Oost"' not in self.form(side, role=COACH).content.decode()  # somebody else was not there

    def test_one_goes_on_with_the_next_question(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("2",), "met twee handen"), "5.4": GivenAnswer(("2",))})
        assert "Vastleggen en verder met: Tillen" in self.form(side).content.decode()
        assert respond(side, volgende="ja").headers["Location"] == address(side, STOCK_CLERK, "antwoord/4.13/")
        assert "Vastleggen en verder" not in self.form(side, "4.13").content.decode()
        assert respond(side, item="4.13", volgende="ja").headers["Location"] == address(side, STOCK_CLERK)

    def test_what_comes_only_at_times_rules_nothing_out(self, side: Side) -> None:
        respond(side, hoeveel="8", vast="soms")
        assert "Past, met vragen</h2>" in page(side, STOCK_CLERK)

    def test_it_can_be_taken_back(self, side: Side) -> None:
        respond(side)
        assert "Het eerdere antwoord telt niet meer" in self.form(side).content.decode()
        respond(side, wat="weg")
        assert "Past, met vragen</h2>" in page(side, STOCK_CLERK)

    @pytest.mark.parametrize(("wat", "fits"), [("evening", "Past, met vragen"), ("geen", "Past, met vragen")])
    def test_parts_of_the_day(self, side: Side, wat: str, fits: str) -> None:
        assert respond(side, item="6.1", wat=wat).status_code == 302
        assert f"{fits}</h2>" in page(side, STOCK_CLERK)

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"wat": ""}, "Kies wat het werk vraagt."),
            ({"wat": "zz"}, "Kies wat het werk vraagt."),
            ({"wat": "evening"}, "Kies wat het werk vraagt."),
            ({"wat": "weg"}, "Kies wat het werk vraagt."),
            ({"vast": "misschien"}, "Deze keuze kennen we niet."),
            ({"dag-j": "1926"}, "Deze dag is meer dan vijf jaar geleden."),
            ({"hoeveel": ""}, "Vul een getal in, bijvoorbeeld 2,5."),
            ({"hoeveel": "veel"}, "Vul een getal in, bijvoorbeeld 2,5."),
            ({"hoeveel": "-1"}, "Vul een getal in, bijvoorbeeld 2,5."),
            ({"hoeveel": "25"}, "Dat kan niet: hoogstens 24"),
            ({"hoeveel": "1e5"}, "Vul een getal in, bijvoorbeeld 2,5."),
            ({"waar": ""}, "Vul in waar of aan wie u het vroeg."),
            ({"waar": "x" * 121}, "Dit is te lang."),
            ({"dag-j": "2099"}, "Kies een datum tot en met vandaag."),
            ({"dag-m": "13"}, "Deze datum bestaat niet."),
            ({"notitie": "x" * 501}, "Dit is te lang."),
        ],
    )
    def test_what_is_wrong_stands_at_its_field_and_nothing_is_stored(self, side: Side, typed: dict[str, Any], told: str) -> None:
        answer = respond(side, **typed)
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert not WorkplaceAnswer.objects.exists()

    @pytest.mark.parametrize("wat", ["wel", "niet", "hoeveel", ""])
    def test_when_work_is_done_is_no_yes_or_no(self, side: Side, wat: str) -> None:
        assert respond(side, item="6.1", wat=wat).status_code == 422
        assert not WorkplaceAnswer.objects.exists()

    @pytest.mark.parametrize("item", ["4.1", "9.9", f"1.8.{'9' * 5000}", "4.13.9", "..", "%00"])
    def test_about_a_point_that_no_workplace_can_answer(self, side: Side, item: str) -> None:
        assert respond(side, item=item).status_code == 404
        assert not WorkplaceAnswer.objects.exists()

    def test_about_what_was_not_released_the_coach_answers_nothing(self, side: Side) -> None:
        assert respond(side, item="4.18", role=COACH, wat="wel").status_code == 404
        assert not WorkplaceAnswer.objects.exists()

    @pytest.mark.parametrize(("role", "status"), [(Role.BEDRIJFSARTS, 403), (Role.WERKGEVER, 403), (Role.WERKNEMER, 302)])
    def test_others_record_none(self, side: Side, role: Role, status: int) -> None:
        assert respond(side, role=role).status_code == status
        assert not WorkplaceAnswer.objects.exists()


class TestWhatSomebodyMustHave:
    def required(self) -> None:
        require(RECEPTIONIST, "rijbewijs-b", note="Voor de tweede balie.")
        require(RECEPTIONIST, "bhv", always=False)

    def test_with_ground_source_and_what_this_person_has(self, side: Side) -> None:
        self.required()
        record_profile(side.entered(COACH), ProfileContent(licences=frozenset({"rijbewijs-ce"})), seen=None)
        html = page(side, RECEPTIONIST)
        assert "Wat iemand voor dit werk moet hebben" in html
        assert "verplicht: Wegenverkeerswet 1994, artikel 107 (niet bevestigd). Voor de tweede balie." in html
        assert "door de beheerder ingelezen: Verzonnen beroepen, 2024" in html
        assert html.index("Dit is er.") < html.index("vaak gevraagd: Gebruik;")
        assert "Dit is er niet. Vraag de werkgever of het nodig is." in html

    def test_what_is_missing_is_a_reason_by_name(self, side: Side) -> None:
        self.required()
        record_profile(side.entered(COACH), ProfileContent(education_level=1, licences=frozenset()), seen=None)
        html = page(side, RECEPTIONIST)
        assert "Vraagt niveau 2; de opleiding is niveau 1." in html
        assert "Vraagt een rijbewijs of certificaat dat er niet is: rijbewijs B (auto)." in html

    def test_nobody_asked_is_said(self, side: Side) -> None:
        self.required()
        html = page(side, RECEPTIONIST)
        assert html.count("Niet gevraagd of dit er is.") == 2
        assert "dat er niet is" not in html

    def test_where_nothing_is_known_nothing_is_said(self, side: Side) -> None:
        assert "Wat iemand voor dit werk moet hebben" not in page(side, RECEPTIONIST)
