"""Where the cluster is: ``https://name:password@host:9200/hervat``, with commas between the addresses of more nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

PORT = 9200
OURS = "hervat"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """A cluster, and what is ours in it.

    ``nodes``: addresses without a slash at the end; each is asked when the others do not answer. ``name``: what the names of our indexes
    begin with, so that more than one installation can use the cluster.
    """

    nodes: tuple[str, ...]
    name: str = OURS
    user: str = ""
    password: str = field(default="", repr=False)


def parse_search_url(text: str) -> ClusterAddress:
    """The cluster in ``text``. Name, password and path are the same for all nodes; giving them with one is enough.

    Raises ValueError for anything else.
    """
    parts = [_split(address.strip()) for address in text.split(",")]
    names = {part.path.strip("/") for part in parts} - {""} or {OURS}
    accounts = {(unquote(part.username or ""), unquote(part.password or "")) for part in parts} - {("", "")} or {("", "")}
    if len(names) > 1 or len(accounts) > 1:
        raise ValueError("nodes of one cluster differ in their name, password or path")
    (name,), ((user, password),) = names, accounts
    if bool(user) != bool(password):
        raise ValueError("a name needs a password")
    if not _NAME.fullmatch(name):
        raise ValueError("not what an index can be called")
    return ClusterAddress(tuple(_node(part) for part in parts), name, user, password)


def _split(text: str) -> SplitResult:
    parts = urlsplit(text)
    wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment
    if wrong or any(not character.isprintable() or character == " " for character in text):
        raise ValueError("not an address of a cluster")
    return parts


def _node(part: SplitResult) -> str:
    host = f"[{part.hostname}]" if ":" in (part.hostname or "") else part.hostname
    return f"{part.scheme}://{host}:{part.port or PORT}"
