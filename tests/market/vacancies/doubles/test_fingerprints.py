"""By what ads are compared."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hervat.market.vacancies.doubles.fingerprints import BINS, fingerprint, runs_of, signature, token_hashes


def test_only_what_does_not_matter_leaves_the_digest_as_it_was() -> None:
    one = fingerprint(title="Kok", text="Je kookt, elke dag!", place="Den Haag", employer="De Veste")
    same = fingerprint(title="Kok (m/v)", text="je KOOKT elke dag", place="'s-Gravenhage", employer="De Veste B.V.")
    assert one[:-1] == same[:-1]
    assert one.words.tolist() == same.words.tolist()
    for other in (
        fingerprint(title="Kokshulp", text="Je kookt, elke dag!", place="Den Haag", employer="De Veste"),
        fingerprint(title="Kok", text="Je kookt, elke week!", place="Den Haag", employer="De Veste"),
        fingerprint(title="Kok", text="Je kookt, elke dag!", place="Delft", employer="De Veste"),
        fingerprint(title="Kok", text="Je kookt, elke dag!", place="Den Haag", employer="De Poort"),
    ):
        assert other.digest != one.digest


def test_any_text_has_a_signature() -> None:
    for text in ("", "a", "kok", "kok kok", "€ ☃ \0", "kok " * 10_000):
        assert len(fingerprint(title="", text=text).signature) == BINS * 2


def test_no_words_are_no_runs() -> None:
    assert signature(runs_of(token_hashes(""))).tolist() == [0] * BINS


def test_numbers_of_words_are_the_same_everywhere() -> None:
    assert token_hashes("magazijn").tolist() == [4030116904161835885]


@given(st.integers(0, 2**32), st.integers(40, 400), st.floats(0, 1))
@settings(max_examples=50)
def test_bins_that_agree_estimate_what_is_shared(seed: int, count: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    shared = rng.integers(0, 2**63, round(count * share)).astype(np.uint64)
    one, other = (np.concatenate((shared, rng.integers(0, 2**63, count - len(shared)).astype(np.uint64))) for _ in range(2))
    jaccard = len(shared) / (2 * count - len(shared))
    agreed = float((_signature(one) == _signature(other)).mean())
    assert abs(agreed - jaccard) < 0.3  # five times what 64 draws scatter


def _signature(hashes: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    return signature(hashes * np.uint64(0x9E3779B97F4A7C15))
