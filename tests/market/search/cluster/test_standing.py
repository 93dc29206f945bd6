"""What is said of a cluster that cannot be used, or not well."""

from __future__ import annotations

import json

import pytest

from hervat.market.search.cluster import standing
from hervat.market.search.cluster.engine import ClusterEngine
from hervat.market.search.cluster.standing import cluster_findings
from tests.market.search.cluster.nodes import WELL, node
from tests.market.search.cluster.samples import simple
from tests.support.opensearch.cluster import OpenSearchCluster
from tests.support.product import HOST, free_port


def said(url: str) -> list[str]:
    """The findings, as people read them."""
    return [finding.render() for finding in cluster_findings(url)]


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "PATIENCE", 0.2)


def test_nothing_is_wrong_with_a_good_cluster(cluster: OpenSearchCluster, engine: ClusterEngine) -> None:
    engine.put([simple(1)])
    engine.commit(1)
    cluster.wait_for(len(cluster.addresses), "green")  # the second copy is made in the background
    assert said(",".join(cluster.addresses) + "/" + engine.name) == []


@pytest.mark.usefixtures("in_a_hurry")
def test_tells_that_nobody_answers() -> None:
    (sentence,) = said(f"http://{HOST}:{free_port()}")
    assert "HERVAT_SEARCH_URL" in sentence


@pytest.mark.parametrize("version", [{"number": "8.1.0"}, {"distribution": "opensearch", "number": "1.3.0"}])
def test_tells_that_it_is_something_else(version: dict[str, str]) -> None:
    with node((200, json.dumps({"version": version}).encode())) as other:
        (sentence,) = said(other.address)
    assert "OpenSearch 2" in sentence
    with node(WELL) as other:
        (sentence,) = said(other.address)
    assert "OpenSearch 2" in sentence


@pytest.mark.parametrize(("status", "word"), [("red", "mist"), ("yellow", "tweede exemplaar")])
def test_tells_of_machines_that_are_missing(status: str, word: str) -> None:
    version = {"version": {"distribution": "opensearch", "number": "2.19.1"}}
    health = {"status": status, "number_of_nodes": 1}
    with node((200, json.dumps(version).encode()), (200, json.dumps(health).encode())) as there:
        (sentence,) = said(there.address)
    assert word in sentence


@pytest.mark.usefixtures("in_a_hurry")
def test_tells_that_a_password_goes_in_the_open() -> None:
    first, _second = said(f"http://hervat:geheim@{HOST}:{free_port()}")
    assert "https" in first
    assert "geheim" not in first
