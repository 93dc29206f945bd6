"""Work that fits, for the werknemer: plain words, no numbers of a list, what to ask, and everything that was said."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from hervat.apps.health import door
from hervat.apps.health.door import FmlSignature, GivenAnswer
from hervat.apps.matching.services import NewAdvice, NewAnswer, NewVerdict, answer_question, give_verdict, share_advice
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities
from hervat.domain.matching.choosing.person import Conditions, Job
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.occupations import Riasec
from hervat.market.browsing.addresses import address_of
from tests.apps.health.fml_acts import begun, signed_list
from tests.apps.matching.small_market import GARDENER, RECEPTIONIST, STOCK_CLERK, WAREHOUSE, make_market, require, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
REASON = "In dit magazijn tilt de heftruck, niemand tilt zelf."
ITEM = re.compile(r"(?<![\d,.€])\b[1-6]\.\d{1,2}\b(?!\d)")


@pytest.fixture
def side(world: World) -> Side:
    make_market()
    with_fml(world.own)
    return world.own


def page(side: Side, rest: str = "", status: int = 200) -> str:
    answer = side.client(Role.WERKNEMER).get(f"/mijn/werk/{rest}")
    assert answer.status_code == status
    return answer.content.decode()


def text(html: str) -> str:
    """What is read of the page itself."""
    return re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main")])


class TestTheList:
    def test_begins_with_what_fits(self, side: Side) -> None:
        html = page(side)
        assert "Receptionist" in html
        assert "Dit past" in html
        assert "Magazijnmedewerker" not in html

    def test_the_other_groups_are_one_step_away(self, side: Side) -> None:
        assert "Voorraadbeheerder" in page(side, "?toon=misschien")
        html = page(side, "?toon=niet")
        assert "Te zwaar: tillen. In dit werk: 15 tot 25 kilo." in html

    def test_each_group_says_what_it_means(self, side: Side) -> None:
        assert "De computer denkt dat u dit werk kunt doen." in page(side)
        assert "U hoeft ze niet alleen uit te zoeken." in page(side, "?toon=misschien")
        assert "Denkt u dat het toch kan? Zeg het." in page(side, "?toon=niet")

    def test_what_is_searched_for_is_found_in_its_own_group(self, side: Side) -> None:
        html = page(side, "?q=magazijn")
        assert "Magazijnmedewerker" in html
        assert "Te zwaar: tillen." in html
        assert "Kijk ook bij de andere knoppen." in page(side, "?q=magazijn&toon=past")

    def test_it_leads_to_what_learning_would_change(self, side: Side) -> None:
        html = page(side)
        assert 'href="/mijn/werk/wat-als/"' in html
        assert "Sommig werk staat hier niet." not in html
        record_profile(side.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
        assert "Sommig werk staat hier niet." in page(side)

    def test_searching(self, side: Side) -> None:
        assert "Er is hier geen werk met deze naam." in page(side, "?q=astronaut")
        assert "Typ minstens 2 letters." in page(side, "?q=x", status=422)

    @pytest.mark.parametrize("query", ["?toon=alles", "?blz=-1", "?blz=99999999", "?blz=twee"])
    def test_an_address_that_cannot_be_read_shows_the_usual(self, side: Side, query: str) -> None:
        assert "Receptionist" in page(side, query)

    def test_it_knows_no_numbers_of_a_list(self, side: Side) -> None:
        for rest in ("", "?toon=misschien", "?toon=niet", f"{address_of(WAREHOUSE, 'magazijnmedewerker')}/"):
            assert ITEM.findall(text(page(side, rest))) == []

    def test_without_a_list_nothing_has_to_be_done(self, world: World) -> None:
        make_market()
        html = page(world.own)
        assert "Eerst schrijft de bedrijfsarts op wat u kunt." in html
        assert "U hoeft nu niets te doen." in html

    def test_without_possibilities_it_is_said_gently_and_without_the_ground(self, world: World) -> None:
        make_market()
        doctor = world.own.entered(Role.BEDRIJFSARTS)
        draft = begun(doctor)
        ground = NoPossibilities.BEDLEGERIG
        signature = FmlSignature(day=doctor.acting.on, valid_from=doctor.acting.on, has_possibilities=False, ground=ground)
        door.sign_fml(doctor, draft.id, signature, seen=draft.version)
        html = page(world.own)
        assert "Dat kan later anders zijn. U hoeft nu geen werk te zoeken." in html
        assert "ligt op bed" not in html


class TestOneOccupation:
    def test_what_is_too_heavy_with_the_own_limit(self, side: Side) -> None:
        html = page(side, f"{address_of(WAREHOUSE, 'magazijnmedewerker')}/")
        assert "Dit werk is nu te zwaar voor u. Dat kan veranderen met een nieuwe lijst van de bedrijfsarts." in html
        assert "Uw grens: ongeveer 5 kilo" in html
        assert html.index("Wat kunt u doen?") < html.index("Dit is nu te zwaar")

    def test_a_limit_in_words_of_the_bedrijfsarts_is_told_in_those_words(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("2",)), "5.7": GivenAnswer(("1",), "alleen kort"), "4.11": GivenAnswer(("1",), "rustig aan")})
        html = page(side, f"{address_of(RECEPTIONIST, 'receptionist')}/")
        assert "Uw grens: ongeveer 1 minuut achter elkaar." in html
        assert "“rustig aan”" in html
        assert "namelijk" not in html
        assert "beperkt" not in text(html)

    def test_what_the_bedrijfsarts_did_not_look_at_is_no_question_for_the_workplace(self, world: World) -> None:
        make_market()
        doctor = world.own.entered(Role.BEDRIJFSARTS)
        signed_list(doctor, {"5.4": GivenAnswer(("2",))})
        html = page(world.own, f"{address_of(WAREHOUSE, 'magazijnmedewerker')}/")
        assert "Hier keek de bedrijfsarts nog niet naar" in html
        assert "Tillen. In dit werk: 15 tot 25 kilo." in html

    def test_work_that_asks_more_learning_says_so(self, side: Side) -> None:
        record_profile(side.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
        html = page(side, f"{address_of(STOCK_CLERK, 'voorraadbeheerder')}/")
        assert "Voor dit werk hebt u meestal een hogere opleiding nodig." in html
        assert "hogere opleiding" not in page(side, f"{address_of(RECEPTIONIST, 'receptionist')}/")

    def test_work_that_requires_a_paper_says_which(self, side: Side) -> None:
        require(RECEPTIONIST, "rijbewijs-b")
        require(RECEPTIONIST, "beveiliger")
        held = ProfileContent(education_level=2, diplomas=frozenset(), licences=frozenset({"heftruck"}))
        address = f"{address_of(RECEPTIONIST, 'receptionist')}/"
        assert "Voor dit werk hebt u" not in page(side, address), "nobody asked yet"
        record_profile(side.entered(Role.COACH), held, seen=None)
        html = page(side, address)
        assert "Voor dit werk hebt u een diploma nodig: " in html
        assert re.search(r"Voor dit werk hebt u dit nodig: rijbewijs B[^,<]*\.<", html)
        assert "Receptionist" not in page(side)
        assert "Daarvoor moet u eerst iets leren." in page(side)

    def test_what_nobody_knows_is_a_question_for_the_workplace(self, side: Side) -> None:
        html = page(side, f"{address_of(STOCK_CLERK, 'voorraadbeheerder')}/")
        assert "Dit weten we niet" in html
        assert "Vraag op de werkplek:" in html

    def test_who_judged_and_why_is_open_to_them(self, side: Side) -> None:
        give_verdict(side.entered(AD), NewVerdict(uri=WAREHOUSE, given=Fit.FITS, reason=REASON, fml_number=1))
        html = page(side, f"{address_of(WAREHOUSE, 'magazijnmedewerker')}/")
        assert REASON in html
        assert side.people[AD].name in html
        assert "De computer dacht:" in html
        assert "Dit werk is nu te zwaar voor u." not in html

    @pytest.mark.parametrize("slug", ["onzin", "x-99999999"])
    def test_one_that_is_not_there(self, side: Side, slug: str) -> None:
        page(side, f"{slug}/", status=404)


def test_what_is_known_of_them_stands_there(side: Side) -> None:
    content = ProfileContent(
        education_level=2, jobs=(Job("magazijnmedewerker", 9.0),), skills=("tellen",), riasec=Riasec(10, 20, 30, 90, 40, 80),
        former_hourly=18.4, max_travel_minutes=90, conditions=Conditions(no_night=True, most_hours=24.0),
        licences=frozenset({"rijbewijs-b"}), diplomas=frozenset(),
    )  # fmt: skip
    record_profile(side.entered(Role.COACH), content, seen=None)
    html = page(side)
    shown = (
        "mbo 2", "magazijnmedewerker (9 jaar)", "tellen", "Mensen helpen of iets leren", "hooguit 90 minuten", "liever niet",
        "rijbewijs B (auto)", "Uren per week, hooguit",
    )  # fmt: skip
    for told in shown:
        assert told in html
    assert "<dd>geen</dd>" in html


def test_shared_advice_is_read_here_too(side: Side) -> None:
    share_advice(side.entered(AD), NewAdvice(uris=(RECEPTIONIST, WAREHOUSE), text="Rustig werk.", fml_number=1))
    html = page(side)
    assert "Rustig werk." in html
    assert "Dit past nu niet" in html


def test_all_of_it_is_taken_along(side: Side) -> None:
    record_profile(side.entered(Role.COACH), ProfileContent(skills=("tellen",)), seen=None)
    give_verdict(side.entered(AD), NewVerdict(uri=GARDENER, given=Fit.FITS, reason=REASON, fml_number=1))
    found_out = NewAnswer(uri=GARDENER, item="4.13", load={"value": 1, "unit": "kg"}, place="De kwekerij", day=side.acting(AD).on)
    answer_question(side.entered(AD), found_out)
    share_advice(side.entered(AD), NewAdvice(uris=(GARDENER,), text="Buiten.", fml_number=1))
    answer = side.client(Role.WERKNEMER).get("/mijn/gegevens/alles.zip")
    pack = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    work = json.loads(pack.read("dossier.json"))["werk"]
    assert work["profiel"]["content"]["skills"] == ["tellen"]
    assert work["oordelen_over_werk"][0]["content"]["reason"] == REASON
    assert work["antwoorden_van_werkplekken"][0]["content"]["place"] == "De kwekerij"
    assert work["adviezen_over_werk"][0]["content"]["text"] == "Buiten."
