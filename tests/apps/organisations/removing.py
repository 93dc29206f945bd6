"""Two people with the care of an organisation take it from each other at the same moment: ``python -m tests.apps.organisations.removing``.

In an installation of its own. Prints what each got, sorted, and how many have the care then.
"""

from __future__ import annotations

import threading
from uuid import UUID

import django


def main() -> None:
    """Needs an installation whose tables and keys are there, named by the environment."""
    django.setup()
    from django.utils import timezone

    from hervat.apps.accounts.models import User
    from hervat.apps.organisations.models import Membership, Organisation
    from hervat.domain.access.roles import Role

    body, today = Organisation.objects.create(name="Bureau (fictief)"), timezone.localdate()
    people = [User.objects.create_user(f"{name}@voorbeeld.example", name) for name in ("een", "twee")]
    members = [
        Membership.objects.create(user=user, organisation=body, role=Role.CASEMANAGER, first_day=today, is_admin=True) for user in people
    ]
    together, outcomes = threading.Barrier(2), list[str]()
    windows = [
        threading.Thread(target=_window, args=(user.pk, body.pk, other.pk, together, outcomes))
        for user, other in zip(people, reversed(members), strict=True)
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    print(",".join(sorted(outcomes)), Membership.objects.filter(is_admin=True).count())  # noqa: T201 -- its answer


def _window(user: UUID, body: UUID, membership: UUID, together: threading.Barrier, outcomes: list[str]) -> None:
    from django.db import connection
    from django.utils import timezone

    from hervat.apps.organisations.acting import Acting, actor_for
    from hervat.apps.organisations.care.acts import NotThere, WrongCare
    from hervat.apps.organisations.care.members import set_admin
    from hervat.domain.access.roles import Role

    today = timezone.localdate()
    acting = Acting(actor_for(user, Role.CASEMANAGER, body, today, second_factor=True), today)  # both saw that they have the care
    together.wait()
    try:
        set_admin(acting, membership, is_admin=False)
        outcomes.append("done")
    except (NotThere, WrongCare) as refused:
        outcomes.append(type(refused).__name__)
    finally:
        connection.close()


if __name__ == "__main__":
    main()
