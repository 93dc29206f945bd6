"""The generated secret key: made once, read by its owner alone."""

from __future__ import annotations

from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from hervat.project.config import ConfigError
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


def test_reading_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        secret_key(tmp_path / "var")
    ((variable, sentence),) = caught.value.errors
    assert variable == "HERVAT_SECRET_KEY"
    assert str(key_file(tmp_path / "var")) in sentence.render()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", "é".encode() * 60, b"te-kort"])
def test_a_damaged_key_is_named(tmp_path: Path, content: bytes) -> None:
    key_file(tmp_path).write_bytes(content)
    with pytest.raises(ConfigError):
        secret_key(tmp_path)


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    key_file(tmp_path).mkdir()
    with pytest.raises(ConfigError):
        secret_key(tmp_path)


def test_differs_per_installation(tmp_path: Path) -> None:
    homes = [tmp_path / "one", tmp_path / "other"]
    assert all(ensure_secret_key(home) for home in homes)
    assert len({secret_key(home) for home in homes}) == 2


def test_who_starts_at_the_same_time_gets_the_same_key(tmp_path: Path) -> None:
    def start(_number: int) -> str:
        ensure_secret_key(tmp_path)
        return secret_key(tmp_path)

    with ThreadPool(8) as pool:
        keys = pool.map(start, range(32))
    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
