"""Everybody walks every route, in the own dossier and in that of others: the gate answers as the rule says, and no word leaks.

The routes come from the code. For each person the expected answer is asked of the rule itself; what each page shows is searched for words
that only some may read, of the own dossier and of one that is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from hervat.apps.dossiers.door import case_of
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.organisations.models import Deputation, Membership
from hervat.domain.access.actions import RULES
from hervat.domain.access.actor import Actor
from hervat.domain.access.decide import Outcome, decide
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import may_see
from hervat.web.desk.gate import PageRule
from tests.access.filled import Filled, filled_world
from tests.access.routes import Route, guarded
from tests.support.world import Side

pytestmark = pytest.mark.django_db(databases=["default", "market"])  # the page of the installation asks both

NOT_COUNTED = {"auditrecord", "auditsubject", "audithead", "session", "notice", "calendarfeed"}  # the last is one's own
ANY_ID = "00000000-0000-4000-8000-00000000000e"
LOGIN = "/account/inloggen/"


@dataclass
class Walker:
    """Somebody who walks: how they are called here, their browser, and as whom the rule knows them (None: nobody)."""

    name: str
    client: Client
    actor: Actor | None
    role: Role | None
    own: str | None  # the side whose dossier they may know of


@pytest.fixture
def filled(db: None) -> Filled:  # noqa: ARG001 -- asks for a database
    return filled_world()


def walker(filled: Filled, who: str) -> Walker:
    """The person called ``who``: a role, or a situation."""
    side = filled.world.own
    if who == "anonymous":
        return Walker(who, Client(), None, None, None)
    if who in SITUATIONS:
        return SITUATIONS[who](side)
    role = Role(who)
    own = None if role is Role.SYSTEEMBEHEERDER else "a"
    return Walker(who, side.client(role), side.acting(role).actor, role, own)


def former_member(side: Side) -> Walker:
    person = side.people[Role.CASEMANAGER]
    client = side.client(Role.CASEMANAGER)
    Membership.objects.filter(user=person).update(last_day=timezone.localdate() - timedelta(days=1))
    return Walker("former member", client, side.acting(Role.CASEMANAGER).actor, Role.CASEMANAGER, None)


def no_longer_involved(side: Side) -> Walker:
    yesterday = timezone.localdate() - timedelta(days=1)
    Involvement.objects.filter(user=side.people[Role.COACH]).update(last_day=yesterday)
    return Walker("no longer involved", side.client(Role.COACH), side.acting(Role.COACH).actor, Role.COACH, None)


def one_factor(side: Side) -> Walker:
    client = side.client(Role.BEDRIJFSARTS, second_factor=False)
    return Walker("one factor", client, side.acting(Role.BEDRIJFSARTS, second_factor=False).actor, None, None)


def deputy_too_early(side: Side) -> Walker:
    return _deputy(side, first=1, own=None)


def deputy_in_time(side: Side) -> Walker:
    return _deputy(side, first=0, own="a")


def _deputy(side: Side, *, first: int, own: str | None) -> Walker:
    """The arbeidsdeskundige of the own arbodienst, who is also bedrijfsarts there and stands in for the bedrijfsarts of the dossier."""
    today, deputy, body = timezone.localdate(), side.people[Role.ARBEIDSDESKUNDIGE], side.organisations["arbodienst"]
    Involvement.objects.filter(user=deputy).delete()
    Membership.objects.create(user=deputy, organisation=body, role=Role.BEDRIJFSARTS, first_day=today - timedelta(days=99))
    Deputation.objects.create(
        organisation=body, role=Role.BEDRIJFSARTS, absent=side.people[Role.BEDRIJFSARTS], deputy=deputy,
        first_day=today + timedelta(days=first), last_day=today + timedelta(days=9), made_by=deputy,
    )  # fmt: skip
    side.people[Role.BEDRIJFSARTS] = deputy
    return Walker("deputy", side.client(Role.BEDRIJFSARTS), side.acting(Role.BEDRIJFSARTS).actor, Role.BEDRIJFSARTS, own)


SITUATIONS = {
    "former member": former_member,
    "no longer involved": no_longer_involved,
    "one factor": one_factor,
    "deputy too early": deputy_too_early,
    "deputy in time": deputy_in_time,
}
WALKERS = ["anonymous", *(role.value for role in Role), *SITUATIONS]


@pytest.mark.parametrize("who", WALKERS)
def test_everybody_walks_everywhere(filled: Filled, who: str) -> None:
    person = walker(filled, who)
    wrong = [problem for route in guarded() for side in sides(route) for problem in look(filled, person, route, side)]
    assert wrong == []


@pytest.mark.parametrize("who", ["anonymous", "casemanager", "werknemer", "former member", "no longer involved", "deputy too early"])
def test_nobody_changes_what_is_not_theirs(filled: Filled, who: str) -> None:
    person = walker(filled, who)
    before = counts()
    wrong = []
    for route in guarded():
        for side in sides(route):
            expected = expect(filled, person, route, side)
            answer = person.client.post(route.address(values(filled, route, side)), {"bevestigd": "ja", "reason": "x" * 30})
            if expected is not Outcome.ALLOWED and answer.status_code not in STATUS[expected]:
                wrong.append(f"{route.name} ({side}): {answer.status_code}, expected {expected}")
            if answer.status_code >= 500:
                wrong.append(f"{route.name} ({side}): {answer.status_code}")
    assert wrong == []
    if person.own is None:
        assert counts() == before


STATUS = {Outcome.HIDDEN: (404, 405), Outcome.REFUSED: (403, 405), None: (302, 405)}


def look(filled: Filled, person: Walker, route: Route, side: str) -> Iterator[str]:
    expected = expect(filled, person, route, side)
    answer = person.client.get(route.address(values(filled, route, side)))
    told = f"{route.name} ({side}) as {person.name}: {answer.status_code}"
    if answer.status_code >= 500:
        yield told
    if expected is None and not (answer.status_code == 405 or answer.headers.get("Location", "").startswith("/account/")):
        yield f"{told}, expected the login"
    if expected in (Outcome.HIDDEN, Outcome.REFUSED) and answer.status_code not in STATUS[expected]:
        yield f"{told}, expected {expected}"
    if expected is Outcome.ALLOWED and answer.headers.get("Location", "").startswith(LOGIN):
        yield f"{told}, sent to the login"
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    yield from (f"{told} tells {word}" for word in leaked(filled, person, content))


def expect(filled: Filled, person: Walker, route: Route, side: str) -> Outcome | None:
    """What the gate must say; None: to the login. ALLOWED also where only the page itself knows more of the object."""
    rule = route.rule
    assert rule is not None
    if rule.kind == "demo":
        return Outcome.HIDDEN  # this is no demo
    if person.actor is None or person.role is None:
        return None
    if rule.kind == "personal" or rule.action is None:
        return Outcome.ALLOWED
    on = timezone.localdate()
    if not RULES[rule.action].in_case:
        return decide(person.actor, rule.action, on=on).outcome
    return _in_case(filled, person, rule, side)


def _in_case(filled: Filled, person: Walker, rule: PageRule, side: str) -> Outcome:
    assert person.actor is not None
    assert rule.action is not None
    is_werknemer = person.role is Role.WERKNEMER
    if rule.kind == "own":
        if not is_werknemer:
            return Outcome.HIDDEN
        side = "a"
    dossier = Dossier.objects.get(number=filled.samples[side]["nummer"])
    if is_werknemer and rule.kind == "case":
        return Outcome.ALLOWED if side == "a" else Outcome.HIDDEN  # on to the twin of the page
    case = case_of(dossier)
    return decide(person.actor, rule.action, on=timezone.localdate(), case=case, datum=rule.datum).outcome


def sides(route: Route) -> tuple[str, ...]:
    """In whose dossier a route is walked: in both, if it leads to one."""
    return ("a", "b") if route.arguments else ("a",)


def values(filled: Filled, route: Route, side: str) -> dict[str, str]:
    """What stands in the address; an argument that no test knows an example of gets an id of nothing."""
    return {name: filled.samples[side].get(name, ANY_ID) for name in route.arguments}


def leaked(filled: Filled, person: Walker, content: bytes) -> Iterator[str]:
    for side, words in filled.words.items():
        for word, datum in words.items():
            knows = person.own == side and may_see(datum, person.role)
            if not knows and word.encode() in content:
                yield word
    for side, name in (("a", b"Vermeera"), ("b", b"Vermeerb")):
        if person.own != side and name in content:
            yield name.decode()


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.model_name not in NOT_COUNTED}
