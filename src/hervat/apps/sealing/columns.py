"""Which columns hold sealed values, and closing them again after a rotation of keys, while everyone works on.

An app declares its columns as ``SEALED`` in its module ``sealed``; ``hervat rotate-keys`` finds them there.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import models, router, transaction

from hervat.apps.sealing.boxes import is_newest, reseal
from hervat.apps.sealing.errors import Unsealable
from hervat.apps.sealing.keys import Purpose

BATCH = 200


class Sealed(Protocol):
    """A column with sealed values."""

    @property
    def model(self) -> type[models.Model]:
        """The table."""

    @property
    def field(self) -> str:
        """The column."""

    @property
    def purpose(self) -> Purpose:
        """The ring that closes it."""

    def renewed(self, key: Any, value: Any) -> Any:
        """The value of the row with this primary key, closed with the newest key; None when it was so already. Raises SealingError."""


@dataclass(frozen=True)
class SealedColumn:
    """A BinaryField that holds one sealed value, or NULL. ``context`` makes its context of the primary key."""

    model: type[models.Model]
    field: str
    purpose: Purpose
    context: Callable[[Any], str]

    def renewed(self, key: Any, value: Any) -> bytes | None:
        """See :class:`Sealed`."""
        if value is None or is_newest(self.purpose, value):
            return None
        return reseal(self.purpose, value, context=self.context(key))


@dataclass(frozen=True)
class SealedInJson:
    """A JSONField of which some entries hold a sealed value in base64, all with the same context."""

    model: type[models.Model]
    field: str
    purpose: Purpose
    context: str
    names: tuple[str, ...]

    def renewed(self, _key: Any, value: Any) -> dict[str, Any] | None:
        """See :class:`Sealed`."""
        sealed = {name: base64.b64decode(value[name]) for name in self.names if name in value}
        old = {name: box for name, box in sealed.items() if not is_newest(self.purpose, box)}
        if not old:
            return None
        new = {name: reseal(self.purpose, box, context=self.context) for name, box in old.items()}
        return {**value, **{name: base64.b64encode(box).decode("ascii") for name, box in new.items()}}


def reseal_column(column: Sealed) -> tuple[int, int]:
    """Closes every value again that was not closed with the newest key; how many, and how many do not open with any key.

    May be cut off and begun again, at any moment. Raises KeyUnavailable.
    """
    done, lost, last = 0, 0, None
    rows = column.model._default_manager.order_by("pk").values_list("pk", column.field)
    while batch := list((rows if last is None else rows.filter(pk__gt=last))[:BATCH]):
        for key, value in batch:
            try:
                done += column.renewed(key, value) is not None and _reseal_one(column, key)
            except Unsealable:
                lost += 1
        last = batch[-1][0]
    return done, lost


def _reseal_one(column: Sealed, key: Any) -> bool:
    """Looks again, alone: somebody may have written meanwhile."""
    row = column.model._default_manager.filter(pk=key)
    with transaction.atomic(using=router.db_for_write(column.model)):
        now = row.select_for_update().values_list(column.field, flat=True).first()
        new = None if now is None else column.renewed(key, now)
        return new is not None and row.update(**{column.field: new}) == 1
