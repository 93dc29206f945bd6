"""A small server that speaks as clamd does: it reads INSTREAM piece by piece and answers, or misbehaves in one chosen way."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

EICAR_LIKE = b"this-is-a-virus"
STREAM_MAX = 1_000_000

Talk = Callable[["Line"], None]


class Line:
    """One connection, from the side of the server."""

    def __init__(self, connection: socket.socket, stop: Event) -> None:
        self.connection = connection
        self.stop = stop

    def read(self, size: int) -> bytes:
        """Exactly so many bytes. Raises ConnectionError when the other hangs up first."""
        got = bytearray()
        while len(got) < size:
            piece = self.connection.recv(size - len(got))
            if not piece:
                raise ConnectionError
            got += piece
        return bytes(got)

    def say(self, words: bytes) -> None:
        """Answers."""
        self.connection.sendall(words)


def clamd(line: Line) -> None:
    """As the real one: the content must end with an empty piece, and no more than its maximum."""
    assert line.read(10) == b"zINSTREAM\0"
    content = bytearray()
    while size := int.from_bytes(line.read(4), "big"):
        content += line.read(size)
        if len(content) > STREAM_MAX:
            line.say(b"INSTREAM size limit exceeded. ERROR\0")
            return
    line.say(b"stream: Test.Virus-1 FOUND\0" if EICAR_LIKE in content else b"stream: OK\0")


def answering(words: bytes) -> Talk:
    """Reads all and then says this."""

    def talk(line: Line) -> None:
        line.read(10)
        while size := int.from_bytes(line.read(4), "big"):
            line.read(size)
        line.say(words)

    return talk


def hanging(line: Line) -> None:
    """Reads all and then says nothing, for as long as the test lasts."""
    answering(b"")(line)
    line.stop.wait()


def deaf(line: Line) -> None:
    """Does not even read."""
    line.stop.wait()


def dripping(line: Line) -> None:
    """Always says one more letter, and never comes to an end."""
    answering(b"")(line)
    while not line.stop.wait(0.01):
        line.say(b"s")


def closing(line: Line) -> None:
    """Hangs up after the first words."""
    line.read(10)


@contextmanager
def clamd_server(talk: Talk = clamd, *, path: str = "") -> Iterator[str]:
    """Serves at a port of this machine, or at the socket ``path``, and gives its address as ``HERVAT_CLAMD`` has it."""
    stop = Event()
    with socket.socket(socket.AF_UNIX if path else socket.AF_INET) as listening:
        listening.bind(path or ("127.0.0.1", 0))
        listening.listen()
        address = f"unix:{path}" if path else f"127.0.0.1:{listening.getsockname()[1]}"
        thread = Thread(target=_serve, args=(listening, talk, stop))
        thread.start()
        try:
            yield address
        finally:
            stop.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(listening: socket.socket, talk: Talk, stop: Event) -> None:
    while not stop.is_set():
        try:
            connection, _address = listening.accept()
        except OSError:  # the listening ended
            return
        with connection:
            try:
                talk(Line(connection, stop))
            except OSError:
                continue
