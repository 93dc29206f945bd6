"""Keys are made once, kept from others, and never silently made anew."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django import Settings

from hervat.apps.sealing import KeyUnavailable, Purpose, ensure_keys, rotate, seal, unseal
from hervat.apps.sealing.keys import ring

EVERY = tuple(Purpose)


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Where this test keeps its keys; none are made yet."""
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    return tmp_path / "keys"


def content(folder: Path) -> dict[str, str]:
    """What every file in the folder holds."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_keys_are_made_once(folder: Path) -> None:
    assert ensure_keys(folder) == EVERY
    before = content(folder)
    assert before.keys() == {*(f"{purpose}.json" for purpose in Purpose), "keys-made"}
    assert ensure_keys(folder) == ()
    assert content(folder) == before


def test_only_their_owner_reads_them(folder: Path) -> None:
    ensure_keys(folder)
    rotate(Purpose.CASE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("*.json")} == {0o600}


def test_no_two_purposes_share_a_key(folder: Path) -> None:
    ensure_keys(folder)
    assert len({ring(purpose).newest.secret for purpose in Purpose}) == len(EVERY)


def test_a_key_does_not_show_itself(folder: Path) -> None:
    ensure_keys(folder)
    assert ring(Purpose.CASE).newest.secret.hex() not in repr(ring(Purpose.CASE))
    assert repr(ring(Purpose.CASE).newest.secret) not in repr(ring(Purpose.CASE))


@pytest.mark.parametrize("purpose", EVERY)
def test_a_key_that_went_is_named_and_not_made_anew(folder: Path, purpose: Purpose) -> None:
    ensure_keys(folder)
    (folder / f"{purpose}.json").unlink()
    with pytest.raises(KeyUnavailable) as caught:
        ensure_keys(folder)
    assert caught.value.purpose == purpose
    assert str(folder / f"{purpose}.json") in caught.value.sentence.render()
    assert not (folder / f"{purpose}.json").exists()


def test_a_folder_that_went_is_noticed_by_what_stands_with_the_data(folder: Path, tmp_path: Path) -> None:
    marker = tmp_path / "keys-made"
    ensure_keys(folder, marker=marker)
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(KeyUnavailable):
        ensure_keys(folder, marker=marker)
    assert list(folder.iterdir()) == []


def test_a_purpose_that_is_new_gets_its_keys(folder: Path) -> None:
    ensure_keys(folder)
    (folder / "keys-made").write_text("case\nindex\naudit\n")
    (folder / "vault.json").unlink()
    assert ensure_keys(folder) == (Purpose.VAULT,)


def test_keys_that_were_brought_along_are_used(folder: Path, tmp_path: Path) -> None:
    ensure_keys(folder)
    assert ensure_keys(folder, marker=tmp_path / "keys-made") == ()
    assert set((tmp_path / "keys-made").read_text().split()) == set(EVERY)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "geen sleutels",
        "[]",
        "{}",
        '{"keys": []}',
        '{"keys": [{"id": "00000000", "secret": "00"}]}',
        '{"keys": [{"id": "00000000"}]}',
        "é",
    ],
)
def test_a_damaged_file_is_named(folder: Path, written: str) -> None:
    ensure_keys(folder)
    (folder / "vault.json").write_text(written)
    for use in (lambda: seal(Purpose.VAULT, b"", context="x"), lambda: ensure_keys(folder), lambda: rotate(Purpose.VAULT)):
        with pytest.raises(KeyUnavailable) as caught:
            use()
        assert caught.value.purpose == Purpose.VAULT
    assert (folder / "vault.json").read_text() == written


def test_without_keys_nothing_is_closed(folder: Path) -> None:
    with pytest.raises(KeyUnavailable):
        seal(Purpose.CASE, b"inhoud", context="x")
    assert not folder.exists()


def test_many_that_start_at_once_use_the_same_keys(folder: Path) -> None:
    program = "import sys; from pathlib import Path; from hervat.apps.sealing import ensure_keys; print(*ensure_keys(Path(sys.argv[1])))"
    started = [subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    made = [word for process in started for word in process.communicate()[0].split()]
    assert [process.returncode for process in started] == [0] * 4
    assert sorted(made) == sorted(EVERY)
    assert {path.name for path in folder.iterdir()} == {*(f"{purpose}.json" for purpose in Purpose), "keys-made"}


def test_rotations_at_once_lose_no_key(folder: Path) -> None:
    ensure_keys(folder)
    first = ring(Purpose.CASE).newest
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: rotate(Purpose.CASE), range(12)))
    assert {key.id for key in ring(Purpose.CASE).keys} == {first.id, *made}


def test_a_rotation_by_another_process_is_seen(folder: Path) -> None:
    ensure_keys(folder)
    sealed = seal(Purpose.CASE, b"inhoud", context="x")
    listed = json.loads((folder / "case.json").read_text())
    listed["keys"].append({"id": "0badcafe", "secret": "ab" * 32})
    (folder / "other").write_text(json.dumps(listed))
    (folder / "other").replace(folder / "case.json")
    assert ring(Purpose.CASE).newest.id == "0badcafe"
    assert unseal(Purpose.CASE, sealed, context="x") == b"inhoud"
