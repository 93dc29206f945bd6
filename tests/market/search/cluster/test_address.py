"""How the address of a cluster is read."""

from __future__ import annotations

import pytest

from hervat.market.search.cluster.address import ClusterAddress, parse_search_url


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://search.example", ClusterAddress(("https://search.example:9200",))),
        ("http://127.0.0.1:9201/", ClusterAddress(("http://127.0.0.1:9201",))),
        ("https://[::1]:9200/proef", ClusterAddress(("https://[::1]:9200",), "proef")),
        (
            "https://hervat:ge%40heim@een.example/hervat-2, https://twee.example:9443",
            ClusterAddress(("https://een.example:9200", "https://twee.example:9443"), "hervat-2", "hervat", "ge@heim"),
        ),
        (
            "https://a:b@een.example,https://a:b@twee.example",
            ClusterAddress(("https://een.example:9200", "https://twee.example:9200"), "hervat", "a", "b"),
        ),
    ],
)
def test_reads_an_address(text: str, expected: ClusterAddress) -> None:
    assert parse_search_url(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "search.example:9200",
        "ftp://search.example",
        "https://",
        "https://search.example:99999",
        "https://search.example/_all",
        "https://search.example/a/b",
        "https://search.example/Hervat",
        "https://hervat@search.example",
        "https://search.example?x=1",
        "https://search.example/#x",
        "https://een.example,,https://twee.example",
        "https://a:b@een.example,https://c:d@twee.example",
        "https://een.example/a,https://twee.example/b",
        "https://een.example https://twee.example",
    ],
)
def test_refuses_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_search_url(text)


def test_never_shows_the_password() -> None:
    assert "geheim" not in repr(parse_search_url("https://hervat:geheim@search.example"))
