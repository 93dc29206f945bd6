"""The round over all open dossiers: brings their rows in the lists to today and notices what falls due.

Dossiers pass by in portions, so the memory it takes does not grow with their number. Made twice on a day it changes nothing the second
time; killed halfway it is made again from the start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from hervat.apps.dossiers.models import Dossier, Involvement, ListRow, Notice, ReminderChoice
from hervat.apps.dossiers.projection import list_row, store_rows
from hervat.apps.dossiers.rows import case_facts, rows_of
from hervat.apps.organisations.queries import active_memberships, running_on
from hervat.domain.access.roles import Role
from hervat.domain.dossier.reminders import USUAL, Choice, moment_of, roles_for, steps_to_notice
from hervat.domain.law import timeline
from hervat.domain.law.results import Obligation

PORTION = 200
Step = tuple[UUID, Obligation]  # in which dossier


def look_over_dossiers(on: date) -> int:
    """Makes the round for a day; gives how many dossiers it saw."""
    choices = _choices()
    within = timedelta(days=max([USUAL.early_days, *(choice.early_days for choice in choices.values())]))
    seen, last = 0, None
    while portion := _portion_after(last):
        _look_at(portion, on, within, choices)
        seen, last = seen + len(portion), portion[-1].pk
    return seen


def _portion_after(last: UUID | None) -> list[Dossier]:
    """The next open dossiers in the order of their key."""
    found = Dossier.objects.filter(closed_on__isnull=True).order_by("pk").only("id", "opened_on", "silent")
    return list((found if last is None else found.filter(pk__gt=last))[:PORTION])


def _look_at(portion: list[Dossier], on: date, within: timedelta, choices: Mapping[UUID, Choice]) -> None:
    """Computes first and stores then, so that people who record something wait for the storing alone."""
    dossiers = {dossier.id: dossier for dossier in portion}
    rows: list[ListRow] = []
    steps: list[Step] = []
    for dossier, found in rows_of(dossiers).items():
        computed = timeline(case_facts(found, dossiers[dossier].opened_on), on)
        rows.append(list_row(dossier, found, computed))
        if not dossiers[dossier].silent:
            steps += ((dossier, step) for step in steps_to_notice(computed, within))
    notices = list(_notices(steps, on, choices))
    with transaction.atomic():
        store_rows(_still_old(rows))
        Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _still_old(rows: list[ListRow]) -> list[ListRow]:
    """The rows to store: not those of dossiers in which somebody recorded something meanwhile, for that stored the row of this day too."""
    wanted = [row.dossier_id for row in rows]
    list(Dossier.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk"))  # now nobody records anything
    stored = ListRow.objects.filter(dossier__in=wanted).values_list("dossier", "computed_on", "rules_version")
    of_this_day = {(dossier, version) for dossier, day, version in stored if rows and day >= rows[0].computed_on}
    return [row for row in rows if (row.dossier_id, row.rules_version) not in of_this_day]


def _notices(steps: Iterable[Step], on: date, choices: Mapping[UUID, Choice]) -> Iterator[Notice]:
    found = list(steps)
    people = _people({dossier for dossier, _ in found}, on)
    for dossier, step in found:
        due, roles = step.due, roles_for(step)
        for user, role in people[dossier]:
            moment = moment_of(due, on, choices.get(user, USUAL)) if due and role in roles else None
            if due and moment:
                yield Notice(dossier_id=dossier, user_id=user, step=step.id, due=due, moment=moment, noticed_on=on)


def _people(dossiers: Iterable[UUID], on: date) -> Mapping[UUID, set[tuple[UUID, Role]]]:
    """Who is involved on ``on`` in each dossier, and in which role; nobody who no longer works in that role."""
    found = Involvement.objects.filter(running_on(on), dossier__in=dossiers)
    members = set(active_memberships(on).filter(user__in=found.values("user")).values_list("user_id", "role", "organisation_id"))
    people: dict[UUID, set[tuple[UUID, Role]]] = defaultdict(set)
    for dossier, user, role, organisation in found.values_list("dossier", "user", "role", "organisation"):
        if role == Role.WERKNEMER or (user, role, organisation) in members:
            people[dossier].add((user, Role(role)))
    return people


def _choices() -> Mapping[UUID, Choice]:
    """Of whoever is not reminded as usual."""
    return {row.user_id: Choice(row.early_days, row.short_days, row.when_late) for row in ReminderChoice.objects.all()}
