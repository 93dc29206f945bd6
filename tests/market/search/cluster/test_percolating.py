"""New vacancies held against kept searches in the cluster give what the definition says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hervat.market.search.cluster import percolating
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.percolating import KeptSearches
from hervat.market.search.contract import LoadLimits, Query, Words
from hervat.market.search.matching import matches
from tests.market.search.cluster.samples import Sample

SAMPLE = Sample(20261102)
DOCUMENTS = [SAMPLE.document(number) for number in range(1, 61)]
SEARCHES = [(number, replace(SAMPLE.query(), fits=None)) for number in range(1, 201)]
EXPECTED = {(number, document.number) for number, query in SEARCHES for document in DOCUMENTS if matches(query, document)}


@pytest.fixture
def kept(client: Client) -> KeptSearches:
    """Nothing kept."""
    return KeptSearches(client)


def test_every_search_finds_what_answers_it(kept: KeptSearches, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(percolating, "AT_ONCE", 25)
    monkeypatch.setattr(percolating, "MOST_ANSWERS", 30)  # of which there are more
    kept.keep(SEARCHES)
    kept.commit()
    found = list(kept.percolate(DOCUMENTS))
    assert len(found) == len(set(found))
    assert set(found) == EXPECTED


def test_what_is_kept_changes_and_goes(kept: KeptSearches) -> None:
    assert list(kept.percolate(DOCUMENTS)) == []
    kept.keep([(1, Query()), (2, Query(words=Words(all=("lasser",))))])
    kept.commit()
    kept.keep([(1, Query(province="Limburg"))])
    kept.forget([2, 99])
    kept.commit()
    assert list(kept.percolate(DOCUMENTS)) == []
    kept.clear()
    assert list(kept.percolate(DOCUMENTS)) == []


def test_what_somebody_can_do_is_never_kept(kept: KeptSearches) -> None:
    with pytest.raises(ValueError, match="never kept"):
        kept.keep([(1, Query(fits=LoadLimits(without=frozenset({"5.4"}))))])
