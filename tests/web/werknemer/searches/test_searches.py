"""The pages of kept searches: keeping one from results, changing, resting, throwing away; and stopping a mail without logging in."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from hervat.apps.jobsearch.copies import put_right
from hervat.apps.jobsearch.links import stop_token
from hervat.apps.jobsearch.models import Frequency, JobAlert
from hervat.apps.jobsearch.queries import alerts_of
from hervat.domain.access.roles import Role
from hervat.market.alerts.models import Found, KeptSearch
from hervat.market.search.request import SearchRequest
from tests.apps.jobsearch.given import DESK, kept, werknemer
from tests.market.vacancies.store.given import posting, seen
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db(databases=["default", "market"])
FROM_RESULTS = {"wat": "receptionist", "uren_van": "16", "uren_tot": "24", "vaak": "week", "hooguit": "5"}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Client:
    return world.own.client(Role.WERKNEMER)


def page(client: Client, name: str, *arguments: object) -> str:
    response = client.get(reverse(f"mijn:{name}", args=arguments))
    assert response.status_code == 200
    return response.content.decode()


class TestKeeping:
    def test_one_press_on_a_page_with_results_keeps_the_search(self, world: World, own: Client) -> None:
        assert own.post(reverse("mijn:search_new"), FROM_RESULTS).status_code == 302
        (line,) = alerts_of(werknemer(world))
        assert line.request == SearchRequest(words="receptionist", hours=(16.0, 24.0))
        assert (line.name, line.frequency, line.most) == ("receptionist, 16 tot 24 uur", Frequency.WEEK, 5)
        html = page(own, "searches")
        for told in (
            "receptionist, 16 tot 24 uur",
            "elke week een mail, hooguit 5 vacatures",
            "nog geen mail verstuurd",
            "deze week niets nieuws",
        ):
            assert told in html

    def test_the_form_holds_what_is_asked(self, own: Client) -> None:
        html = own.get(reverse("mijn:search_new"), {"wat": "kok", "contract": ["vast", "tijdelijk"]}).content.decode()
        for field in (
            'name="wat" value="kok"',
            'name="contract" value="vast"',
            'name="contract" value="tijdelijk"',
            'value="kok, vast, tijdelijk"',
        ):
            assert field in html

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"wat": ""}, "Vul in wat u zoekt, of waar."),
            ({"wat": "recep*"}, "Zoek op hele woorden."),
            ({"waar": "7511"}, "Er zijn nog geen postcodes ingelezen."),
            ({"km": "-5"}, "Vul een getal in."),
            ({"vaak": "soms"}, "Kies hoe vaak u mail wilt."),
            ({"hooguit": "51"}, "Vul een aantal in van 1 tot en met 50."),
            ({"hooguit": "2,5"}, "Vul een aantal in van 1 tot en met 50."),
            ({"naam": "x" * 81}, "Dit is te lang."),
        ],
    )
    def test_what_cannot_be_kept_comes_back_with_a_sentence(self, own: Client, changed: dict[str, str], sentence: str) -> None:
        response = own.post(reverse("mijn:search_new"), FROM_RESULTS | changed)
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert not JobAlert.objects.exists()

    def test_it_can_stand_on_any_page(self, world: World) -> None:
        request = RequestFactory().get("/mijn/vacatures/")
        request.user = world.own.people[Role.WERKNEMER]
        request.session = world.own.client(Role.WERKNEMER).session
        html = render_to_string("werknemer/_zoekopdracht_bewaren.html", {"asked": [("wat", "<kok>")]}, request=request)
        assert 'name="wat" value="&lt;kok&gt;"' in html
        assert reverse("mijn:search_new") in html


class TestOne:
    def test_what_was_found_stands_there_also_when_it_is_gone(self, world: World, own: Client) -> None:
        alert = kept(werknemer(world))
        put_right()
        seen("bron", posting("1", title="Receptionist"))
        Found.objects.create(search=KeptSearch.objects.get(), upto=1, numbers=[1], found_at=timezone.now())
        html = page(own, "search", alert.id)
        assert 'href="/mijn/vacatures/1/"' in html
        assert "Bakkerij Zon, Almelo" in html
        assert "deze week 1 nieuw" in page(own, "searches")
        seen("bron", on=timezone.now())
        assert "Deze vacature is weg sinds" in page(own, "search", alert.id)

    def test_changing(self, world: World, own: Client) -> None:
        alert = kept(werknemer(world))
        address = reverse("mijn:search", args=[alert.id])
        assert own.post(address, {"naam": "", "vaak": "day", "hooguit": "0"}).status_code == 422
        assert own.post(address, {"naam": "Balie", "vaak": "week", "hooguit": "20"}).status_code == 302
        (line,) = alerts_of(werknemer(world))
        assert (line.name, line.frequency, line.most, line.request) == ("Balie", Frequency.WEEK, 20, DESK)
        assert "/vacatures/?wat=receptionist" in page(own, "search", alert.id)

    def test_resting_going_on_and_throwing_away(self, world: World, own: Client) -> None:
        alert = kept(werknemer(world))
        pause = reverse("mijn:search_pause", args=[alert.id])
        own.post(pause, {"stil": "ja"})
        assert "Staat stil: u krijgt geen mail." in page(own, "searches")
        own.post(pause, {"stil": "nee"})
        assert "Staat stil" not in page(own, "searches")
        own.post(reverse("mijn:search_delete", args=[alert.id]))
        assert "U hebt nog geen zoekopdrachten." in page(own, "searches")

    def test_that_of_another_does_not_exist(self, world: World, own: Client) -> None:
        alert = kept(world.other.entered(Role.WERKNEMER))
        for name in ("search", "search_pause", "search_delete"):
            assert own.post(reverse(f"mijn:{name}", args=[alert.id])).status_code == 404
        assert JobAlert.objects.filter(is_paused=False).count() == 1

    def test_in_a_closed_dossier_it_can_be_read_and_not_changed(self, world: World, own: Client) -> None:
        alert = kept(werknemer(world))
        world.own.dossier.closed_on = timezone.localdate()
        world.own.dossier.save()
        assert "Verwijderen" not in page(own, "search", alert.id)
        assert own.post(reverse("mijn:search_delete", args=[alert.id])).status_code == 403


class TestStopping:
    def test_looking_changes_nothing_and_the_button_stops_it(self, world: World) -> None:
        alert = kept(werknemer(world))
        address, anybody = reverse("mijn:search_stop", args=[stop_token(alert.id)]), Client(enforce_csrf_checks=True)
        html = anybody.get(address).content.decode()
        assert html.count("<button") == 1
        assert not JobAlert.objects.get().is_paused
        for _ in range(2):
            answer = anybody.post(address, {"List-Unsubscribe": "One-Click"})
            assert answer.status_code == 200
            assert "Deze mail staat uit." in answer.content.decode()
        assert JobAlert.objects.get().is_paused
        for told in ("balie", "receptionist", world.own.dossier.number, "Vermeer"):
            assert told not in html

    @pytest.mark.parametrize("token", ["x", "6434ebf960ae461abeb8a9fed6930313:verzonnen"])
    def test_a_link_that_is_not_ours_does_not_exist(self, token: str) -> None:
        for ask in (Client().get, Client().post):
            assert ask(reverse("mijn:search_stop", args=[token])).status_code == 404
