"""Windows that accept invitations at the same moment: ``python -m tests.apps.organisations.accepting account|none one|two``.

In an installation of its own, four threads accept one invitation, or two of the same address; with or without an account of that address.
Prints the outcomes, sorted, and how many accounts, memberships and accepted invitations there are then.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from hervat.apps.accounts.models import User

WINDOWS = 4


def main(account: str, invitations: str) -> None:
    """Needs an installation whose tables and keys are there, named by the environment."""
    django.setup()
    from hervat.apps.accounts.models import User
    from hervat.apps.organisations.invitations import invite
    from hervat.apps.organisations.models import Invitation, Membership, Organisation
    from hervat.domain.access.roles import Role

    email = "nieuw@voorbeeld.example"
    user = User.objects.create_user(email, "Noor", None) if account == "account" else None
    bodies = [Organisation.objects.create(name=f"{number} (fictief)") for number in range(1 if invitations == "one" else 2)]
    tokens = [invite(email=email, role=Role.COACH, made_by=None, address=str, organisation=body).token for body in bodies]
    outcomes: list[str] = []
    together = threading.Barrier(WINDOWS)
    windows = [threading.Thread(target=_window, args=(tokens[n % len(tokens)], user, together, outcomes)) for n in range(WINDOWS)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    accepted = Invitation.objects.filter(accepted_at__isnull=False).count()
    print(",".join(sorted(outcomes)), User.objects.count(), Membership.objects.count(), accepted)  # noqa: T201 -- its answer


def _window(token: str, user: User | None, together: threading.Barrier, outcomes: list[str]) -> None:
    from django.db import connection
    from django.utils import timezone

    from hervat.apps.organisations.invitations import InvitationRefused, accept

    together.wait()
    try:
        accept(token=token, now=timezone.now(), user=user, name="Noor", password="vier-paarden-op-zee")  # noqa: S106 -- of nobody
        outcomes.append("accepted")
    except InvitationRefused as refused:
        outcomes.append(refused.problem.value)
    finally:
        connection.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
