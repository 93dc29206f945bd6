"""What tests of the cluster share."""

from __future__ import annotations

import pytest

from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.engine import ClusterEngine


@pytest.fixture
def engine(client: Client) -> ClusterEngine:
    """An engine in which nothing is."""
    return ClusterEngine(client)
