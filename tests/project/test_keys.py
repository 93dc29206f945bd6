"""The generated secret key: made once, read by its owner alone."""

from __future__ import annotations

from multiprocessing.pool import ThreadPool
from pathlib import Path

from hervat.project.keys import ensure_secret_key, key_file, secret_key


def test_is_made_once(tmp_path: Path) -> None:
    home = tmp_path / "var"
    assert ensure_secret_key(home)
    first = secret_key(home)
    assert not ensure_secret_key(home)
    assert secret_key(home) == first
    assert len(first) >= 50


def test_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "var"
    ensure_secret_key(home)
    assert key_file(home).stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


def test_differs_per_installation(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "other")


def test_who_starts_at_the_same_time_gets_the_same_key(tmp_path: Path) -> None:
    with ThreadPool(8) as pool:
        keys = pool.map(lambda _number: secret_key(tmp_path), range(32))
    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
