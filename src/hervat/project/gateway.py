"""What stands between the server and Django: it waits for what is sent without holding a thread, then lets Django answer in one of a few.

Django itself reads what is sent while it answers. Served that way, a handful of visitors who send slowly, or stop halfway, would hold
every thread. Here (ASGI) waiting costs no thread and has an end; the answer is made as everywhere in Django (WSGI), in threads that live
on, so that connections to a database do too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import SEEK_END, BytesIO
from typing import IO, Any, NamedTuple
from wsgiref.types import WSGIApplication

from hervat.project.receiving.body import (
    BODY_SECONDS,
    LEAST_BYTES_PER_SECOND,
    Late,
    Message,
    NotTaken,
    Receive,
    declared_length,
    read_small,
    read_upload,
)
from hervat.project.receiving.places import Place, Places, address_of, takes_files
from hervat.project.receiving.uploads import REFUSED

Send = Callable[[Message], Awaitable[None]]
Gateway = Callable[[Message, Receive, Send], Awaitable[None]]


class Answer(NamedTuple):
    """All of an answer."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Limits(NamedTuple):
    """What one process takes in. ``proxies`` of them stand in front; what is large waits in ``spool``, a folder of our own."""

    spool: str | None = None
    proxies: int = 0
    body_seconds: float = BODY_SECONDS
    bytes_per_second: int = LEAST_BYTES_PER_SECOND


LIMITS = Limits()


def gateway(application: WSGIApplication, threads: int, limits: Limits = LIMITS, places: Places | None = None) -> Gateway:
    """The ASGI application in front of ``application``. It answers so many requests at a time; the others wait their turn."""
    pool = ThreadPoolExecutor(threads, thread_name_prefix="answer")
    places = places or Places()

    async def serve(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError("only http is spoken here")
        with places.place(address_of(scope, limits.proxies)) as place:
            try:
                told = await _told(scope, receive, place, limits)
            except ConnectionError:
                return  # nobody is there to answer
            with told["wsgi.input"]:
                answer = await asyncio.get_running_loop().run_in_executor(pool, _answer, application, told)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    return serve


async def _told(scope: Message, receive: Receive, place: Place, limits: Limits) -> dict[str, Any]:
    """The request with its body, or with the reason why that was not taken. Raises ConnectionError for who left."""
    if not takes_files(scope):
        return environment(scope, await read_small(receive, limits.body_seconds))
    try:
        body = await read_upload(
            receive,
            declared_length(scope["headers"]),
            place,
            limits.spool,
            seconds=limits.body_seconds,
            rate=limits.bytes_per_second,
        )
    except NotTaken as refused:
        return environment(scope, BytesIO()) | {REFUSED: refused.refusal.value}
    return environment(scope, body)


def environment(scope: Message, body: IO[bytes] | Late) -> dict[str, Any]:
    """The request as WSGI tells it (PEP 3333): text in it is bytes, spelled as latin-1."""
    server = scope.get("server") or ("localhost", None)
    client = scope.get("client") or ("", None)
    told: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or ""),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": None,  # Django logs, and never writes here
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    told |= _headers(scope["headers"])
    # What was said of the length says nothing of what came: it may be missing (sent in chunks) or more than is taken.
    told["CONTENT_LENGTH"] = "1" if isinstance(body, Late) else str(_length(body))
    return told


def _length(body: IO[bytes]) -> int:
    length = body.seek(0, SEEK_END)
    body.seek(0)
    return length


def _headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").upper(), raw_value.decode("latin-1")
        if "_" in name:
            continue  # X_Forwarded_For would pass for X-Forwarded-For, which a proxy in front guards
        name = name.replace("-", "_")
        name = name if name == "CONTENT_TYPE" else f"HTTP_{name}"
        separator = "; " if name == "HTTP_COOKIE" else ","
        found[name] = f"{found[name]}{separator}{value}" if name in found else value
    return found


def _answer(application: WSGIApplication, told: dict[str, Any]) -> Answer:
    """The whole answer, so that no thread waits for a visitor who reads slowly."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
        begun[:] = [(status, headers)]
        return lambda _part: None

    parts = application(told, start_response)
    try:
        body = b"".join(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    status, headers = begun[0]
    return Answer(int(status[:3]), [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers], body)
