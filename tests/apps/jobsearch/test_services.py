"""Keeping a search: whose it is, what of it leaves, and what the labour market has of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.jobsearch import services
from hervat.apps.jobsearch.contents import open_search
from hervat.apps.jobsearch.copies import put_right
from hervat.apps.jobsearch.links import is_stopped, stop, stop_token
from hervat.apps.jobsearch.models import Frequency, JobAlert
from hervat.apps.jobsearch.queries import alert_of, alerts_of
from hervat.apps.jobsearch.services import Wishes, change_search, change_wishes, keep_search, set_paused, throw_away
from hervat.apps.sealing import Unsealable
from hervat.domain.access.roles import Role
from hervat.market.alerts.models import KeptSearch
from hervat.market.alerts.queries import kept as copies
from hervat.market.alerts.services import keep as copy
from hervat.market.search.request import SearchRequest
from tests.apps.jobsearch.given import DESK, kept, werknemer
from tests.support.world import World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
Committing = Callable[..., AbstractContextManager[object]]
OTHERS = [role for role in Role if role is not Role.WERKNEMER]
NIGHT = SearchRequest(words="nachtportier", near="7607", radius=25.0)


@pytest.fixture
def done(django_capture_on_commit_callbacks: Committing) -> Callable[[], AbstractContextManager[object]]:
    """What follows a transaction happens at the end of it."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def told() -> list[tuple[str, str, str]]:
    return list(AuditRecord.objects.filter(kind="job_alert").order_by("pk").values_list("action", "what", "channel"))


