"""A program: puts something in every table and some files in the store of an installation, and prints how many tables stayed empty.

Usage: ``python -m tests.project.commands.fill_everything``. What proves itself (the audit record, files) is made by its own services; every
other table gets rows made from its fields, so that a table that is added later is filled without a word here.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import django

TRIES, ROWS, PASSES = 200, 2, 6
FILES = (b"", b"%PDF-1.7 " + bytes(range(256)) * 40, b"\0" * 100_000)


def main() -> None:
    """All of it."""
    django.setup()
    from django.apps import apps
    from django.db import transaction

    from hervat.apps.audit.anchors import anchor
    from hervat.apps.audit.entries import Action, Channel, Entry
    from hervat.apps.audit.services import append
    from hervat.apps.documents.store import file_store
    from hervat.apps.jobs import outbox
    from hervat.apps.sealing import Purpose

    chance = random.Random(7)  # noqa: S311 -- no secret
    outbox.enqueue(key="invitation:1", to="anna@organisatie.example", subject="U bent uitgenodigd", body="Log in.\n")
    for number in range(3):
        with transaction.atomic():
            append(Entry(channel=Channel.JOB, action=Action.READ, kind="dossier", subjects=frozenset({UUID(int=number)})))
    anchor()
    with transaction.atomic():
        append(Entry(channel=Channel.JOB, action=Action.READ, kind="dossier"))
    for content in FILES:
        file_store().put(content, purpose=Purpose.CASE)
    left = [model for model in apps.get_models(include_auto_created=True) if not model._default_manager.exists()]
    for _pass in range(PASSES):  # what refers to another table waits until there is something to refer to
        left = [model for model in left if not _fill(model, chance)]
    sys.stdout.write("\n".join(model._meta.label for model in left))


def _fill(model: Any, chance: random.Random) -> bool:
    """Whether a row was taken: the constraints of the database say no to some, so it is tried with other values."""
    from django.db import DatabaseError, router, transaction

    taken = 0
    for _try in range(TRIES):
        try:
            values = {field.attname: _value(field, chance) for field in model._meta.concrete_fields if not field.generated}
            with transaction.atomic(using=router.db_for_write(model)):
                model._base_manager.bulk_create([model(**{name: value for name, value in values.items() if value is not ...})])
        except (DatabaseError, ValueError, TypeError):
            continue
        taken += 1
        if taken == ROWS:
            break
    return taken > 0


def _value(field: Any, chance: random.Random) -> Any:
    from django.db import models

    if field.null and chance.random() < 0.5:
        return None
    if isinstance(field, models.ForeignKey):
        there = list(field.related_model._base_manager.values_list(field.target_field.attname, flat=True)[:20])
        if not there:
            raise ValueError("nothing to refer to yet")
        return chance.choice(there)
    if isinstance(field, models.AutoField):
        return ...
    if field.choices:
        return chance.choice(list(field.flatchoices))[0]
    day = date(2026, 1, 1) + timedelta(days=chance.randrange(300))
    made: dict[type[models.Field[Any, Any]], Any] = {
        models.UUIDField: UUID(int=chance.getrandbits(128)),
        models.BooleanField: chance.random() < 0.5,
        models.DateTimeField: datetime.combine(day, time(12, 0), UTC),
        models.DateField: day,
        models.TimeField: time(12, 0),
        models.DurationField: timedelta(days=1),
        models.BinaryField: chance.randbytes(60),
        models.JSONField: {"a": [1, "é"]},
        models.DecimalField: Decimal(chance.randrange(1, 9)),
        models.FloatField: chance.random(),
        models.IntegerField: chance.randrange(1, 1000),
        models.EmailField: f"w{chance.getrandbits(40)}@post.example",
    }
    for kind, value in made.items():
        if isinstance(field, kind):
            return value
    text = chance.choice(["", f"é{chance.getrandbits(60):x}", f"{chance.getrandbits(256):064x}", "x"])
    return text[: field.max_length or 100]


if __name__ == "__main__":
    main()
