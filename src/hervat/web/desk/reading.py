"""Looking changes nothing: under a page that is only read, the database refuses every write but the record of the look itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.IGNORECASE)
OF_A_LOOK = re.compile(r'"?(?:audit_\w+|django_session)"?', re.IGNORECASE)


class WroteWhileReading(RuntimeError):
    """A page that should only be read tried to change something. A mistake of ours."""


@contextmanager
def only_reading() -> Iterator[None]:
    """Inside, only the audit record (and the session) may be written."""
    with connection.execute_wrapper(_refuse_writes):
        yield


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 -- as Django calls it
    if WRITES.match(sql) and not _is_of_a_look(sql):
        raise WroteWhileReading(sql.split(None, 1)[0])
    return execute(sql, params, many, context)


def _is_of_a_look(sql: str) -> bool:
    words = sql.replace("(", " ").split()
    names = [word for word in words if word.upper() not in {"INSERT", "INTO", "UPDATE", "DELETE", "FROM", "OR", "IGNORE"}]
    return bool(names) and OF_A_LOOK.fullmatch(names[0]) is not None