class TestKeeping:
    def test_the_labour_market_gets_what_is_asked_and_nothing_else(
        self, world: World, done: Callable[[], AbstractContextManager[object]]
    ) -> None:
        with done():
            alert = kept(werknemer(world), NIGHT)
        row = KeptSearch.objects.get()
        assert (row.name, row.is_active) == (alert.search, True)
        assert copies([alert.search]) == {alert.search: (NIGHT, True)}
        written = f"{row.request} {row.name} {row.after} {row.version}"
        for own in ("Aan de balie", str(alert.id), alert.id.hex, alert.dossier.number, "Vermeer", "Noor"):
            assert own not in written

    def test_its_name_is_closed(self, world: World) -> None:
        alert = kept(werknemer(world))
        assert b"balie" not in bytes(alert.content)
        assert open_search(alert) == ("Aan de balie", DESK)
        with pytest.raises(Unsealable):
            open_search(JobAlert(id=uuid4(), dossier=alert.dossier, content=alert.content))
        with pytest.raises(Unsealable):
            open_search(JobAlert(id=alert.id, dossier=world.other.dossier, content=alert.content))

    def test_the_first_mail_is_tomorrow_or_in_a_week(self, world: World) -> None:
        entered = werknemer(world)
        assert kept(entered).next_on == entered.acting.on + timedelta(days=1)
        assert kept(entered, NIGHT, Frequency.WEEK).next_on == entered.acting.on + timedelta(days=7)

    def test_the_same_again_is_no_second(self, world: World) -> None:
        entered = werknemer(world)
        assert kept(entered).id == kept(entered, SearchRequest(words=" receptionist ", page=3)).id
        assert len(told()) == 1

    def test_there_may_not_be_too_many(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(services, "MOST_ALERTS", 1)
        kept(werknemer(world))
        with pytest.raises(WrongFields):
            kept(werknemer(world), NIGHT)
        assert JobAlert.objects.count() == 1

    @pytest.mark.parametrize(
        ("wishes", "field"),
        [
            (Wishes(" "), "name"),
            (Wishes("x" * 81), "name"),
            (Wishes("a\x07"), "name"),
            (Wishes("a", most=0), "most"),
            (Wishes("a", most=51), "most"),
        ],
    )
    def test_what_cannot_be_kept(self, world: World, wishes: Wishes, field: str) -> None:
        with pytest.raises(WrongFields) as wrong:
            keep_search(werknemer(world), DESK, wishes)
        assert [error.path for error in wrong.value.errors] == [field]

    @pytest.mark.parametrize("role", OTHERS)
    def test_nobody_else_sees_or_keeps_them(self, world: World, role: Role) -> None:
        kept(werknemer(world))
        try:
            entered = world.own.entered(role)
        except (Hidden, Refused):
            return
        for act in (lambda: alerts_of(entered), lambda: kept(entered), lambda: set_paused(entered, uuid4(), paused=True)):
            with pytest.raises(Refused):
                act()


class TestChanging:
    def test_wishes(self, world: World) -> None:
        entered = werknemer(world)
        alert = kept(entered)
        change_wishes(entered, alert.id, Wishes("Balie", Frequency.WEEK, 5))
        line = alert_of(entered, alert.id)
        assert (line.name, line.frequency, line.most, line.request) == ("Balie", Frequency.WEEK, 5, DESK)
        assert line.next_on == entered.acting.on + timedelta(days=7)
        change_wishes(entered, alert.id, Wishes("Balie", Frequency.WEEK, 5))
        assert [act for act, _, _ in told()] == ["created", "changed"]

    def test_what_is_asked(self, world: World, done: Callable[[], AbstractContextManager[object]]) -> None:
        entered = werknemer(world)
        with done():
            alert = kept(entered)
            change_search(entered, alert.id, NIGHT)
        assert alert_of(entered, alert.id).request == NIGHT
        assert copies([alert.search]) == {alert.search: (NIGHT, True)}

    def test_resting_and_going_on(self, world: World, done: Callable[[], AbstractContextManager[object]]) -> None:
        entered = werknemer(world)
        with done():
            alert = kept(entered)
        for paused in (True, True, False):
            with done():
                set_paused(entered, alert.id, paused=paused)
            assert copies([alert.search]) == {alert.search: (DESK, not paused)}
        assert [what for _, what, _ in told()] == ["", "paused", "resumed"]

    def test_throwing_away(self, world: World, done: Callable[[], AbstractContextManager[object]]) -> None:
        entered = werknemer(world)
        with done():
            alert = kept(entered)
        with done():
            throw_away(entered, alert.id)
        assert (alerts_of(entered), KeptSearch.objects.count()) == ((), 0)
        with pytest.raises(Hidden):
            throw_away(entered, alert.id)

    def test_that_of_another_is_not_there(self, world: World) -> None:
        alert = kept(world.other.entered(Role.WERKNEMER))
        entered = werknemer(world)
        assert alerts_of(entered) == ()
        for act in (
            lambda: alert_of(entered, alert.id),
            lambda: throw_away(entered, alert.id),
            lambda: set_paused(entered, alert.id, paused=True),
        ):
            with pytest.raises(Hidden):
                act()


class TestTheLink:
    def test_it_stops_one_mail_without_logging_in(self, world: World, done: Callable[[], AbstractContextManager[object]]) -> None:
        entered = werknemer(world)
        with done():
            alert, other = kept(entered), kept(entered, NIGHT)
        token = stop_token(alert.id)
        assert not is_stopped(token)
        with done():
            stop(token)
            stop(token)
        assert is_stopped(token)
        assert copies([alert.search, other.search]) == {alert.search: (DESK, False), other.search: (NIGHT, True)}
        assert told()[-1] == ("changed", "paused", "mail")
        assert len(told()) == 3

    def test_of_a_search_that_is_gone(self, world: World) -> None:
        entered = werknemer(world)
        alert = kept(entered)
        token = stop_token(alert.id)
        throw_away(entered, alert.id)
        stop(token)
        assert is_stopped(token)

    @pytest.mark.parametrize("token", ["", "x", "6434ebf960ae461abeb8a9fed6930313:x", "6434ebf960ae461abeb8a9fed6930313"])
    def test_that_is_not_ours(self, token: str) -> None:
        for act in (is_stopped, stop):
            with pytest.raises(Hidden):
                act(token)


class TestCopies:
    def test_what_was_interrupted_is_put_right(self, world: World) -> None:
        entered = werknemer(world)
        lost, changed = kept(entered), kept(entered, NIGHT)
        copy(changed.search, DESK)
        copy(nobodys := uuid4(), NIGHT)
        assert put_right() == 3
        assert copies([lost.search, changed.search, nobodys]) == {lost.search: (DESK, True), changed.search: (NIGHT, True)}
        assert put_right() == 0

    def test_a_market_that_does_not_answer_undoes_nothing(self, world: World, done: Callable[[], AbstractContextManager[object]]) -> None:
        with patch("hervat.market.alerts.services.keep", side_effect=OSError), done():
            alert = kept(werknemer(world))
        assert JobAlert.objects.filter(pk=alert.pk).exists()
        assert put_right() == 1
