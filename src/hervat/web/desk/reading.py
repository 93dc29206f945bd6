"""Looking changes nothing: under a page that is only read, the database refuses every write but the record of the look itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

COMMENT = re.compile(r"\s*(?:/\*.*?\*/\s*|--[^\n]*\n\s*)*", re.DOTALL)
READS = re.compile(r"(?:SELECT|WITH|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SET)\b", re.IGNORECASE)
# A write further on; SELECT ... FOR (NO KEY) UPDATE only holds a row.
WRITES = re.compile(r"\b(?:INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|(?<!FOR )(?<!KEY )UPDATE)\s+\S", re.IGNORECASE)
OF_A_LOOK = re.compile(r'(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(?:audit_\w+|django_session)"?(?:\s|\()', re.IGNORECASE)


class WroteWhileReading(RuntimeError):
    """A page that should only be read tried to change something. A mistake of ours."""


@contextmanager
def only_reading() -> Iterator[None]:
    """Inside, only the audit record (and the session) may be written."""
    with connection.execute_wrapper(_refuse_writes):
        yield


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 -- as Django calls it
    asked = COMMENT.sub("", sql, count=1)
    if not (_only_reads(asked) or OF_A_LOOK.match(asked)):
        raise WroteWhileReading(asked.split(None, 1)[0] if asked else "nothing")
    return execute(sql, params, many, context)


def _only_reads(asked: str) -> bool:
    """What begins as a question can still write: ``WITH x AS (DELETE ...) SELECT ...``, or a second statement behind the first."""
    return READS.match(asked) is not None and WRITES.search(asked) is None
