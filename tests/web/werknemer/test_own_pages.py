"""The pages of the werknemer: the own dossier, whole, and nothing of anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hervat.apps.dossiers.models import Confirmation, Dossier, Event, Involvement
from hervat.apps.dossiers.services.drafts import draft_of, save_draft
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.dossiers.services.notes import write_note
from hervat.apps.dossiers.services.opening import close_dossier
from hervat.apps.dossiers.services.people import link_werknemer
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum, Right, matrix
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.dossier.documents import Audience
from hervat.domain.law.facts import EventKind
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db

PAGES = (
    "home", "welcome", "dossiers", "everything", "timeline", "steps", "people", "rights", "advice", "documents", "notes", "medical",
    "events", "event_new", "looks", "data", "document_new", "calendar", "searches",
)  # fmt: skip
FILES = ("timeline_pdf", "looks_csv", "export")
MOST_QUERIES, MOST_BYTES = 12, 100_000


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Client:
    return world.own.client(Role.WERKNEMER)


def html_of(client: Client, page: str, **named: object) -> str:
    response = client.get(reverse(f"mijn:{page}", kwargs=named))
    assert response.status_code == 200, page
    return response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_one_heading_within_its_budget(own: Client, page: str) -> None:
    html_of(own, page)  # what is kept between requests is there now
    with CaptureQueriesContext(connection) as asked:
        html = html_of(own, page)
    of_the_record = [query for query in asked.captured_queries if "audit_" in query["sql"] and "SELECT DISTINCT" not in query["sql"]]
    transaction = [query for query in asked.captured_queries if query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) - len(of_the_record) - len(transaction) <= MOST_QUERIES
    assert len(html) <= MOST_BYTES
    assert html.count("<h1") == 1
    assert html.count("knop--hoofd") <= 1
    title = html.split("<title>")[1].split("<")[0].strip()
    assert title.startswith(html.split("<h1>")[1].split("<")[0].strip())


@pytest.mark.parametrize("page", FILES)
def test_files_are_given_to_save(own: Client, page: str) -> None:
    response = own.get(reverse(f"mijn:{page}"))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response.getvalue()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_another_dossier_is_shown(world: World, own: Client, page: str) -> None:
    html = html_of(own, page)
    assert "Vermeerb" not in html
    assert world.other.dossier.number not in html
    assert "Werkgever b" not in html


def test_a_link_of_a_professional_to_the_own_dossier_leads_to_its_twin(world: World, own: Client) -> None:
    number = world.own.dossier.number
    assert own.get(f"/dossiers/{number}/")["Location"] == "/mijn/"
    assert own.get(f"/dossiers/{number}/tijdlijn/")["Location"] == "/mijn/tijdlijn/"
    assert own.get(f"/dossiers/{number}/inzages/")["Location"] == "/mijn/inzages/"


@pytest.mark.parametrize("path", ["", "tijdlijn/", "gebeurtenissen/", "inzages/"])
def test_a_number_that_is_not_ones_own_does_not_exist(world: World, own: Client, path: str) -> None:
    assert own.get(f"/dossiers/{world.other.dossier.number}/{path}").status_code == 404
    assert own.get(f"/dossiers/HV-9999/{path}").status_code == 404


def test_a_foreign_number_cannot_be_chosen(world: World, own: Client) -> None:
    response = own.post(reverse("mijn:dossiers"), {"dossier": world.other.dossier.number})
    assert response.status_code == 200
    assert "Werkgever b" not in html_of(own, "everything")
    assert world.other.dossier.number not in html_of(own, "dossiers")


def test_who_has_two_dossiers_chooses(world: World, own: Client) -> None:
    werknemer = world.own.people[Role.WERKNEMER]
    other = world.other.dossier
    Involvement.objects.filter(dossier=other, role=Role.WERKNEMER).delete()
    other.werknemer = None
    other.save(update_fields=["werknemer"])
    link_werknemer(dossier=other.id, user=werknemer.id, on=timezone.localdate())
    assert "Een ander dossier van u" in html_of(own, "everything")
    assert own.post(reverse("mijn:dossiers"), {"dossier": world.own.dossier.number}).status_code == 302
    assert "Casemanager A" in html_of(own, "people")
    own.post(reverse("mijn:dossiers"), {"dossier": other.number})
    people = html_of(own, "people")
    assert "Casemanager B" in people
    assert "Casemanager A" not in people


def test_professionals_have_no_pages_of_their_own_here(world: World) -> None:
    for role in Role:
        if role is not Role.WERKNEMER:
            assert world.own.client(role).get(reverse("mijn:home")).status_code == 404, role


def test_a_former_werknemer_keeps_the_own_dossier(world: World, own: Client) -> None:
    close_dossier(
        world.own.entered(Role.CASEMANAGER), day=timezone.localdate(), reason=ClosingReason.END_OF_EMPLOYMENT, remark="Afscheid op kantoor."
    )
    html = html_of(own, "home")
    assert "Uw dossier is gesloten" in html
    assert "einde van het dienstverband" in html
    assert "Afscheid op kantoor" not in html
    assert "Nu doen" not in html
    assert "U kunt nu niets vastleggen" in html_of(own, "event_new")
    for page in PAGES:
        html_of(own, page)


def test_one_thing_to_do_and_by_when(own: Client) -> None:
    html = html_of(own, "home")
    assert html.count('id="nu"') == 1
    assert "Waarom deze datum?" in html
    assert "Wat anderen nu doen" in html
    assert "Casemanager A" in html


def test_late_steps_are_told_without_blame(world: World, own: Client) -> None:
    """The plan was due months ago, while the dossier was kept: what can be done stands there, and nobody is scolded."""
    Dossier.objects.filter(pk=world.own.dossier.pk).update(opened_on=timezone.localdate() - timedelta(weeks=20))
    now = (
        html_of(own, "home").split('id="nu"')[0].rsplit("<section", 1)[1] + html_of(own, "home").split('id="nu"')[1].split("</section>")[0]
    )
    assert "Dit kunt u nog doen" in now or "Nu doen" in now
    assert "Te laat" not in now
    assert "Maak het plan alsnog." in html_of(own, "step", stap="plan_van_aanpak")


def test_less_to_see_hides_all_but_what_to_do_now(own: Client) -> None:
    assert own.post(reverse("mijn:less"), {"minder": ""}).status_code == 302
    html = html_of(own, "home")
    assert 'id="nu"' in html
    assert "Wat anderen nu doen" not in html
    assert "Alles weer zien" in html
    own.post(reverse("mijn:less"), {"meer": ""})
    assert "Wat anderen nu doen" in html_of(own, "home")


def test_the_cards_of_the_first_visit_can_be_passed_over_and_read_again(own: Client) -> None:
    assert "Goed dat u er bent" in html_of(own, "home")
    own.post(reverse("mijn:welcome"))
    assert "Goed dat u er bent" not in html_of(own, "home")
    assert "Wat ziet uw werkgever niet?" in html_of(own, "welcome")


@pytest.mark.parametrize(("answer", "agrees"), [("ja", True), ("nee", False)])
def test_the_werknemer_answers_whether_a_term_was_moved_together(world: World, own: Client, answer: str, agrees: bool) -> None:  # noqa: FBT001
    moved = proposed(world)
    html = html_of(own, "home")
    assert "Klopt deze afspraak?" in html
    assert "Casemanager A schreef dit op" in html
    assert own.post(reverse("mijn:agreement", kwargs={"afspraak": moved.id}), {"antwoord": answer}).status_code == 302
    assert Confirmation.objects.get(event=moved).agrees is agrees
    assert "Klopt deze afspraak?" not in html_of(own, "home")


def test_an_answer_that_is_none_changes_nothing(world: World, own: Client) -> None:
    moved = proposed(world)
    own.post(reverse("mijn:agreement", kwargs={"afspraak": moved.id}), {"antwoord": "misschien"})
    assert not Confirmation.objects.exists()


def test_nobody_answers_for_another(world: World) -> None:
    moved = proposed(world)
    stranger = world.other.client(Role.WERKNEMER)
    assert stranger.post(reverse("mijn:agreement", kwargs={"afspraak": moved.id}), {"antwoord": "ja"}).status_code == 404
    assert not Confirmation.objects.exists()


def proposed(world: World) -> Event:
    new = NewEvent(
        kind=EventKind.AFWIJKING_TERMIJN, day=timezone.localdate(), obligation="plan_van_aanpak", reason="Vakantie van de werkgever."
    )
    return record_event(world.own.entered(Role.CASEMANAGER), new)


def test_silence_is_noticed(world: World, own: Client) -> None:
    assert "al zes weken geen gesprek" in html_of(own, "home")
    record_event(world.own.entered(Role.CASEMANAGER), NewEvent(kind=EventKind.EVALUATIE, day=timezone.localdate()))
    assert "al zes weken geen gesprek" not in html_of(own, "home")


def test_the_werknemer_records_that_the_wia_was_asked_for(own: Client, world: World) -> None:
    address = reverse("mijn:event_new") + "?soort=wia_aanvraag"
    day = timezone.localdate()
    assert own.get(address).status_code == 200
    assert own.post(address, {"dag-d": str(day.day), "dag-m": str(day.month), "dag-j": str(day.year)}).status_code == 302
    found = Event.objects.get(kind=EventKind.WIA_AANVRAAG, dossier=world.own.dossier)
    assert (found.day, found.recorded_as) == (day, "werknemer")


@pytest.mark.parametrize("typed", [{}, {"dag-d": "31", "dag-m": "2", "dag-j": "2026"}, {"dag-d": "1", "dag-m": "1", "dag-j": "2099"}])
def test_a_wrong_day_is_told_and_nothing_is_kept(own: Client, typed: dict[str, str]) -> None:
    before = Event.objects.count()
    response = own.post(reverse("mijn:event_new") + "?soort=wia_aanvraag", typed)
    assert response.status_code == 422
    assert "Fout:" in response.content.decode().split("</title>")[0]
    assert Event.objects.count() == before


def test_only_what_the_matrix_lets_can_be_recorded(own: Client) -> None:
    html = html_of(own, "event_new")
    assert "wia_aanvraag" in html
    assert matrix()[Datum.LOONSANCTIE].right(Role.WERKNEMER) is not Right.RECORD
    assert "loonsanctiebesluit" not in html
    response = own.post(reverse("mijn:event_new") + "?soort=loonsanctiebesluit", {"dag-d": "1", "dag-m": "1", "dag-j": "2026"})
    assert response.status_code == 422
    assert not Event.objects.filter(kind=EventKind.LOONSANCTIEBESLUIT).exists()


def test_recovery_is_recorded_as_a_period(own: Client, world: World) -> None:
    day = timezone.localdate()
    typed = {"dag-d": str(day.day), "dag-m": str(day.month), "dag-j": str(day.year)}
    assert own.post(reverse("mijn:event_new") + "?soort=hersteld", typed).status_code == 302
    assert world.own.dossier.periods.get().kind == "hersteld"


def test_one_takes_back_only_what_one_recorded(own: Client, world: World) -> None:
    day = timezone.localdate()
    mine = record_event(world.own.entered(Role.WERKNEMER), NewEvent(kind=EventKind.WIA_AANVRAAG, day=day))
    theirs = record_event(world.own.entered(Role.CASEMANAGER), NewEvent(kind=EventKind.EVALUATIE, day=day))
    address = reverse("mijn:event_back", kwargs={"event": mine.id})
    assert own.post(address, {"reden": ""}).status_code == 422
    assert own.post(address, {"reden": "Dit was de verkeerde dag."}).status_code == 302
    assert "Weggehaald" in html_of(own, "events")
    assert own.get(reverse("mijn:event_back", kwargs={"event": theirs.id})).status_code == 404


def test_notes_of_the_werkgever_are_read_and_drafts_of_others_are_not(world: World, own: Client) -> None:
    day = timezone.localdate()
    write_note(world.own.entered(Role.CASEMANAGER), audience=Audience.WERKGEVER, about=day, text="Afspraak over rooster.")
    draft = {"text": ["Concept van Karin."]}
    save_draft(world.own.people[Role.CASEMANAGER].id, reverse("mijn:notes"), draft)
    html = html_of(own, "notes")
    assert "Afspraak over rooster." in html
    assert "Concept van Karin" not in html


def test_a_note_with_the_coach_is_for_the_coach(own: Client) -> None:
    assert own.post(reverse("mijn:notes"), {"audience": Audience.COACHING.value, "text": "Alleen voor ons."}).status_code == 302
    assert "Alleen voor ons." in html_of(own, "notes")
    refused = own.post(reverse("mijn:notes"), {"audience": Audience.WERKGEVER.value, "text": "Dit mag niet."})
    assert refused.status_code == 422
    assert "Kies wie uw notitie mag lezen." in refused.content.decode()


def test_what_was_typed_comes_back_and_goes_when_it_is_sent(world: World, own: Client) -> None:
    werknemer = world.own.people[Role.WERKNEMER].id
    save_draft(werknemer, reverse("mijn:notes"), {"text": ["Half af"], "audience": [Audience.COACHING.value]})
    assert "Half af" in html_of(own, "notes")
    own.post(reverse("mijn:notes"), {"audience": Audience.EVERYONE.value, "text": "Helemaal af."})
    assert draft_of(werknemer, reverse("mijn:notes")) is None


def test_every_step_of_the_timeline_has_its_page_and_its_reason(own: Client) -> None:
    for step in ("plan_van_aanpak", "wia_aanvraag", "evaluatie_1", "re_integratieverslag"):
        html_of(own, "step", stap=step)
        html_of(own, "explanation", stap=step)
    for name in ("wachttijd", "loondoorbetaling"):
        html_of(own, "explanation", stap=name)
    assert own.get(reverse("mijn:step", kwargs={"stap": "bestaat_niet"})).status_code == 404


def test_what_the_werkgever_does_not_see_follows_from_the_matrix(own: Client) -> None:
    html = html_of(own, "people").split('id="niet"')[1].split("</section>")[0]
    for row in matrix().values():
        assert (str(row.name) in html) is (row.right(Role.WERKGEVER) is Right.NONE), row.datum


def test_rights_say_how_hard_they_are_and_duties_are_law(own: Client) -> None:
    from hervat.web.werknemer.rights import RIGHTS

    for found in RIGHTS:
        if "moet" in str(found.text).split() or found.duty:
            assert found.strictness in ("wet", "regeling"), found.title
            assert found.sources[0].source.confirmed, found.title
    assert "Wet" in html_of(own, "rights")


def test_the_pages_need_no_script(own: Client) -> None:
    html = html_of(own, "home")
    assert "onclick" not in html
    assert html.count("<form") == html.count('name="csrfmiddlewaretoken"')


def test_a_day_far_away_is_no_matter(world: World, own: Client) -> None:
    dates = world.own.dossier.dates.get()
    type(dates).objects.filter(pk=dates.pk).update(eerste_ziektedag=timezone.localdate() - timedelta(weeks=120))
    assert "De 104 weken zijn voorbij" in html_of(own, "home")
