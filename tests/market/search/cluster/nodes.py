"""Nodes of our own, on loopback, that say what a test wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.support.product import HOST

Said = list[tuple[int, bytes]]
WELL = (200, b'{"fine": true}')


class Node:
    """Answers what it was told, one after the other, and the last of it for ever; remembers what was asked."""

    def __init__(self, answers: Said) -> None:
        self.asked: list[tuple[str, str, bytes, str]] = []
        node = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                node.asked.append((self.command, self.path, body, self.headers.get("Authorization", "")))
                status, said = answers.pop(0) if len(answers) > 1 else answers[0]
                self.send_response(status)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_GET = do_POST = do_PUT = do_DELETE = answer

            def log_message(self, format: str, *args: object) -> None:
                """Is silent."""

        self.server = ThreadingHTTPServer((HOST, 0), Handler)
        self.address = f"http://{HOST}:{self.server.server_address[1]}"


@contextmanager
def node(*answers: tuple[int, bytes]) -> Iterator[Node]:
    """A node that is there for a while."""
    started = Node(list(answers))
    thread = threading.Thread(target=started.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield started
    finally:
        started.server.shutdown()
        thread.join()
        started.server.server_close()
