"""Files on disk: sealed, whole or not there, and found again when nobody knows them any more."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from hervat.apps.documents.store import FileLost, FileStore, file_store
from hervat.apps.sealing import Purpose, ensure_keys, rotate

CONTENT = b"Verslag van de bedrijfsarts" * 1000
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: Settings) -> None:
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    ensure_keys(tmp_path / "keys")


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def place(store: FileStore, key: UUID) -> Path:
    return store.root / str(key)[:2] / str(key)


def set_age(path: Path, age: timedelta) -> None:
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))


@pytest.mark.parametrize("purpose", [Purpose.CASE, Purpose.VAULT])
@pytest.mark.parametrize("content", [b"", b"x", CONTENT], ids=["empty", "small", "large"])
def test_what_was_put_comes_back(store: FileStore, purpose: Purpose, content: bytes) -> None:
    kept = store.put(content, purpose=purpose)
    assert kept.size == len(content)
    assert store.read(kept.key, purpose=purpose, sha256=kept.sha256) == content


def test_nothing_of_it_can_be_read_on_the_disk(store: FileStore) -> None:
    kept = store.put(CONTENT, purpose=Purpose.CASE)
    (found,) = [path for path in store.root.rglob("*") if path.is_file()]
    assert found == place(store, kept.key)
    assert b"bedrijfsarts" not in found.read_bytes()
    assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in (store.root, found.parent)} == {0o700}


def test_it_does_not_open_in_another_place_or_with_other_keys(store: FileStore) -> None:
    one, other = store.put(CONTENT, purpose=Purpose.CASE), store.put(CONTENT, purpose=Purpose.CASE)
    place(store, one.key).replace(place(store, other.key))
    with pytest.raises(FileLost, match="beschadigd"):
        store.read(other.key, purpose=Purpose.CASE, sha256=other.sha256)
    third = store.put(CONTENT, purpose=Purpose.VAULT)
    with pytest.raises(FileLost, match="beschadigd"):
        store.read(third.key, purpose=Purpose.CASE, sha256=third.sha256)


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-1], lambda raw: raw[:0], lambda raw: raw[:99] + b"?" + raw[100:]], ids=["short", "empty", "changed"]
)
def test_damage_is_noticed(store: FileStore, damage: object) -> None:
    assert callable(damage)
    kept = store.put(CONTENT, purpose=Purpose.CASE)
    path = place(store, kept.key)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(FileLost, match="beschadigd"):
        store.read(kept.key, purpose=Purpose.CASE, sha256=kept.sha256)


def test_another_file_than_the_row_says_is_not_given(store: FileStore) -> None:
    kept = store.put(CONTENT, purpose=Purpose.CASE)
    with pytest.raises(FileLost, match="beschadigd"):
        store.read(kept.key, purpose=Purpose.CASE, sha256="0" * 64)


def test_what_is_deleted_is_gone(store: FileStore) -> None:
    kept = store.put(CONTENT, purpose=Purpose.CASE)
    assert store.delete(kept.key) is True
    assert store.delete(kept.key) is False
    assert store.delete(uuid4()) is False
    with pytest.raises(FileLost, match="niet meer"):
        store.read(kept.key, purpose=Purpose.CASE, sha256=kept.sha256)


def test_after_a_rotation_it_is_closed_again_once(store: FileStore) -> None:
    kept = store.put(CONTENT, purpose=Purpose.CASE)
    before = place(store, kept.key).read_bytes()
    assert store.reseal(kept.key, purpose=Purpose.CASE) is False
    rotate(Purpose.CASE)
    assert store.reseal(kept.key, purpose=Purpose.CASE) is True
    assert store.reseal(kept.key, purpose=Purpose.CASE) is False
    assert place(store, kept.key).read_bytes() != before
    assert store.read(kept.key, purpose=Purpose.CASE, sha256=kept.sha256) == CONTENT
    with pytest.raises(FileLost):
        store.reseal(uuid4(), purpose=Purpose.CASE)


def test_closing_again_brings_nothing_back_that_was_deleted(store: FileStore) -> None:
    kept = [store.put(CONTENT, purpose=Purpose.CASE) for _ in range(20)]
    rotate(Purpose.CASE)

    def reseal(key: UUID) -> None:
        with suppress(FileLost):
            store.reseal(key, purpose=Purpose.CASE)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: one.result(), [pool.submit(act, one.key) for one in kept for act in (reseal, store.delete)]))
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_files_without_a_row_are_found_when_they_are_old_enough(store: FileStore) -> None:
    known, orphan, fresh = (store.put(CONTENT, purpose=Purpose.CASE).key for _ in range(3))
    set_age(place(store, known), timedelta(days=3))
    set_age(place(store, orphan), timedelta(days=1, seconds=1))
    set_age(place(store, fresh), timedelta(hours=23))
    (store.root / "ab").mkdir(exist_ok=True)
    for strange in ("notes.txt", str(uuid4()).upper(), "cd000000-0000-4000-8000-000000000000"):
        (store.root / "ab" / strange).touch()
        set_age(store.root / "ab" / strange, timedelta(days=9))
    assert store.orphans({known}, now=NOW) == [orphan]
    assert FileStore(store.root / "nowhere").orphans(set(), now=NOW) == []


def test_leftovers_of_writers_are_swept_and_nothing_else(store: FileStore) -> None:
    kept = store.put(CONTENT, purpose=Purpose.CASE)
    old, new = (place(store, kept.key).with_name(f".{kept.key}.{name}.part") for name in ("old", "new"))
    for path in (old, new):
        path.touch()
    set_age(old, timedelta(hours=2))
    set_age(new, timedelta(minutes=30))
    set_age(place(store, kept.key), timedelta(days=9))
    assert store.sweep(now=NOW) == 1
    assert (old.exists(), new.exists(), place(store, kept.key).exists()) == (False, True, True)


def test_a_full_disk_leaves_nothing_behind(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    store.root.mkdir()
    with pytest.raises(OSError, match="space"):
        store.put(CONTENT, purpose=Purpose.CASE)
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_the_files_of_an_installation_stand_at_home_and_outside_what_is_served() -> None:
    root = file_store().root
    assert root.parent == django_settings.STATIC_ROOT.parent
    assert not root.is_relative_to(django_settings.STATIC_ROOT)


def test_a_writer_that_is_killed_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.apps.documents.dying_writers", str(tmp_path / "dying"), "25", "20260302"]
    environment = {**os.environ, "HERVAT_HOME": str(tmp_path), "HERVAT_KEYS": str(tmp_path / "keys")}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    told = json.loads(done.stdout)
    assert {one["name"] for one in told if one["died"]} == {"put", "reseal", "any"}
    assert {one["name"] for one in told if not one["died"]} == {"put", "reseal"}  # the last of each took all its steps
    assert [one for one in told if one["whole"] != one["files"]] == []
    assert all(one["files"] >= 1 for one in told)  # what was there before stays
    assert any(one["parts"] for one in told)  # they were indeed stopped halfway
