"""Reading what is sent: up to a size, and no slower than a bad connection is."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from enum import StrEnum
from io import BytesIO, RawIOBase
from typing import IO, Any

from hervat.api.facts_json import MAX_BYTES
from hervat.apps.documents.inspection import MAX_BYTES as MAX_FILE_BYTES
from hervat.project.receiving.places import NoPlace, Place

BODY_SECONDS = 10.0
MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 1024 * 1024  # the file, and what the rest of the form needs
LEAST_BYTES_PER_SECOND = 32 * 1024  # a weak mobile connection; the largest file then takes a quarter of an hour
LARGE_BYTES = 1024 * 1024  # from here on disk, and in one of the places

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]


class Refusal(StrEnum):
    """Why a file was not taken in."""

    TOO_LARGE = "too_large"
    LATE = "late"
    BUSY = "busy"


class NotTaken(Exception):
    """What was sent was not read to its end."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


class Late(RawIOBase):
    """In place of what was sent, when that did not come in time: reading it raises TimeoutError."""

    def readinto(self, _buffer: object) -> int:
        raise TimeoutError


async def read_small(receive: Receive, seconds: float = BODY_SECONDS) -> BytesIO | Late:
    """All that is sent, up to one byte more than is taken: enough to know that it is too much. Raises ConnectionError for who left."""
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while len(body) <= MAX_BYTES:
                piece, more = await _piece(receive)
                body += piece
                if not more:
                    break
    except TimeoutError:
        return Late()
    return BytesIO(bytes(body[: MAX_BYTES + 1]))


async def read_upload(
    receive: Receive,
    declared: int | None,
    place: Place,
    folder: str | None,
    *,
    seconds: float = BODY_SECONDS,
    rate: int = LEAST_BYTES_PER_SECOND,
) -> IO[bytes]:
    """A form with a file: in memory while it is small, then in ``folder``, in a file without a name that is gone with its last reader.

    ``declared`` is its length, when that was told. Who sends ``rate`` bytes per second may go on; ``seconds`` more for everyone. Raises
    NotTaken, or ConnectionError for who left.
    """
    if declared is not None and declared > MAX_UPLOAD_BYTES:
        raise NotTaken(Refusal.TOO_LARGE)
    body = tempfile.SpooledTemporaryFile(max_size=LARGE_BYTES, dir=folder)  # noqa: SIM115 -- whoever gets it closes it
    try:
        if declared is not None and declared > LARGE_BYTES:
            place.take()
        await _fill(body, receive, place, seconds, rate)
    except NoPlace:
        body.close()
        raise NotTaken(Refusal.BUSY) from None
    except TimeoutError:
        body.close()
        raise NotTaken(Refusal.LATE) from None
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


async def _fill(body: IO[bytes], receive: Receive, place: Place, seconds: float, rate: int) -> None:
    begin = asyncio.get_running_loop().time()
    size, more = 0, True
    while more:
        async with asyncio.timeout_at(begin + seconds + size / rate):
            piece, more = await _piece(receive)
        size += len(piece)
        if size > MAX_UPLOAD_BYTES:
            raise NotTaken(Refusal.TOO_LARGE)
        if size > LARGE_BYTES:
            place.take()
        body.write(piece)


async def _piece(receive: Receive) -> tuple[bytes, bool]:
    """What comes next, and whether more follows. Raises ConnectionError for who left."""
    message = await receive()
    if message["type"] != "http.request":
        raise ConnectionError
    return message.get("body", b""), message.get("more_body", False)


def declared_length(headers: Iterable[tuple[bytes, bytes]]) -> int | None:
    """What was said of the length; None when nothing readable was."""
    for name, value in headers:
        if name.lower() == b"content-length":
            return int(value) if value.isascii() and value.isdigit() and len(value) < 20 else None
    return None
