"""Sends many changes at once, and again those that the cluster could not take at that moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import orjson
import structlog

from hervat.domain.text import say
from hervat.market.search.cluster.client import BUSY_OR_BROKEN, Client, reason_of
from hervat.market.search.contract import EngineFailure

MOST_CHANGES, MOST_BYTES = 2000, 8 * 1024 * 1024  # in one request
PAUSES = (0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # seconds before each next try
GONE_ALREADY, REFUSED = 404, 400
log = structlog.get_logger("hervat.search")


class Change(NamedTuple):
    """One document that is put or taken out, as lines of a request."""

    name: str
    lines: bytes
    is_removal: bool = False


def put(name: str, source: dict[str, Any]) -> Change:
    """A document that is added, or that replaces the one with this name."""
    return Change(name, b'{"index":{"_id":"' + name.encode() + b'"}}\n' + orjson.dumps(source) + b"\n")


def removal(name: str) -> Change:
    """A document that is taken out."""
    return Change(name, b'{"delete":{"_id":"' + name.encode() + b'"}}\n', is_removal=True)


def make_index(client: Client, index: str, body: dict[str, Any]) -> None:
    """Makes an index unless it is there. Raises EngineFailure when it is refused."""
    answer = client.change("PUT", f"/{index}", body, also=(REFUSED,))
    if answer.status == REFUSED and reason_of(answer.body) != "resource_already_exists_exception":
        raise EngineFailure(say("De zoekmachine weigert een vraag van Hervat: {reason}.", reason=reason_of(answer.body)))


def send(client: Client, index: str, changes: Iterable[Change], before_each: Callable[[], None] = lambda: None) -> None:
    """Sends them in their order. Raises EngineFailure when one is refused, or when the cluster stays too busy.

    ``before_each``: called before each portion that is sent.
    """
    for portion in _portions(changes):
        before_each()
        _send(client, index, portion)


def _send(client: Client, index: str, portion: list[Change]) -> None:
    left = portion
    for pause in (*PAUSES, None):
        answer = client.change("POST", f"/{index}/_bulk", b"".join(change.lines for change in left))
        if not answer.body["errors"]:
            return
        left = list(_again(left, answer.body["items"]))
        if not left:
            return
        if pause is None:
            raise EngineFailure(say("De zoekmachine kan nu niet antwoorden (status {status}).", status=429))
        time.sleep(pause)


def _again(sent: list[Change], items: list[dict[str, Any]]) -> Iterator[Change]:
    """Those that could not be taken just now. Raises EngineFailure for one that will never be."""
    for change, item in zip(sent, items, strict=True):
        (result,) = item.values()
        status = result["status"]
        if status < 300 or (change.is_removal and status == GONE_ALREADY):
            continue
        if status not in BUSY_OR_BROKEN:
            kind, reason = result["error"].get("type", ""), result["error"].get("reason", "")
            log.error("document refused by the cluster", document=change.name, kind=kind, reason=reason)
            raise EngineFailure(say("De zoekmachine weigert vacature {number}: {reason}.", number=change.name, reason=kind))
        yield change


def _portions(changes: Iterable[Change]) -> Iterator[list[Change]]:
    portion: list[Change] = []
    size = 0
    for change in changes:
        portion.append(change)
        size += len(change.lines)
        if len(portion) >= MOST_CHANGES or size >= MOST_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
