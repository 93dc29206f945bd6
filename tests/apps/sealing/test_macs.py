"""Blind indexes and macs: the same for the same, and nothing without the key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pytest_django import Settings

from hervat.apps.sealing import Purpose, blind_index, blind_indexes, ensure_keys, mac, mac_holds, mac_key_is_known, rotate

BSN = "111222333"  # invented
COLUMN = "dossiers.dossier.bsn"


@pytest.fixture
def own_keys(tmp_path: Path, settings: Settings) -> None:
    """A folder with keys of its own."""
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    ensure_keys(settings.HERVAT_KEY_FOLDER)


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_an_index_is_stable(value: str, context: str) -> None:
    index = blind_index(value, context=context)
    assert index == blind_index(value, context=context)
    assert len(bytes.fromhex(index)) == 32


@given(*[st.text(st.characters(codec="utf-8"))] * 4)
def test_another_value_or_column_gives_another_index(value: str, context: str, other_value: str, other_context: str) -> None:
    assume((value, context) != (other_value, other_context))
    assert blind_index(value, context=context) != blind_index(other_value, context=other_context)


def test_a_colon_does_not_move_from_value_to_column() -> None:
    assert blind_index("b:c", context="a") != blind_index("c", context="a:b")


@pytest.mark.usefixtures("own_keys")
def test_what_was_stored_before_a_rotation_is_found() -> None:
    before = blind_index(BSN, context=COLUMN)
    rotate(Purpose.INDEX)
    after = blind_index(BSN, context=COLUMN)
    assert after != before
    assert blind_indexes(BSN, context=COLUMN) == (after, before)


@given(st.binary(max_size=200), st.data())
def test_a_mac_proves_its_message_only(message: bytes, data: st.DataObject) -> None:
    claimed = mac(message)
    assert mac_holds(message, claimed)
    assert not mac_holds(message + b"x", claimed)
    position = data.draw(st.integers(0, len(claimed) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda character: character != claimed[position]))
    assert not mac_holds(message, claimed[:position] + other + claimed[position + 1 :])


def test_a_mac_of_an_unknown_key_is_told_apart(tmp_path: Path, settings: Settings) -> None:
    claimed = mac(b"bericht")
    assert mac_key_is_known(claimed)
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    ensure_keys(settings.HERVAT_KEY_FOLDER)
    assert not mac_key_is_known(claimed)
    assert not mac_holds(b"bericht", claimed)


@pytest.mark.usefixtures("own_keys")
def test_an_old_mac_holds_after_a_rotation() -> None:
    claimed = mac(b"bericht")
    rotate(Purpose.AUDIT)
    assert mac_holds(b"bericht", claimed)
    assert mac(b"bericht") != claimed
