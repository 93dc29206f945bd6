"""Whether the cluster can be used, said to who starts Hervat or checks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hervat.domain.text import Text, say
from hervat.market.search.cluster.address import ClusterAddress, parse_search_url
from hervat.market.search.cluster.client import Client
from hervat.market.search.contract import EngineFailure

OLDEST = 2
PATIENCE = 3.0  # seconds: who starts does not wait long for another machine


def cluster_findings(url: str) -> Iterator[Text]:
    """What deserves attention. ``url``: HERVAT_SEARCH_URL, well written."""
    address = parse_search_url(url)
    if unsafe := _unsafe(address):
        yield unsafe
    client = Client(address, patience=PATIENCE)
    try:
        yield from _of(client)
    except EngineFailure as failure:
        yield failure.sentence
    finally:
        client.close()


def _of(client: Client) -> Iterator[Text]:
    version = _version(client.read("/").body)
    if version is None:
        yield say("Op het adres van HERVAT_SEARCH_URL antwoordt iets anders dan OpenSearch {oldest} of nieuwer.", oldest=OLDEST)
        return
    health = client.read(f"/_cluster/health/{client.address.name}-*").body
    if health["status"] == "red":
        yield say("De zoekmachine mist een deel van de vacatures. Breng de machines van het cluster terug, of vul de index opnieuw.")
    elif health["status"] == "yellow":
        yield say(
            "De zoekmachine heeft nog niet van alles een tweede exemplaar. Machines in het cluster: {nodes}.",
            nodes=health["number_of_nodes"],
        )


def _version(body: Any) -> str | None:
    """The version, when this is a cluster that we can use."""
    version = body.get("version") if isinstance(body, dict) else None
    if not isinstance(version, dict) or version.get("distribution") != "opensearch":
        return None
    number = str(version.get("number", ""))
    major = number.split(".")[0]
    return number if major.isdecimal() and int(major) >= OLDEST else None


def _unsafe(address: ClusterAddress) -> Text | None:
    """A password that anybody on the way can read."""
    if address.password and any(node.startswith("http://") for node in address.nodes):
        return say("HERVAT_SEARCH_URL: het wachtwoord gaat onversleuteld over het netwerk. Gebruik https.")
    return None
