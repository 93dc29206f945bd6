"""From bytes to data: strictly, and with a sentence for what cannot be read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.api.facts_json import MAX_BYTES, NotReadable, read_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(min_size=1), inner, max_size=5),
)


@given(JSON)
def test_reads_all_json(data: object) -> None:
    assert read_json(json.dumps(data).encode()) == data


@given(st.binary())
def test_reads_or_says_why_not(raw: bytes) -> None:
    said = ""
    try:
        read_json(raw)
    except NotReadable as error:
        said = error.sentence.render()
    assert not said or said.endswith(".")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "niets"),
        (b"\xff", "UTF-8"),
        (b'{"a":\n  ]}', "regel 2, teken 3"),
        (b'{"a": {"dag": 1, "dag": 2}}', "dag"),
        (b"[NaN]", "NaN"),
        (b"[Infinity]", "Infinity"),
        (b"[1e400]", "te groot"),
        (b"[" + b"1" * 5000 + b"]", "te groot"),
        (b"[" * 100_000 + b"]" * 100_000, "diep"),
        (b" " * (MAX_BYTES + 1), "1 MB"),
    ],
)
def test_says_what_is_wrong(raw: bytes, said: str) -> None:
    with pytest.raises(NotReadable) as caught:
        read_json(raw)
    assert said in caught.value.sentence.render()


def test_a_byte_order_mark_is_no_part_of_the_data() -> None:
    assert read_json(b"\xef\xbb\xbf{}") == {}
