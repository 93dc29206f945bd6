"""A fresh installation gets its first account from the command line."""

from __future__ import annotations

import pytest

from hervat.apps.organisations.invitations import accept
from hervat.apps.organisations.models import Invitation, Membership
from hervat.domain.access.roles import Role
from hervat.project import cli

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_whoever_opens_the_address_becomes_systeembeheerder(capsys: pytest.CaptureFixture[str]) -> None:
    from django.utils import timezone

    assert cli.main(["invite-beheerder", "naomi@voorbeeld.example"]) == 0
    token = capsys.readouterr().out.strip().splitlines()[-1].rstrip("/").rpartition("/")[2]
    accept(token=token, now=timezone.now(), name="Naomi Brouwer", password="een lange zin om te onthouden 26")  # noqa: S106 -- of nobody
    membership = Membership.objects.get()
    assert (membership.role, membership.is_admin) == (Role.SYSTEEMBEHEERDER, True)


@pytest.mark.parametrize("arguments", [["geen-adres"], ["a@voorbeeld.example", "--organisation", " "], [], ["a@voorbeeld.example", "b"]])
def test_wrong_words_invite_nobody(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert cli.main(["invite-beheerder", *arguments]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not Invitation.objects.exists()
