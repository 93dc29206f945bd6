"""What lasted, the dates on which everything rests, what if they were otherwise, and what was known before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.models import CaseDates, Event, Period, PeriodKind
from hervat.apps.dossiers.services.facts import change_dates, record_period
from hervat.apps.dossiers.services.given import NewDates, NewPeriod
from hervat.domain.access.roles import Role
from tests.support.world import Side, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def address(side: Side, part: str) -> str:
    return f"/dossiers/{side.dossier.number}/{part}"


def boxes(name: str, day: date | None) -> dict[str, str]:
    parts = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
    return {f"{name}-{part}": value for part, value in zip("dmj", parts, strict=True)}


def first_day(side: Side) -> date:
    return side.dossier.dates.get(successor__isnull=True).eerste_ziektedag


class TestPeriods:
    new = "perioden/nieuw/"

    def test_hours_of_work(self, own: Side) -> None:
        start = first_day(own) + timedelta(weeks=10)
        fields = {"soort": "gedeeltelijk", **boxes("van", start), **boxes("tot", None), "uren": "7,5"}
        client = own.client(Role.WERKGEVER)
        assert "nog niets vastgelegd" in client.post(address(own, self.new), fields).content.decode()
        assert client.post(address(own, self.new), {**fields, "stap": "2"}).status_code == 302
        assert str(Period.objects.get(dossier=own.dossier).hours_per_week) == "7.5"
        page = client.get(address(own, "tijdlijn/")).content.decode()
        assert "nu 7,5 uur" in page
        assert "g-uren" in page

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            ({"uren": ""}, "Vul in hoeveel uur per week"),
            ({"uren": "veel"}, "Vul in hoeveel uur per week"),
            ({"uren": "0"}, "Vul in hoeveel uur per week"),
            ({"uren": "99"}, "Vul in hoeveel uur per week"),
            ({"uren": "12,25"}, "Vul in hoeveel uur per week"),
            ({"uren": "NaN"}, "Vul in hoeveel uur per week"),
            ({"van-d": "", "van-m": "", "van-j": ""}, "Vul een datum in"),
            ({"tot-d": "1", "tot-m": "1", "tot-j": "2020"}, "De einddatum ligt vóór de begindatum."),
        ],
    )
    def test_wrong_input(self, own: Side, given: dict[str, str], sentence: str) -> None:
        fields = {"soort": "gedeeltelijk", **boxes("van", timezone.localdate()), "uren": "12", "stap": "2", **given}
        response = own.client(Role.WERKGEVER).post(address(own, self.new), fields)
        assert response.status_code == 422
        assert response.content.decode().count(sentence) == 2
        assert not Period.objects.exists()

    def test_leave_only_by_who_may_know_it(self, own: Side) -> None:
        start = first_day(own) + timedelta(weeks=10)
        fields = {"soort": "verlof", **boxes("van", start), **boxes("tot", start + timedelta(weeks=16)), "stap": "2"}
        assert own.client(Role.COACH).post(address(own, self.new), fields).status_code == 403
        assert own.client(Role.WERKGEVER).post(address(own, self.new), fields).status_code == 302
        assert own.client(Role.WERKGEVER).get(address(own, self.new) + "?soort=onzin").status_code == 404

    def test_is_corrected_and_taken_back_with_a_reason(self, world: World) -> None:
        own = world.own
        start = first_day(own) + timedelta(weeks=10)
        period = record_period(own.entered(Role.WERKGEVER), NewPeriod(kind=PeriodKind.RECOVERED, first_day=start))
        client = own.client(Role.WERKGEVER)
        change = address(own, f"perioden/{period.id}/wijzigen/")
        fields = {**boxes("van", start), **boxes("tot", start + timedelta(days=9)), "versie": str(period.id), "stap": "2"}
        assert client.post(change, fields).status_code == 422
        assert client.post(change, {**fields, "correction_reason": "Einddag bekend."}).status_code == 302
        newest = Period.objects.get(replaces=period)
        withdraw = address(own, f"perioden/{newest.id}/intrekken/")
        assert client.post(withdraw, {"versie": str(newest.id), "correction_reason": "Niet beter geweest."}).status_code == 302
        page = client.get(address(own, "gebeurtenissen/")).content.decode()
        assert "Niet beter geweest." in page
        assert client.get(change).status_code == 404
        assert world.other.client(Role.WERKGEVER).get(address(world.other, f"perioden/{period.id}/wijzigen/")).status_code == 404

    def test_one_corrects_what_another_corrected(self, own: Side) -> None:
        start = first_day(own) + timedelta(weeks=10)
        entered = own.entered(Role.WERKGEVER)
        period = record_period(entered, NewPeriod(kind=PeriodKind.RECOVERED, first_day=start))
        ended = NewPeriod(kind=PeriodKind.RECOVERED, first_day=start, last_day=start + timedelta(days=4))
        record_period(own.entered(Role.CASEMANAGER), ended, instead_of=period.id, reason="Einddag bekend.")
        fields = {**boxes("van", start), **boxes("tot", start + timedelta(days=9)), "versie": str(period.id), "stap": "2"}
        response = own.client(Role.WERKGEVER).post(
            address(own, f"perioden/{period.id}/wijzigen/"), {**fields, "correction_reason": "Anders."}
        )
        assert response.status_code == 409
        assert "Casemanager A" in response.content.decode()


class TestDates:
    def fields(self, side: Side, day: date, **more: str) -> dict[str, str]:
        version = CaseDates.objects.get(dossier=side.dossier, successor__isnull=True)
        return {**boxes("dag", day), "vangnet": "nee", "versie": str(version.id), "correction_reason": "Stond verkeerd.", **more}

    def test_shows_what_shifts_before_it_is_stored(self, own: Side) -> None:
        day = first_day(own) - timedelta(days=7)
        client = own.client(Role.CASEMANAGER)
        page = client.post(address(own, "data/"), self.fields(own, day)).content.decode()
        assert "Einde van de wachttijd" in page
        assert first_day(own) != day
        assert client.post(address(own, "data/"), self.fields(own, day, stap="2")).status_code == 302
        assert first_day(own) == day
        explained = client.get(address(own, "stappen/wachttijd/uitleg/")).content.decode()
        assert "Vastgelegd door Casemanager A (casemanager)" in explained
        assert address(own, "data/") in explained

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"dag-d": "40"}, "Deze datum bestaat niet."),
            ({"dag-j": "2099"}, "De eerste ziektedag ligt in de toekomst."),
            ({"correction_reason": "  "}, "Schrijf kort op waarom u dit verandert."),
            ({"einde-d": "1", "einde-m": "1", "einde-j": "2020"}, "Het dienstverband eindigt vóór de eerste ziektedag."),
        ],
    )
    def test_wrong_input(self, own: Side, fields: dict[str, str], sentence: str) -> None:
        before = first_day(own)
        sent = self.fields(own, before - timedelta(days=1), stap="2") | fields
        response = own.client(Role.CASEMANAGER).post(address(own, "data/"), sent)
        assert response.status_code == 422
        assert response.content.decode().count(sentence) == 2
        assert first_day(own) == before

    def test_the_kind_of_vangnet_is_for_the_bedrijfsarts(self, own: Side) -> None:
        day = first_day(own)
        hidden = self.fields(own, day, vangnet="ja", stap="2") | {"soort-vangnet": "orgaandonatie"}
        assert own.client(Role.WERKGEVER).post(address(own, "data/"), hidden).status_code == 302
        dates = CaseDates.objects.get(dossier=own.dossier, successor__isnull=True)
        assert (dates.has_vangnet, dates.vangnet) == (True, None)
        mine = self.fields(own, day, vangnet="ja", stap="2") | {"soort-vangnet": "orgaandonatie"}
        assert own.client(Role.BEDRIJFSARTS).post(address(own, "data/"), mine).status_code == 302
        assert "Door orgaandonatie" in own.client(Role.BEDRIJFSARTS).get(address(own, "data/")).content.decode()
        kept = self.fields(own, day - timedelta(days=1), vangnet="ja", stap="2")
        assert own.client(Role.WERKGEVER).post(address(own, "data/"), kept).status_code == 302
        page = own.client(Role.BEDRIJFSARTS).get(address(own, "data/")).content.decode()
        assert '<option value="orgaandonatie" selected>' in page

    def test_what_a_role_may_not_record_stays_as_it_is(self, own: Side) -> None:
        version = CaseDates.objects.get(dossier=own.dossier)
        ends = timezone.localdate() + timedelta(days=200)
        change_dates(
            own.entered(Role.WERKGEVER),
            NewDates(eerste_ziektedag=version.eerste_ziektedag, employment_ends=ends),
            seen=version.id,
            reason="Contract loopt af.",
        )
        sent = self.fields(own, first_day(own) - timedelta(days=1), stap="2") | boxes("einde", None)
        assert own.client(Role.BEDRIJFSARTS).post(address(own, "data/"), sent).status_code == 302
        assert CaseDates.objects.get(dossier=own.dossier, successor__isnull=True).employment_ends == ends

    @pytest.mark.parametrize("role", [Role.COACH, Role.ARBEIDSDESKUNDIGE])
    def test_not_by_who_only_reads(self, own: Side, role: Role) -> None:
        assert own.client(role).get(address(own, "data/")).status_code == 403

    def test_two_at_once(self, own: Side) -> None:
        mine = self.fields(own, first_day(own) - timedelta(days=3), stap="2")
        version = CaseDates.objects.get(dossier=own.dossier)
        change_dates(
            own.entered(Role.WERKGEVER),
            NewDates(eerste_ziektedag=version.eerste_ziektedag - timedelta(days=1)),
            seen=version.id,
            reason="Was eerder.",
        )
        client = own.client(Role.CASEMANAGER)
        response = client.post(address(own, "data/"), mine)
        assert response.status_code == 409
        newest = CaseDates.objects.get(replaces=version)
        assert f'value="{newest.id}"' in response.content.decode()
        chosen = mine | {"versie": str(newest.id), "kies-dag": "ander"}
        assert client.post(address(own, "data/"), chosen).status_code == 302
        assert first_day(own) == version.eerste_ziektedag - timedelta(days=1)


class TestWhatIf:
    def counts(self) -> tuple[int, int, int]:
        return Event.objects.count(), Period.objects.count(), CaseDates.objects.count()

    def test_shows_what_would_shift_and_stores_nothing(self, own: Side) -> None:
        before = self.counts()
        asked = f"?wat=eerste_ziektedag&op-d={first_day(own) - timedelta(days=30):%d-%m-%Y}"
        client = own.client(Role.CASEMANAGER)
        page = client.get(address(own, "tijdlijn/") + asked).content.decode()
        assert "Dit is geen besluit en komt niet in het dossier." in page
        assert "Einde van de wachttijd" in page
        assert self.counts() == before
        assert "geen besluit" not in client.get(address(own, "tijdlijn/")).content.decode()

    def test_is_carried_to_the_explanation(self, own: Side) -> None:
        asked = f"?wat=eerste_ziektedag&op-d={first_day(own) - timedelta(days=30):%d-%m-%Y}"
        client = own.client(Role.CASEMANAGER)
        assert "stappen/wachttijd/uitleg/?wat=eerste_ziektedag" in client.get(address(own, "tijdlijn/") + asked).content.decode()
        explained = client.get(address(own, "stappen/wachttijd/uitleg/") + asked).content.decode()
        assert "niet bij het dossier" in explained

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ("?wat=eerste_ziektedag", "Vul een datum in"),
            ("?wat=onzin&op-d=1-1-2026", "Kies iets uit de lijst."),
            ("?wat=eerste_ziektedag&op-d=99-99-9999", "Deze datum bestaat niet."),
            ("?wat=eerste_ziektedag&op-d=1-1-2099", "in de toekomst"),
            ("?wat=hersteld&op-d=1-1-2001", "begint op of vóór de eerste ziektedag"),
        ],
    )
    def test_wrong_questions(self, own: Side, asked: str, sentence: str) -> None:
        response = own.client(Role.CASEMANAGER).get(address(own, "tijdlijn/") + asked)
        assert response.status_code == 422
        assert sentence in response.content.decode()

    def test_asks_only_about_what_the_role_may_know(self, own: Side) -> None:
        response = own.client(Role.COACH).get(address(own, "tijdlijn/") + "?wat=loonstop&op-d=vandaag")
        assert response.status_code == 422
        assert own.client(Role.WERKGEVER).get(address(own, "tijdlijn/") + "?wat=loonstop&op-d=vandaag").status_code == 200


class TestKnownBefore:
    def test_today_is_what_is_known_now(self, own: Side) -> None:
        page = own.client(Role.CASEMANAGER).get(address(own, "gebeurtenissen/") + "?op-d=vandaag").content.decode()
        assert "Dit wisten wij op" in page
        assert "Probleemanalyse:" in page

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ("?op-d=1-1-2001", "Op die dag was er nog geen dossier."),
            ("?op-d=1-1-2099", "Kies een datum tot en met vandaag."),
            ("?op-d=x", "Deze datum bestaat niet."),
            ("?op-d=31-12-9999", "Kies een datum tot en met vandaag."),
        ],
    )
    def test_wrong_days(self, own: Side, asked: str, sentence: str) -> None:
        response = own.client(Role.CASEMANAGER).get(address(own, "gebeurtenissen/") + asked)
        assert response.status_code == 422
        assert sentence in response.content.decode()


def test_looking_at_the_dates_stands_in_the_record(own: Side) -> None:
    looks = AuditRecord.objects.filter(action="read", what="dossier", subjects__dossier=own.dossier.id)
    assert not looks.exists()
    own.client(Role.CASEMANAGER).get(address(own, "data/"))
    assert looks.count() == 1
