"""Invitations, and their abuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.invitations import VALID_FOR, InvitationRefused, Invited, Problem, accept, find_open, invite, revoke
from hervat.apps.organisations.models import Invitation, Membership
from hervat.domain.access.roles import Role
from tests.support.logins import PASSWORD, body, person, professional, today

pytestmark = pytest.mark.django_db

EMAIL = "nieuw@voorbeeld.example"


def invited(email: str = EMAIL, role: Role = Role.COACH, *, is_admin: bool = False) -> Invited:
    to_case = role is Role.WERKNEMER
    return invite(
        email=email,
        role=role,
        made_by=None,
        address=lambda token: f"https://hervat.example/uitnodiging/{token}/",
        organisation=None if to_case else body(),
        dossier=uuid4() if to_case else None,
        is_admin=is_admin,
    )


def refusal(act: Callable[[], object]) -> Problem:
    with pytest.raises(InvitationRefused) as refused:
        act()
    return refused.value.problem


def take(token: str, user: User | None = None, *, later: timedelta = timedelta()) -> User:
    return accept(token=token, now=timezone.now() + later, user=user, name="Nieuwe Collega", password=PASSWORD).user


def test_a_new_account_with_its_membership() -> None:
    made = invited(is_admin=True)
    user = take(made.token)
    assert (user.email, user.name, user.check_password(PASSWORD)) == (EMAIL, "Nieuwe Collega", True)
    member = Membership.objects.get(user=user)
    assert (member.role, member.is_admin, member.first_day, member.last_day) == ("coach", True, today(), None)
    invitation = Invitation.objects.get()
    assert invitation.accepted_by == user
    assert list(AuditRecord.objects.order_by("seq").values_list("kind", "action")) == [
        ("invitation", "created"),
        ("membership", "created"),
        ("invitation", "changed"),
    ]


def test_an_account_that_exists_is_used() -> None:
    user = person(email=EMAIL)
    made = invited()
    assert refusal(lambda: take(made.token)) is Problem.HAS_ACCOUNT
    assert take(made.token, user) == user
    assert user.memberships.count() == 1
    assert User.objects.get(pk=user.pk).name == "Noor Vermeer"


def test_a_werknemer_gets_a_case_and_no_membership() -> None:
    made = invited(role=Role.WERKNEMER)
    accepted = accept(token=made.token, now=timezone.now(), name="Samira", password=PASSWORD)
    assert accepted.dossier == made.invitation.dossier
    assert accepted.role is Role.WERKNEMER
    assert not Membership.objects.exists()
    assert set(AuditSubject.objects.values_list("dossier", flat=True)) == {made.invitation.dossier}


def test_twice() -> None:
    made = invited()
    user = take(made.token)
    assert refusal(lambda: take(made.token)) is Problem.USED
    assert refusal(lambda: take(made.token, user)) is Problem.USED
    assert Membership.objects.count() == 1


def test_the_last_moment_and_after() -> None:
    made = invited()
    assert refusal(lambda: take(made.token, later=VALID_FOR)) is Problem.EXPIRED
    take(made.token, later=VALID_FOR - timedelta(minutes=1))


def test_revoked() -> None:
    by, made = person(), invited()
    assert revoke(invitation=made.invitation.id, by=by, now=timezone.now())
    assert not revoke(invitation=made.invitation.id, by=by, now=timezone.now())
    assert refusal(lambda: take(made.token)) is Problem.REVOKED
    other = invited("ander@voorbeeld.example")
    take(other.token)
    assert not revoke(invitation=other.invitation.id, by=by, now=timezone.now())


def test_somebody_else_learns_nothing_of_it() -> None:
    stranger, made = professional(), invited()
    for _ in range(2):
        assert refusal(lambda: take(made.token, stranger)) is Problem.OTHER_ADDRESS
        revoke(
            invitation=made.invitation.id, by=stranger, now=timezone.now()
        )  # the second time round it is revoked: the answer is the same


@pytest.mark.parametrize("token", ["", "x", "\0", "\ud800", "a" * 100_000])
def test_made_up_tokens(token: str) -> None:
    invited()
    assert refusal(lambda: find_open(token, now=timezone.now(), user=None)) is Problem.UNKNOWN


def test_inviting_again_ends_the_earlier_one() -> None:
    bureau = body()
    links = [
        invite(email=typed, role=Role.COACH, made_by=None, address=str, organisation=bureau).token
        for typed in (EMAIL, f" {EMAIL.upper()} ")
    ]
    assert refusal(lambda: take(links[0])) is Problem.REVOKED
    take(links[1])


def test_the_token_is_not_kept_and_the_mail_names_no_person() -> None:
    made = invited(role=Role.WERKNEMER)
    stored = str(list(Invitation.objects.values()))
    assert made.token not in stored
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Uitnodiging voor Hervat"
    assert f"/uitnodiging/{made.token}/" in mail.body
    assert "Bureau" not in mail.body


@pytest.mark.parametrize(
    "wrong",
    [
        {"dossier": None},
        {"role": "coach"},
        {"role": "koning"},
        {"is_admin": True},
        {"email": "Hoofd@letters.example"},
        {"expires_at": timezone.now() - timedelta(days=400)},
        {"accepted_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong: dict[str, object]) -> None:
    made = invited(role=Role.WERKNEMER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=made.invitation.pk).update(**wrong)


def test_when_linking_fails_nothing_is_left() -> None:
    made = invited()
    with transaction.atomic():
        take(made.token)
        transaction.set_rollback(True)
    assert not User.objects.exists()
    take(made.token)
