"""Who looked at a dossier, and what somebody did: the newest first, page by page, with identities alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.queries import looks_at, looks_of_users, pseudonym, recent
from tests.apps.audit.acts import BUREAU, COACH, OTHER, dossier, read, write

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def days() -> None:
    """One act a day for six days."""
    acts = [
        read(1),
        read(2),
        read(1, 2, 3, action=Action.LISTED, what="caseload"),
        read(1, actor=OTHER, deputy_for=COACH),
        Entry(channel=Channel.JOB, action=Action.SENT, kind="reminder", subjects=frozenset([dossier(1)])),
        Entry(channel=Channel.PAGE, action=Action.LOGGED_IN, kind="user", actor=OTHER, object_id=str(OTHER)),
    ]
    for number, act in enumerate(acts):
        with time_machine.travel(START + timedelta(days=number), tick=False):
            write(act)


def test_looks_at_one_dossier() -> None:
    looks = looks_at(dossier(1))
    assert [look.seq for look in looks] == [5, 4, 3, 1]
    assert [look.actor for look in looks] == [None, OTHER, COACH, COACH]
    assert looks[-1].at == START
    assert looks[1].deputy_for == COACH
    assert (looks[2].action, looks[2].what, looks[2].why, looks[2].organisation) == ("listed", "caseload", "begeleiding", BUREAU)
    assert looks_at(dossier(9)) == []


def test_looks_between_two_moments() -> None:
    second, fifth = START + timedelta(days=1), START + timedelta(days=4)
    assert [look.seq for look in looks_at(dossier(1), since=second, until=fifth)] == [4, 3]
    assert [look.seq for look in looks_at(dossier(1), since=fifth)] == [5]


def test_looks_of_some_actions_and_one_user() -> None:
    assert [look.seq for look in looks_at(dossier(1), actions=[Action.READ, Action.LISTED])] == [4, 3, 1]
    assert [look.seq for look in looks_at(dossier(1), actor=COACH)] == [3, 1]
    assert looks_at(dossier(1), actions=[]) == []


def test_looks_page_by_page() -> None:
    first = looks_at(dossier(1), limit=2)
    assert [look.seq for look in first] == [5, 4]
    assert [look.seq for look in looks_at(dossier(1), limit=2, before_seq=first[-1].seq)] == [3, 1]


def test_what_users_did() -> None:
    assert [look.seq for look in looks_of_users([OTHER])] == [6, 4]
    assert [look.seq for look in looks_of_users([OTHER, COACH], limit=3, before_seq=6)] == [4, 3, 2]
    assert looks_of_users([]) == []


def test_the_newest_acts_name_no_dossier() -> None:
    acts = recent()
    assert [act.seq for act in acts] == [6, 5, 4, 3, 2, 1]
    assert acts[0].pseudonyms == ()
    assert acts[-1].pseudonyms == (pseudonym(dossier(1)),)
    assert set(acts[3].pseudonyms) == {pseudonym(dossier(number)) for number in (1, 2, 3)}
    assert [act.seq for act in recent(2, before_seq=4)] == [3, 2]
    shown = repr(acts)
    assert not any(str(dossier(number)) in shown or dossier(number).hex in shown for number in (1, 2, 3))


def test_each_question_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        looks_at(dossier(1), since=START, actor=COACH)
    with django_assert_num_queries(1):
        looks_of_users([COACH])
    with django_assert_num_queries(2):
        recent()
