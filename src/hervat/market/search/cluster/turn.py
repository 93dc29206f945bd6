"""Who may write: one process at a time, of all machines. What several wrote at once could end up older than what the index says it holds.

A turn stands in the cluster with a day and time until which it lasts, and is made longer as long as its owner writes. The turn of a process
that was killed ends by itself; a process that lost its turn hears so at its next change, and stops.
"""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.writing import make_index
from hervat.market.search.contract import Busy

SECONDS = 180.0  # longer than a change may take
REFRESHED_AT = 3  # of how many parts of its time the first is over
TAKEN, ABSENT = 409, 404
INDEX = {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-2"}, "mappings": {"dynamic": False, "properties": {}}}


class Turn:
    """The turn to write, as one process asks for it."""

    def __init__(self, client: Client, *, seconds: float = SECONDS) -> None:
        self._client = client
        self._index = f"{client.address.name}-turn"
        self._owner = uuid4().hex
        self._seconds = seconds
        self._version: dict[str, Any] | None = None  # of the turn as we wrote it
        self._fresh_until = 0.0

    def take(self) -> None:
        """Has the turn, or keeps it. Raises Busy when another process has it."""
        if time.monotonic() < self._fresh_until:
            return
        begun = time.monotonic()
        self._version = (self._write(self._version) if self._version else None) or self._ask()
        if self._version is None:
            self._fresh_until = 0.0
            raise Busy
        self._fresh_until = begun + self._seconds / REFRESHED_AT

    def give(self) -> None:
        """Lets others write."""
        if self._version is not None:
            self._client.change("DELETE", self._path(self._version), also=(TAKEN, ABSENT))
        self._version, self._fresh_until = None, 0.0

    def _ask(self) -> dict[str, Any] | None:
        make_index(self._client, self._index, INDEX)
        if mine := self._write(None):
            return mine
        answer = self._client.read(f"/{self._index}/_doc/turn", also=(ABSENT,))
        if answer.status == ABSENT:
            return self._write(None)  # it was given back at this moment
        there = answer.body["_source"]
        is_over = there["until"] < time.time() or there["owner"] == self._owner  # ours: the answer to our own request was lost
        return self._write(answer.body) if is_over else None

    def _write(self, over: dict[str, Any] | None) -> dict[str, Any] | None:
        """Writes our turn, anew or ``over`` the one that is there; None when another process was first."""
        body = {"owner": self._owner, "until": time.time() + self._seconds}
        answer = self._client.change("PUT", self._path(over), body, also=(TAKEN, ABSENT))
        return None if answer.status in (TAKEN, ABSENT) else answer.body

    def _path(self, over: dict[str, Any] | None) -> str:
        if over is None:
            return f"/{self._index}/_create/turn"
        return f"/{self._index}/_doc/turn?if_seq_no={over['_seq_no']}&if_primary_term={over['_primary_term']}"
