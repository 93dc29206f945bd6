"""Anchors: the end of the chain as it was on a day, written outside the database.

Whoever cuts the end off the record, or puts an older copy of the database back, leaves a chain that is whole but too short; an anchor
tells. The file is one JSON object a line, each with a mac of its own. Send it to another machine as well: who can write both the database
and this file can still shorten both.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from hervat.apps.audit.models import AuditHead
from hervat.apps.sealing import mac, mac_holds


class Anchor(NamedTuple):
    """Record ``seq`` had ``mac`` at the moment ``at`` (ISO 8601, UTC)."""

    seq: int
    mac: str
    at: str


def anchor() -> Anchor | None:
    """Writes the present end of the chain to the file; None when there is no record yet. Raises OSError; the file is then as it was."""
    head = AuditHead.objects.first()
    if head is None or head.seq == 0:
        return None
    made = Anchor(head.seq, head.mac, timezone.now().astimezone(UTC).isoformat(timespec="seconds"))
    line = json.dumps({**made._asdict(), "proof": mac(_content(made))}) + "\n"
    with _end_of(Path(settings.HERVAT_AUDIT_ANCHORS)) as handle:
        os.write(handle, line.encode("ascii"))
        os.fsync(handle)
    return made


def read_anchors() -> Iterator[tuple[int, Anchor | None]]:
    """Each line of the file by its number, from 1: the anchor, or None for a line that was not written by us."""
    place = Path(settings.HERVAT_AUDIT_ANCHORS)
    if not place.exists():
        return
    with place.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            yield number, _read(line)


def _read(line: bytes) -> Anchor | None:
    try:
        found = json.loads(line)
        made = Anchor(int(found["seq"]), str(found["mac"]), str(found["at"]))
        return made if mac_holds(_content(made), str(found["proof"])) else None
    except (ValueError, KeyError, TypeError):
        return None


def _content(made: Anchor) -> bytes:
    return json.dumps(["anchor", *made]).encode("ascii")


@contextmanager
def _end_of(place: Path) -> Iterator[int]:
    handle = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    size = os.fstat(handle).st_size
    try:
        yield handle
    except OSError:
        os.ftruncate(handle, size)  # half a line would be read as somebody else's
        raise
    finally:
        os.close(handle)
