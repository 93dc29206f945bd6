"""The mail about new vacancies: once, what still holds, weighed, and nothing in it about who reads it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import Entered
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.jobsearch.choices import choose
from hervat.apps.jobsearch.contents import Why
from hervat.apps.jobsearch.digest.letter import stop_address
from hervat.apps.jobsearch.digest.telling import tell_of_vacancies
from hervat.apps.jobsearch.links import is_stopped
from hervat.apps.jobsearch.models import Choice, Frequency, JobAlert
from hervat.apps.jobsearch.services import change_search, set_paused, throw_away
from hervat.domain.access.roles import Role
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Hours, LoadSentence, OccupationGuess, Shift
from tests.apps.jobsearch.given import TOMORROW, Store, ad, ask, kept, tomorrow, werknemer
from tests.apps.matching.small_market import RECEPTIONIST, WAREHOUSE, make_market, with_fml
from tests.support.world import World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HEAVY = LoadSentence("4.14", "Je tilt de hele dag dozen van 25 kilo.", 25.0, "kg")
HEALTH = ("tillen", "zwaar", "past", "belast", "beperk", "ziek", "hersteld", "re-integratie", "FML", "bedrijfsarts")


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def entered(world: World) -> Entered:
    make_market()
    return werknemer(world)


def tell(store: Store, on: date) -> list[OutgoingMail]:
    """The mails of one day."""
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    told = tell_of_vacancies(on, ask, now=noon(on), vacancies=store.shown)
    new = list(OutgoingMail.objects.exclude(pk__in=before).order_by("created_at", "key"))
    assert told == len(new)
    return new


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(hours=12)


def test_what_is_new_is_mailed_with_a_reason_each(entered: Entered, store: Store) -> None:
    alert = kept(entered, SearchRequest(words="receptionist", hours=(16, 24)))
    store.add(ad(hours=Hours(16, 20)), ad("Kok"), ad("Medewerker", text="Werk als receptionist."))
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    assert (mail.subject, mail.to) == ("2 nieuwe vacatures bij uw zoekvraag", User.objects.get(pk=entered.acting.user).email)
    for line in (
        "1. Medewerker", "2. Receptionist", "   Hotel De Kroon, Almelo", "   16 tot 20 uur per week",
        "   Waarom deze? Uw zoekwoorden staan in de titel. De uren passen bij wat u zoekt.",
        "   Waarom deze? Uw zoekwoorden staan in de tekst. De uren staan er niet bij.", f"   {settings.BASE_URL}/vacatures/1/",
    ):  # fmt: skip
        assert line in mail.body.split("\n")
    assert mail.stop == stop_address(alert)
    assert mail.stop in mail.body
    alert = JobAlert.objects.get()
    assert (alert.found, alert.last_sent_at, alert.next_on) == (2, noon(tomorrow(entered)), tomorrow(entered) + TOMORROW)


def test_one_is_called_one(entered: Entered, store: Store) -> None:
    kept(entered)
    store.add(ad())
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    assert mail.subject == "1 nieuwe vacature bij uw zoekvraag"


def test_nothing_says_who_reads_it_or_why(entered: Entered, store: Store) -> None:
    alert = kept(entered, SearchRequest(words="receptionist"))
    store.add(ad(load=(HEAVY,)), ad())
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    told = f"{mail.subject}\n{mail.body}"
    for word in (*HEALTH, "Noor", "Vermeer", "balie", "receptionist", alert.dossier.number):
        assert word.lower() not in told.replace("1. Receptionist", "").replace("2. Receptionist", "").lower(), word


def test_nothing_new_is_no_mail(entered: Entered, store: Store) -> None:
    kept(entered)
    store.add(ad("Kok"))
    store.match()
    assert tell(store, tomorrow(entered)) == []


def test_twice_on_a_day_or_later_tells_nothing_twice(entered: Entered, store: Store) -> None:
    kept(entered)
    store.add(ad())
    store.match()
    day = tomorrow(entered)
    assert [len(tell(store, on)) for on in (day, day, day + TOMORROW)] == [1, 0, 0]
    store.add(ad("Receptionist avond"))
    store.match()
    assert tell(store, day) == []  # one mail a day
    (mail,) = tell(store, day + TOMORROW)
    assert "Receptionist avond" in mail.body
    assert "/vacatures/1/" not in mail.body


def test_weekly_is_weekly_and_holds_all_of_the_week(entered: Entered, store: Store) -> None:
    kept(entered, frequency=Frequency.WEEK)
    sent = []
    for day in range(1, 16):
        store.add(ad(f"Receptionist {day}"))
        store.match()
        sent += [(day, mail.subject[:2].strip()) for mail in tell(store, entered.acting.on + timedelta(days=day))]
    assert sent == [(7, "7"), (14, "7")]


def test_no_more_than_was_asked_and_how_many_there_are_besides(entered: Entered, store: Store) -> None:
    kept(entered, most=3)
    store.add(*(ad(f"Receptionist {number}") for number in range(8)))
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    assert mail.subject.startswith("3 ")
    assert "Er zijn nog 5 vacatures gevonden." in mail.body
    assert tell(store, tomorrow(entered) + TOMORROW) == []


def test_what_is_gone_or_chosen_or_no_longer_asked_is_left_out(entered: Entered, store: Store) -> None:
    alert = kept(entered)
    store.add(ad("Receptionist 1"), ad("Receptionist 2"), ad("Receptionist 3"), ad("Receptionist nacht"))
    store.match()
    store.gone.add(1)
    choose(entered, 2, Choice.PASSED_OVER, store.ads[2], Why.OTHER)
    change_search(entered, alert.id, SearchRequest(words="receptionist nacht"))
    (mail,) = tell(store, tomorrow(entered))
    assert mail.subject.startswith("1 ")
    assert "/vacatures/4/" in mail.body


def test_when_all_is_gone_there_is_no_mail(entered: Entered, store: Store) -> None:
    kept(entered)
    store.add(ad())
    store.match()
    store.gone.add(1)
    assert tell(store, tomorrow(entered)) == []
    store.gone.clear()
    assert tell(store, tomorrow(entered)) == []


class TestWeighing:
    @pytest.fixture(autouse=True)
    def _list(self, world: World, entered: Entered) -> None:  # noqa: ARG002 -- the market comes first
        with_fml(world.own)

    @pytest.mark.parametrize(
        "told",
        [
            {"load": (LoadSentence("4.13", "Je tilt vaak 25 kilo.", 25.0, "kg"),)},
            {"occupation": OccupationGuess(WAREHOUSE, "magazijnmedewerker", 0.9)},
        ],
    )
    def test_what_is_too_heavy_stays_out_of_the_mail_without_a_word(self, entered: Entered, store: Store, told: dict[str, object]) -> None:
        kept(entered)
        store.add(ad("Receptionist 1"), ad("Receptionist 2", **told))
        store.match()
        (mail,) = tell(store, tomorrow(entered))
        assert mail.subject.startswith("1 ")
        assert "/vacatures/2/" not in mail.body
        assert "Er is nog 1 vacature gevonden." in mail.body
        assert not any(word.lower() in mail.body.lower() for word in HEALTH)

    def test_when_all_is_too_heavy_there_is_no_mail(self, entered: Entered, store: Store) -> None:
        kept(entered)
        store.add(ad(occupation=OccupationGuess(WAREHOUSE, "magazijnmedewerker", 0.9)))
        store.match()
        assert tell(store, tomorrow(entered)) == []

    def test_what_fits_comes_first(self, entered: Entered, store: Store) -> None:
        kept(entered)
        store.add(ad("Receptionist 1", occupation=OccupationGuess(RECEPTIONIST, "receptionist", 0.9)), ad("Receptionist 2"))
        store.match()
        (mail,) = tell(store, tomorrow(entered))
        assert mail.body.index("/vacatures/1/") < mail.body.index("/vacatures/2/")

    def test_a_load_that_says_nothing_here_is_passed_over(self, entered: Entered, store: Store) -> None:
        kept(entered)
        odd = (LoadSentence("4.13", "Je tilt 3 emmers.", 3.0, "emmers"), LoadSentence("9.99", "Iets anders."))
        store.add(ad(load=odd, shifts=(Shift.NIGHT, Shift.ON_CALL)))
        store.match()
        assert len(tell(store, tomorrow(entered))) == 1


def test_the_mail_is_in_the_record_and_is_nobodys_act(entered: Entered, store: Store) -> None:
    alert = kept(entered)
    store.add(ad())
    store.match()
    tell(store, tomorrow(entered))
    record = AuditRecord.objects.get(kind="job_alert", action="sent")
    assert (record.actor, record.channel, record.what, record.object_id) == (None, "job", "mail", str(alert.id))


@pytest.mark.parametrize("how", ["paused", "thrown away", "closed", "left", "asks nothing any more"])
def test_who_is_not_mailed(entered: Entered, store: Store, how: str) -> None:
    alert = kept(entered, SearchRequest(words="receptionist ?" if how.startswith("asks") else "receptionist"))
    store.add(ad())
    store.match()
    if how == "paused":
        set_paused(entered, alert.id, paused=True)
    elif how == "thrown away":
        throw_away(entered, alert.id)
    elif how == "closed":
        type(entered.dossier).objects.update(closed_on=entered.acting.on)
    elif how == "left":
        User.objects.filter(pk=entered.acting.user).update(is_active=False)
    assert tell(store, tomorrow(entered)) == []


def test_an_address_that_cannot_be_mailed_keeps_nobody_else_waiting(world: World, entered: Entered, store: Store) -> None:
    kept(entered)
    kept(world.other.entered(Role.WERKNEMER))
    User.objects.filter(pk=entered.acting.user).update(email="nergens")
    store.add(ad())
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    assert mail.to == world.other.people[Role.WERKNEMER].email
    User.objects.filter(pk=entered.acting.user).update(email="weer@post.example")
    (mail,) = tell(store, tomorrow(entered))
    assert mail.to == "weer@post.example"


def test_signs_that_steer_do_not_reach_the_mail(entered: Entered, store: Store) -> None:
    kept(entered)
    store.add(ad("Receptionist\r\nBcc: iedereen@post.example\x07", employer="De\u202eKroon", place="x" * 500))
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    assert "1. Receptionist Bcc: iedereen@post.example" in mail.body.split("\n")
    assert max(len(line) for line in mail.body.split("\n")) < 330
    assert "\u202e" not in mail.body


def test_the_link_in_the_mail_is_the_one_that_stops_it(entered: Entered, store: Store) -> None:
    kept(entered)
    store.add(ad())
    store.match()
    (mail,) = tell(store, tomorrow(entered))
    assert not is_stopped(mail.stop.rstrip("/").rpartition("/")[2])
