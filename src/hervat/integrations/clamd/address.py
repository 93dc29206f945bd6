"""Where the virus scanner listens: ``unix:/run/clamav/clamd.sock`` or ``host:port``."""

from __future__ import annotations

import re
from typing import NamedTuple

_HOST_PORT = re.compile(r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})")
_UNIX = "unix:"
LONGEST_SOCKET_PATH = 107  # bytes, by the system


class ClamdAddress(NamedTuple):
    """Either a ``path`` on this machine, or a ``host`` and ``port``."""

    path: str = ""
    host: str = ""
    port: int = 0


def parse_clamd_address(text: str) -> ClamdAddress:
    """The address in ``text``. Raises ValueError for anything else."""
    if text.startswith(_UNIX):
        path = text.removeprefix(_UNIX)
        if not path.startswith("/") or not path.isprintable() or len(path.encode()) > LONGEST_SOCKET_PATH:
            raise ValueError("not the whole path of a socket")
        return ClamdAddress(path=path)
    found = _HOST_PORT.fullmatch(text)
    if found is None or not 1 <= int(found["port"]) <= 65535:
        raise ValueError("not a host and a port")
    return ClamdAddress(host=found["host"].strip("[]"), port=int(found["port"]))
