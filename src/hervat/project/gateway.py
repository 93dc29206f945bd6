"""What stands between the server and Django: it waits for what is sent without holding a thread, then lets Django answer in one of a few.

Django itself reads what is sent while it answers. Served that way, a handful of visitors who send slowly, or stop halfway, would hold
every thread. Here (ASGI) waiting costs no thread and has an end; the answer is made as everywhere in Django (WSGI), in threads that live
on, so that connections to a database do too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, RawIOBase
from typing import Any, NamedTuple
from wsgiref.types import WSGIApplication

from hervat.api.facts_json import MAX_BYTES

BODY_SECONDS = 10

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Gateway = Callable[[Message, Receive, Send], Awaitable[None]]


class Answer(NamedTuple):
    """All of an answer."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Late(RawIOBase):
    """In place of what was sent, when that did not come in time: reading it raises TimeoutError."""

    def readinto(self, _buffer: object) -> int:
        raise TimeoutError


def gateway(application: WSGIApplication, threads: int, body_seconds: float = BODY_SECONDS) -> Gateway:
    """The ASGI application in front of ``application``. It answers so many requests at a time; the others wait their turn."""
    pool = ThreadPoolExecutor(threads, thread_name_prefix="answer")

    async def serve(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError("only http is spoken here")
        try:
            async with asyncio.timeout(body_seconds):
                body: BytesIO | Late = BytesIO(await _received(receive))
        except TimeoutError:
            body = Late()
        except ConnectionError:
            return  # nobody is there to answer
        answer = await asyncio.get_running_loop().run_in_executor(pool, _answer, application, environment(scope, body))
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    return serve


async def _received(receive: Receive) -> bytes:
    """All that is sent, up to one byte more than is taken: enough to know that it is too much. Raises ConnectionError for who left."""
    body = bytearray()
    while len(body) <= MAX_BYTES:
        message = await receive()
        if message["type"] != "http.request":
            raise ConnectionError
        body += message.get("body", b"")
        if not message.get("more_body", False):
            break
    return bytes(body[: MAX_BYTES + 1])


def environment(scope: Message, body: BytesIO | Late) -> dict[str, Any]:
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
    told["CONTENT_LENGTH"] = str(len(body.getbuffer())) if isinstance(body, BytesIO) else "1"
    return told


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
