"""Speaks with a cluster over HTTP: any node will do, and what one node cannot answer is asked of the next.

Everything that is sent may be sent twice without harm (a document has its own number, an index its own name), so a request whose answer
was lost is sent again.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

import orjson
import structlog
import urllib3

from hervat.domain.text import Text, say
from hervat.market.search.cluster.address import ClusterAddress
from hervat.market.search.contract import EngineFailure

CONNECT_SECONDS = 2.0
SEARCH_SECONDS, WRITE_SECONDS = 10.0, 60.0  # in which a node answers
SEARCH_PATIENCE, WRITE_PATIENCE = 5.0, 90.0  # seconds in which a cluster may choose another leader, or a node may come back
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0
BUSY_OR_BROKEN = frozenset({429, 502, 503, 504})
CONNECTIONS = 8  # that are kept, to each node
JSON, LINES = "application/json", "application/x-ndjson"
log = structlog.get_logger("hervat.search")


class Answer(NamedTuple):
    """What a node said."""

    status: int
    body: Any


class _Request(NamedTuple):
    """What is asked of a node, and how many seconds it has."""

    method: str
    path: str
    body: bytes | None
    seconds: float


class Client:
    """One cluster, for all threads of a process. Opens no connection before the first question."""

    def __init__(self, address: ClusterAddress, *, patience: float | None = None) -> None:
        """``patience``: how many seconds may be waited for an answer, instead of what a search or a change gets."""
        self.address = address
        self._patience = patience
        self._lock = threading.Lock()
        self._turn = 0
        headers = urllib3.make_headers(basic_auth=f"{address.user}:{address.password}") if address.user else {}
        self._http = urllib3.PoolManager(
            num_pools=len(address.nodes),
            maxsize=CONNECTIONS,
            headers={**headers, "Accept": JSON},
            retries=False,
            ssl_context=ssl.create_default_context(),
        )

    def read(self, path: str, body: object = None, options: Mapping[str, str] | None = None, *, also: Collection[int] = ()) -> Answer:
        """Asks without changing anything; ``body`` in bytes is sent as it is, as lines. Raises EngineFailure.

        ``also``: statuses of a wrong answer that the caller understands.
        """
        question = f"{path}?{urlencode(options)}" if options else path
        asked = _Request("POST" if body is not None else "GET", question, _bytes(body), SEARCH_SECONDS)
        return self._ask(asked, also, self._patience or SEARCH_PATIENCE)

    def change(self, method: str, path: str, body: object = None, *, also: Collection[int] = ()) -> Answer:
        """Asks for a change; ``body`` in bytes is sent as it is, as lines. Raises EngineFailure."""
        return self._ask(_Request(method, path, _bytes(body), WRITE_SECONDS), also, self._patience or WRITE_PATIENCE)

    def close(self) -> None:
        """Closes all connections."""
        self._http.clear()

    def _ask(self, asked: _Request, also: Collection[int], patience: float) -> Answer:
        end, pause = time.monotonic() + patience, FIRST_PAUSE
        while True:
            for _node in self.address.nodes:
                answer = self._try(asked)
                if answer is not None and answer.status not in BUSY_OR_BROKEN:
                    return _checked(answer, also)
            if time.monotonic() + pause > end:
                raise EngineFailure(_no_answer(answer))
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _try(self, asked: _Request) -> Answer | None:
        """Asks the node whose turn it is. A node that does not answer well gives its turn to the next."""
        turn = self._turn
        node = self.address.nodes[turn % len(self.address.nodes)]
        kind = {"Content-Type": LINES if asked.path.endswith(("_bulk", "_msearch")) else JSON} if asked.body is not None else {}
        headers, wait = {**self._http.headers, **kind}, urllib3.Timeout(connect=CONNECT_SECONDS, read=asked.seconds)
        try:
            response = self._http.request(asked.method, node + asked.path, body=asked.body, headers=headers, timeout=wait)
            answer = _read(response)
        except urllib3.exceptions.SSLError:
            raise EngineFailure(
                say("De verbinding met de zoekmachine is niet veilig. Kijk of Hervat haar certificaat vertrouwt.")
            ) from None
        except (urllib3.exceptions.HTTPError, orjson.JSONDecodeError) as error:
            log.debug("node does not answer", node=node, error=type(error).__name__)
            answer = None
        if answer is None or answer.status in BUSY_OR_BROKEN:
            self._pass_on(turn)
        return answer

    def _pass_on(self, turn: int) -> None:
        with self._lock:
            if self._turn != turn:  # another thread saw it too
                return
            self._turn += 1
        if len(self.address.nodes) > 1:
            log.warning("another node is asked", instead_of=self.address.nodes[turn % len(self.address.nodes)])


def _read(response: urllib3.BaseHTTPResponse) -> Answer:
    """A good answer is JSON; a refusal may be a word of whoever stands in between. Raises JSONDecodeError for another good answer."""
    try:
        return Answer(response.status, orjson.loads(response.data) if response.data else None)
    except orjson.JSONDecodeError:
        if response.status < 300:
            raise
        return Answer(response.status, None)


def _bytes(body: object) -> bytes | None:
    return body if body is None or isinstance(body, bytes) else orjson.dumps(body)


def _checked(answer: Answer, also: Collection[int]) -> Answer:
    if answer.status < 300 or answer.status in also:
        return answer
    if answer.status in (401, 403):
        raise EngineFailure(say("De zoekmachine weigert de naam of het wachtwoord in HERVAT_SEARCH_URL."))
    log.error("refused by the cluster", status=answer.status, reason=reason_of(answer.body))
    raise EngineFailure(say("De zoekmachine weigert een vraag van Hervat: {reason}.", reason=reason_of(answer.body)))


def reason_of(body: Any) -> str:
    """What the cluster itself says is wrong, in its own words and without what was asked."""
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("type", "")) if isinstance(error, dict) else str(error or "")


def _no_answer(answer: Answer | None) -> Text:
    if answer is None:
        return say("De zoekmachine antwoordt niet. Kijk of het cluster van HERVAT_SEARCH_URL draait.")
    return say("De zoekmachine kan nu niet antwoorden (status {status}).", status=answer.status)
