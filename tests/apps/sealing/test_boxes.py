"""What is closed opens again, at its own place only, and not after a change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from hervat.apps.sealing import (
    Purpose,
    Unsealable,
    ensure_keys,
    is_newest,
    open_text,
    reseal,
    rotate,
    seal,
    seal_text,
    unseal,
)
from hervat.apps.sealing.boxes import HEAD_BYTES, NONCE_BYTES, TAG_BYTES

PLACE = "dossiers.dossier.bsn:6f2c1d1e-0000-4000-8000-000000000001"
CLOSING = st.sampled_from([Purpose.CASE, Purpose.VAULT])
CONTEXTS = st.text(st.characters(codec="utf-8"), min_size=1)


@pytest.fixture
def own_keys(tmp_path: Path, settings: Settings) -> None:
    """A folder with keys of its own."""
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    ensure_keys(settings.HERVAT_KEY_FOLDER)


@given(CLOSING, st.binary(max_size=2000), CONTEXTS)
def test_what_is_closed_opens_again(purpose: Purpose, plaintext: bytes, context: str) -> None:
    sealed = seal(purpose, plaintext, context=context)
    assert unseal(purpose, sealed, context=context) == plaintext
    assert unseal(purpose, memoryview(sealed), context=context) == plaintext
    assert len(sealed) == HEAD_BYTES + NONCE_BYTES + len(plaintext) + TAG_BYTES


@given(CLOSING, st.text(st.characters(codec="utf-8")), CONTEXTS)
def test_a_text_opens_again(purpose: Purpose, text: str, context: str) -> None:
    assert open_text(purpose, seal_text(purpose, text, context=context), context=context) == text


@given(st.binary(max_size=60), st.data())
def test_a_change_anywhere_is_refused(plaintext: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(Purpose.CASE, plaintext, context=PLACE))
    position = data.draw(st.integers(0, len(sealed) - 1))
    sealed[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Unsealable):
        unseal(Purpose.CASE, bytes(sealed), context=PLACE)


@given(st.binary(max_size=60), st.data())
def test_a_value_cut_short_or_made_longer_is_refused(plaintext: bytes, data: st.DataObject) -> None:
    sealed = seal(Purpose.CASE, plaintext, context=PLACE)
    wrong = data.draw(st.one_of(st.integers(0, len(sealed) - 1).map(lambda end: sealed[:end]), st.binary(min_size=1).map(sealed.__add__)))
    with pytest.raises(Unsealable):
        unseal(Purpose.CASE, wrong, context=PLACE)


@given(CONTEXTS, CONTEXTS)
def test_a_value_does_not_open_at_another_place(one: str, other: str) -> None:
    sealed = seal(Purpose.CASE, b"inhoud", context=one)
    if one != other:
        with pytest.raises(Unsealable):
            unseal(Purpose.CASE, sealed, context=other)


def test_the_keys_of_a_case_do_not_open_the_vault() -> None:
    with pytest.raises(Unsealable) as caught:
        unseal(Purpose.CASE, seal(Purpose.VAULT, b"inhoud", context=PLACE), context=PLACE)
    assert "case" in caught.value.sentence.render()


def test_the_same_twice_does_not_look_the_same() -> None:
    assert seal(Purpose.CASE, b"inhoud", context=PLACE) != seal(Purpose.CASE, b"inhoud", context=PLACE)


@pytest.mark.parametrize("purpose", [Purpose.INDEX, Purpose.AUDIT])
def test_keys_that_prove_do_not_close(purpose: Purpose) -> None:
    with pytest.raises(ValueError, match="case and vault"):
        seal(purpose, b"inhoud", context=PLACE)


def test_a_value_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="context"):
        seal(Purpose.CASE, b"inhoud", context="")


@pytest.mark.usefixtures("own_keys")
def test_old_values_open_after_a_rotation_and_can_be_closed_anew() -> None:
    sealed = seal(Purpose.CASE, b"inhoud", context=PLACE)
    assert is_newest(Purpose.CASE, sealed)
    rotate(Purpose.CASE)
    assert not is_newest(Purpose.CASE, sealed)
    assert unseal(Purpose.CASE, sealed, context=PLACE) == b"inhoud"
    fresh = reseal(Purpose.CASE, sealed, context=PLACE)
    assert is_newest(Purpose.CASE, memoryview(fresh))
    assert unseal(Purpose.CASE, fresh, context=PLACE) == b"inhoud"


@pytest.mark.usefixtures("own_keys")
def test_a_value_of_another_place_is_not_closed_anew() -> None:
    sealed = seal(Purpose.CASE, b"inhoud", context=PLACE)
    with pytest.raises(Unsealable):
        reseal(Purpose.CASE, sealed, context=PLACE + "2")
