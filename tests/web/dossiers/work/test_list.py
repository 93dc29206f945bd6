"""The list of suitable work: three groups, each component by itself, and one sentence when there is nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.health import door
from hervat.apps.health.door import FmlSignature, GivenAnswer
from hervat.apps.health.models import FmlRecord
from hervat.apps.matching.services import NewAnswer, NewVerdict, answer_question, give_verdict
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities
from hervat.domain.matching.choosing.person import Conditions, Job
from hervat.domain.matching.compare import Fit
from hervat.market.matching import forget_market
from hervat.market.occupations.models import Occupation, OccupationLabel, OccupationLoad
from hervat.market.provenance.models import DataSet
from hervat.market.titles.catalogue import forget_finder
from tests.apps.health.fml_acts import begun, to_expert
from tests.apps.matching.small_market import GARDENER, RECEPTIONIST, STOCK_CLERK, WAREHOUSE, require, with_fml
from tests.support.world import Side

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
REASON = "In dit magazijn tilt de heftruck, niemand tilt zelf."


def page(side: Side, query: str = "", role: Role = AD, status: int = 200) -> str:
    answer = side.client(role).get(f"/dossiers/{side.dossier.number}/passend-werk/{query}")
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def names(html: str) -> list[str]:
    """The occupations of the list, in order."""
    return re.findall(r'scope="row"><a href="[^"]+">([^<]+)</a>', html)


class TestTheList:
    def test_shows_what_fits_and_what_may_fit(self, side: Side) -> None:
        html = page(side)
        assert names(html) == ["Receptionist", "Voorraadbeheerder", "Hovenier"]
        assert "4 beroepen bekeken" in html
        assert "Voorstel van de software." in html
        assert "FML v1" in html

    def test_each_group_can_be_asked_for(self, side: Side) -> None:
        assert names(page(side, "?toon=niet")) == ["Magazijnmedewerker"]
        assert names(page(side, "?toon=past")) == ["Receptionist"]
        assert "vraagt 15 tot 25 kg, mag ongeveer 5 kg" in page(side, "?toon=niet")

    def test_a_verdict_is_a_word_and_a_strip_says_itself_what_it_shows(self, side: Side) -> None:
        html = page(side, "?toon=past&toon=vragen&toon=niet")
        assert 'aria-label="1 kan, 1 niet bekend"' in html
        assert 'aria-label="2 te zwaar"' in html
        for word in ("Past", "Past, met vragen", "Past niet"):
            assert re.search(rf'<span class="status status--\w+"><svg[^>]*aria-hidden="true">.*?</svg>{word}</span>', html)

    def test_a_load_that_is_there_is_told_by_its_own_name(self, side: Side) -> None:
        with_fml(side, {"1.8": GivenAnswer(("4",))})
        found_out = NewAnswer(uri=RECEPTIONIST, item="1.8.4", load={"present": True}, place="Balie", day=timezone.localdate())
        answer_question(side.entered(AD), found_out)
        assert "Deadlines en pieken: komt voor, mag: niet vaak deadlines of productiepieken" in page(side, "?toon=niet")

    def test_what_the_list_itself_asks_at_any_work_is_named(self, side: Side) -> None:
        assert "Deze FML geeft bij elk beroep een vraag" not in page(side)
        with_fml(side, {"4.13": GivenAnswer(("2",), "met twee handen")})
        assert "Deze FML geeft bij elk beroep een vraag" in page(side)
        assert "Deze FML geeft bij elk beroep een vraag" not in page(side, role=Role.COACH)  # what is withheld is told there

    def test_columns_of_which_nothing_is_known_are_left_out(self, side: Side) -> None:
        html = page(side)
        assert "Er is nog geen persoonsprofiel." in html
        assert "Ervaring</th>" not in html
        assert "Loon per uur</th>" in html
        record_profile(side.entered(Role.COACH), ProfileContent(skills=("telefoon opnemen",)), seen=None)
        html = page(side)
        assert "Vaardigheden</th>" in html
        assert "Interesse</th>" not in html
        assert "Er is nog geen persoonsprofiel." not in html

    def test_what_is_not_known_says_so(self, side: Side) -> None:
        html = page(side)
        assert '–<span class="alleen-voorlezen"> niet bekend</span>' in html
        assert "€\N{NO-BREAK SPACE}15,50" in html

    def test_searching_and_finding_nothing(self, side: Side) -> None:
        assert names(page(side, "?q=recep")) == ["Receptionist"]
        assert "Geen beroepen met deze keuzes." in page(side, "?q=astronaut")

    def test_a_title_of_everyday_life_is_found_too(self, side: Side) -> None:
        OccupationLabel.objects.create(
            dataset=DataSet.objects.get(), occupation_id=RECEPTIONIST, text="baliemedewerkster", language="nl", kind="alternative"
        )
        forget_finder()
        assert names(page(side, "?q=baliemedewerker")) == ["Receptionist"]

    def test_what_the_words_mean_and_the_choices_hide_is_told_with_the_way_to_it(self, side: Side) -> None:
        html = page(side, "?q=magazijn")
        assert names(html) == []
        assert "1 beroep met deze naam staat hier niet bij" in html
        (address,) = re.findall(r'href="(\?[^"]+)">Toon ook deze<', html)
        html = page(side, address.replace("&amp;", "&"))
        assert names(html) == ["Magazijnmedewerker"]
        assert "staat hier niet bij" not in html

    def test_ordering_by_another_component(self, side: Side) -> None:
        with_fml(side, {"4.13": GivenAnswer(("2",))})
        record_profile(side.entered(Role.COACH), ProfileContent(skills=("telefoon opnemen",)), seen=None)
        assert names(page(side, "?toon=past&sorteer=vaardigheden")) == ["Receptionist", "Voorraadbeheerder"]
        assert names(page(side, "?toon=past&sorteer=loon")) == ["Voorraadbeheerder", "Receptionist"]

    def test_what_is_mostly_unknown_comes_last_and_is_marked(self, side: Side) -> None:
        html = page(side, "?toon=vragen")
        assert names(html) == ["Voorraadbeheerder", "Hovenier"]
        assert html.count("Weinig bekend over dit beroep.") == 1

    def test_there_is_no_score_in_all(self, side: Side) -> None:
        html = page(side)
        assert "er is geen totaalscore" in html
        assert "totaal:" not in html.lower()

    def test_what_is_left_out_is_counted_and_can_be_shown(self, side: Side) -> None:
        record_profile(side.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
        html = page(side)
        assert "1 om het niveau" in html
        assert "Voorraadbeheerder" not in html
        assert "Vraagt niveau 3; de opleiding is niveau 2." in page(side, "?weg=ja")

    def test_a_paper_that_is_missing_and_hours_that_do_not_fit_are_counted_by_name(self, side: Side) -> None:
        require(RECEPTIONIST, "rijbewijs-b")
        require(STOCK_CLERK, "beveiliger")
        require(GARDENER, "rijbewijs-b", always=False)
        record_profile(side.entered(Role.COACH), ProfileContent(licences=frozenset(), diplomas=frozenset()), seen=None)
        html = page(side)
        assert "1 om een diploma of bevoegdheid" in html
        assert "1 om een rijbewijs of certificaat" in html
        assert names(html) == ["Hovenier"]
        assert "Vraagt een rijbewijs of certificaat dat er niet is: rijbewijs B (auto)." in page(side, "?weg=ja")

    def test_hours_that_no_job_has_are_counted_by_name(self, side: Side) -> None:
        first = Occupation.objects.get(pk=RECEPTIONIST)
        OccupationLoad.objects.create(
            dataset=first.dataset, occupation=first, item="6.3", bands=[[32, 40, 1]], kenmerkend=True, confident=False, trust="D"
        )
        forget_market()
        record_profile(side.entered(Role.COACH), ProfileContent(conditions=Conditions(most_hours=20.0)), seen=None)
        assert "1 om de uren per week" in page(side)
        assert "Het werk is 32 tot 40 uur per week; gevraagd is hooguit 20 uur." in page(side, "?weg=ja")

    def test_looking_closer_at_the_own_level(self, side: Side) -> None:
        content = ProfileContent(education_level=3, jobs=(Job("voorraadbeheerder", 4.0, "urn:none"),), conditions=Conditions())
        record_profile(side.entered(Role.COACH), content, seen=None)
        assert names(page(side, "?kijk=eigen")) == ["Voorraadbeheerder"]
        assert names(page(side, "?kijk=lager&toon=past")) == ["Receptionist"]

    def test_a_page_too_far_is_the_last(self, side: Side) -> None:
        assert names(page(side, "?blz=999")) == ["Receptionist", "Voorraadbeheerder", "Hovenier"]

    def test_there_are_pages(self, side: Side) -> None:
        first = Occupation.objects.get(pk=RECEPTIONIST)
        Occupation.objects.bulk_create(
            Occupation(uri=f"urn:meer:{number}", label=f"werk {number:02}", isco="9999", dataset=first.dataset) for number in range(45)
        )
        forget_market()
        html = page(side, "?toon=vragen&blz=3")
        assert len(names(html)) == 7
        assert "41–47 van 47" in html
        assert "?toon=vragen&amp;blz=2" in html


class TestWhatPeopleSaid:
    def test_a_verdict_shows_whose_it_is_and_what_was_proposed(self, side: Side) -> None:
        give_verdict(side.entered(AD), NewVerdict(uri=WAREHOUSE, given=Fit.FITS, reason=REASON, fml_number=1))
        html = page(side)
        assert set(names(html)[:2]) == {"Magazijnmedewerker", "Receptionist"}
        assert "Het voorstel was: Past niet." in html

    def test_it_expires_in_sight_when_a_newer_list_comes(self, side: Side) -> None:
        give_verdict(side.entered(AD), NewVerdict(uri=WAREHOUSE, given=Fit.FITS, reason=REASON, fml_number=1))
        with_fml(side, {"4.13": GivenAnswer(("3",))})
        html = page(side, "?toon=niet")
        assert "Verlopen: Past (" in html
        assert "Er is nu FML v2." in html


class TestNothing:
    @pytest.mark.parametrize(
        ("role", "told"),
        [
            (AD, "De bedrijfsarts maakt en verstrekt hem."),
            (Role.COACH, "De bedrijfsarts maakt en verstrekt hem."),
            (Role.BEDRIJFSARTS, "U maakt hem in het medische deel."),
        ],
    )
    def test_without_a_list_one_sentence_says_who_can_make_it(self, without_list: Side, role: Role, told: str) -> None:
        html = page(without_list, role=role)
        assert told in html
        assert names(html) == []

    def test_without_possibilities_the_match_is_off_with_date_and_author(self, without_list: Side) -> None:
        side = without_list
        doctor = side.entered(Role.BEDRIJFSARTS)
        draft = begun(doctor)
        signature = FmlSignature(
            day=doctor.acting.on, valid_from=doctor.acting.on, has_possibilities=False, ground=NoPossibilities.BEDLEGERIG
        )  # fmt: skip
        to_expert(doctor, door.sign_fml(doctor, draft.id, signature, seen=draft.version))
        html = page(side)
        assert "geen benutbare mogelijkheden" in html
        assert side.people[Role.BEDRIJFSARTS].name in html
        assert names(html) == []

    def test_an_old_list_is_warned_for(self, side: Side) -> None:
        from hervat.apps.health.triggers import remove

        assert "weken oud" not in page(side)
        remove(connections["default"])
        FmlRecord.objects.update(day=timezone.localdate() - timedelta(weeks=27))
        assert "Deze FML is 27 weken oud." in page(side)


class TestWhoSeesWhat:
    def test_the_coach_reads_that_not_given_is_not_no_limitation(self, side: Side) -> None:
        html = page(side, role=Role.COACH)
        assert "niet verstrekt" in html
        assert "Dat is iets anders dan geen beperking." in html
        assert "2 beperkingen" in html

    def test_the_bedrijfsarts_sees_the_effect_of_the_list_and_nothing_of_the_person(self, side: Side) -> None:
        record_profile(side.entered(Role.COACH), ProfileContent(education_level=2, skills=("telefoon opnemen",)), seen=None)
        html = page(side, role=Role.BEDRIJFSARTS)
        assert "mbo 2" not in html
        assert "U ziet niet wat de werknemer meebrengt" in html
        assert "Persoonsprofiel" not in html
        assert "Oordeel aanpassen" not in html

    @pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE])
    def test_the_side_of_the_werkgever_is_refused_with_who_may(self, side: Side, role: Role) -> None:
        html = page(side, role=role, status=403)
        assert "Dit is alleen voor" in html
        assert "Receptionist" not in html

    def test_a_stranger_finds_nothing(self, side: Side, world: object) -> None:
        other: Client = world.other.client(AD)  # type: ignore[attr-defined]
        assert other.get(f"/dossiers/{side.dossier.number}/passend-werk/").status_code == 404

    def test_the_werknemer_goes_to_the_own_page(self, side: Side) -> None:
        answer = side.client(Role.WERKNEMER).get(f"/dossiers/{side.dossier.number}/passend-werk/")
        assert answer.headers["Location"] == "/mijn/werk/"

    def test_that_somebody_looked_is_recorded(self, side: Side) -> None:
        before = AuditRecord.objects.filter(kind="match").count()
        page(side)
        assert AuditRecord.objects.filter(kind="match").count() == before + 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?toon=alles", "Kies welke beroepen u wilt zien"),
        ("?sorteer=score", "Deze keuze kennen we niet."),
        ("?kijk=ver", "Deze keuze kennen we niet."),
        ("?blz=-1", "Het nummer van een pagina"),
        ("?blz=9999999999999999999", "Het nummer van een pagina"),
        ("?q=a", "Typ minstens 2 letters."),
        ("?q=%00%00", "tekens in die niet te lezen zijn"),
        (f"?q={'x' * 200}", "Dat is te lang om te zoeken."),
        (f"?q={'x' * 3000}", "Dit adres is te lang."),
    ],
)
def test_an_absurd_address_gets_a_clear_sentence(side: Side, query: str, told: str) -> None:
    html = page(side, query, status=422)
    assert told in html
    assert "<title>Fout:" in html


def test_it_takes_few_questions_to_the_databases(side: Side) -> None:
    client = side.client(AD)
    address = f"/dossiers/{side.dossier.number}/passend-werk/"
    client.get(address)
    with CaptureQueriesContext(connections["default"]) as confidential, CaptureQueriesContext(connections["market"]) as public:
        client.get(address)
    assert len(public) == 1
    assert len([query for query in confidential if query["sql"].lstrip().upper().startswith("SELECT")]) <= 26, [
        q["sql"][:90] for q in confidential
    ]
