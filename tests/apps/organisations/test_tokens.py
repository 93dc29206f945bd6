"""API tokens: when they work, and all the ways in which they do not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.organisations.models import ApiToken, Membership
from hervat.apps.organisations.queries import Capacity, capacities_of
from hervat.apps.organisations.services import leave
from hervat.apps.organisations.tokens import LONGEST, MOST_LIVING, PREFIX, TokenRefused, TooManyTokens, make, resolve, revoke
from hervat.domain.access.actor import Scope
from hervat.domain.access.roles import Role
from tests.support.logins import body, person, professional, today

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


def token_of(user: User, *, may_write: bool = False, lasts: timedelta = MONTH) -> tuple[ApiToken, str]:
    capacity = capacities_of(user, today())[0]
    return make(user=user, name="Rooster", capacity=capacity, may_write=may_write, last_day=today() + lasts, on=today())


def test_it_acts_for_somebody_in_one_role() -> None:
    user = professional()
    token, text = token_of(user)
    found = resolve(text, today())
    assert found == token
    assert found is not None
    assert (found.user, Role(found.role), found.scopes) == (user, Role.COACH, frozenset({Scope.READ}))
    assert token_of(user, may_write=True)[0].scopes == {Scope.READ, Scope.WRITE}


def test_of_its_use_the_day_is_kept() -> None:
    _token, text = token_of(professional())
    resolve(text, today())
    resolve(text, today() + timedelta(days=2))
    assert ApiToken.objects.get().last_used_on == today() + timedelta(days=2)


def test_until_and_with_its_last_day() -> None:
    _token, text = token_of(professional())
    assert resolve(text, today() + MONTH) is not None
    assert resolve(text, today() + MONTH + timedelta(days=1)) is None


def test_revoked_by_its_owner_alone() -> None:
    user = professional()
    token, text = token_of(user)
    assert not revoke(user=person(), token_id=token.id, now=timezone.now())
    assert resolve(text, today()) is not None
    assert revoke(user=user, token_id=token.id, now=timezone.now())
    assert not revoke(user=user, token_id=token.id, now=timezone.now())
    assert resolve(text, today()) is None


def test_of_who_left_it_is_dead() -> None:
    user = professional()
    _token, text = token_of(user)
    leave(membership=Membership.objects.get(user=user), last_day=today())
    assert resolve(text, today()) is not None
    assert resolve(text, today() + timedelta(days=1)) is None


def test_of_a_closed_account_it_is_dead() -> None:
    user = professional()
    _token, text = token_of(user)
    User.objects.update(is_active=False)
    assert resolve(text, today()) is None


@pytest.mark.parametrize("text", ["", "x", PREFIX, PREFIX + "x", PREFIX + "\0", PREFIX + "\ud800", PREFIX + "a" * 10_000])
def test_made_up(text: str) -> None:
    token_of(professional())
    assert resolve(text, today()) is None


def test_one_sign_more_or_less() -> None:
    _token, text = token_of(professional())
    assert [resolve(other, today()) for other in (text[:-1], text + "a", text.upper(), f" {text}", f"{text}\n")] == [None] * 5


def test_only_a_hash_is_kept() -> None:
    token, text = token_of(professional())
    assert text not in str(ApiToken.objects.values())
    assert text.removeprefix(PREFIX) not in str(ApiToken.objects.values())
    assert str(token) == str(token.id)


def test_nobody_makes_one_for_a_role_they_do_not_have() -> None:
    user, other = professional(), body("Ander (fictief)")
    for capacity in (Capacity(Role.BEDRIJFSARTS, user.memberships.get().organisation_id), Capacity(Role.COACH, other.id)):
        with pytest.raises(TokenRefused):
            make(user=user, name="x", capacity=capacity, may_write=True, last_day=today(), on=today())
    with pytest.raises(TokenRefused):
        make(user=user, name="x", capacity=Capacity(Role.WERKNEMER), may_write=True, last_day=today(), on=today())


@pytest.mark.parametrize("lasts", [timedelta(days=-1), LONGEST + timedelta(days=1)])
def test_not_longer_than_a_year(lasts: timedelta) -> None:
    with pytest.raises(TokenRefused):
        token_of(professional(), lasts=lasts)


def test_not_without_end() -> None:
    user = professional()
    made = [token_of(user)[0] for _ in range(MOST_LIVING)]
    with pytest.raises(TooManyTokens):
        token_of(user)
    revoke(user=user, token_id=made[0].id, now=timezone.now())
    token_of(user)


def test_the_database_refuses_what_cannot_be() -> None:
    token, _text = token_of(professional())
    for wrong in ({"name": ""}, {"last_day": today() - timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ApiToken.objects.filter(pk=token.pk).update(**wrong)
