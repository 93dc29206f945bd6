"""``hervat backup`` and ``hervat restore``: everything comes back as it was, and what is no whole backup changes nothing."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from hervat.project.backups.archive import BadArchive, unpack
from hervat.project.backups.swap import Move, finish_swap, journal, swap
from hervat.project.commands.operators.backup import cannot_write
from hervat.project.commands.operators.restore import _staging
from hervat.project.working.in_use import in_use
from tests.support.installation import Installation, own_installation

ALIASES = ("default", "market")


def files_of(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def lose_everything(lost: Installation) -> None:
    """The machine burnt down; only the folder of keys was kept elsewhere."""
    for place in lost.home.iterdir():
        if place.name != "keys":
            shutil.rmtree(place) if place.is_dir() else place.unlink()
    for url in lost.variables.values():
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("DROP SCHEMA public CASCADE")
            server.execute("CREATE SCHEMA public")


@pytest.mark.django_db
def test_everything_that_was_lost_comes_back(tmp_path: Path) -> None:
    own = own_installation(tmp_path / "var")
    own.home.mkdir()
    assert own.hervat("tick").returncode == 0
    filled = own.program("tests.project.commands.fill_everything")
    assert filled.returncode == 0, filled.stderr
    assert filled.stdout.split() == [], "every table has a row, so that every table is tried"
    before = {alias: own.rows(alias) for alias in ALIASES}
    files = files_of(own.home / "files")
    anchors = (own.home / "audit-anchors.jsonl").read_bytes()
    archive = tmp_path / "hervat.tar"

    made = own.hervat("backup", str(archive))
    assert made.returncode == 0, made.stderr
    assert str(own.home / "keys") in made.stdout
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    lose_everything(own)
    back = own.hervat("restore", str(archive))
    assert back.returncode == 0, back.stderr

    assert {alias: own.rows(alias) for alias in ALIASES} == before
    assert len(files) == 3
    assert files_of(own.home / "files") == files
    assert (own.home / "audit-anchors.jsonl").read_bytes() == anchors
    assert [place.name for place in own.home.iterdir() if place.name.startswith((".", "before-restore"))] == []
    assert own.hervat("worker", "--once").returncode == 0


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A backup with two files in it, and the keys it was made with. On SQLite, whatever these tests run on: the archive is the same."""
    folder = tmp_path_factory.mktemp("small")
    own = Installation(folder / "var")
    assert own.hervat("tick").returncode == 0
    for name in ("aa", "bb"):
        (own.home / "files" / name).mkdir(parents=True)
        (own.home / "files" / name / f"{name}000000-0000-4000-8000-000000000000").write_bytes(name.encode() * 5000)
    assert own.hervat("backup", str(folder / "hervat.tar")).returncode == 0
    return folder / "hervat.tar", own.home / "keys"


@pytest.fixture
def target(tmp_path: Path, small: tuple[Path, Path]) -> Installation:
    """A machine with the keys and nothing else."""
    home = tmp_path / "var"
    home.mkdir()
    shutil.copytree(small[1], home / "keys")
    return Installation(home)


@pytest.fixture
def in_use_before(tmp_path: Path, small: tuple[Path, Path]) -> Installation:
    """An installation with data of its own: a copy of the one that the backup was made of."""
    shutil.copytree(small[1].parent, tmp_path / "var")
    return Installation(tmp_path / "var")


def rewritten(source: Path, place: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with its members changed; the manifest stays the last."""
    with tarfile.open(source) as tar:
        members = {member.name: file.read() for member in tar if (file := tar.extractfile(member)) is not None}
    change(members)
    with tarfile.open(place, "w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return place


def a_file(members: dict[str, bytes]) -> str:
    return next(name for name in members if name.startswith("files/"))


def tampered(members: dict[str, bytes]) -> None:
    members[a_file(members)] = b"x" * 10_000


def without_a_file(members: dict[str, bytes]) -> None:
    del members[a_file(members)]


def without_the_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def with_odd_manifest(members: dict[str, bytes]) -> None:
    members["manifest.json"] = b'{"format": 1, "parts": []}'


def changed_manifest(members: dict[str, bytes], **changes: object) -> None:
    members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **changes}).encode()


def of_a_newer_format(members: dict[str, bytes]) -> None:
    changed_manifest(members, format=2)


def of_a_newer_schema(members: dict[str, bytes]) -> None:
    databases = json.loads(members["manifest.json"])["databases"]
    databases["default"]["migrations"]["jobs"].append("9999_of_the_future")
    changed_manifest(members, databases=databases)


def of_another_engine(members: dict[str, bytes]) -> None:
    databases = json.loads(members["manifest.json"])["databases"]
    databases["default"]["engine"] = "postgresql"
    changed_manifest(members, databases=databases)


def with_fewer_rows_counted(members: dict[str, bytes]) -> None:
    databases = json.loads(members["manifest.json"])["databases"]
    databases["default"]["rows"]["django_migrations"] -= 1
    changed_manifest(members, databases=databases)


def with_a_broken_database(members: dict[str, bytes]) -> None:
    name = "databases/default.sqlite3"
    members[name] = members[name][:4096] + b"\xff" * (len(members[name]) - 4096)
    parts = json.loads(members["manifest.json"])["parts"]
    parts[name] = [len(members[name]), hashlib.sha256(members[name]).hexdigest()]
    changed_manifest(members, parts=parts)


WRONG = [
    tampered, without_a_file, without_the_manifest, with_odd_manifest, of_a_newer_format, of_a_newer_schema, of_another_engine,
    with_fewer_rows_counted, with_a_broken_database,
]  # fmt: skip


@pytest.mark.parametrize("change", WRONG, ids=lambda change: change.__name__)
def test_a_backup_that_is_not_right_changes_nothing(
    tmp_path: Path, small: tuple[Path, Path], in_use_before: Installation, change: Callable[[dict[str, bytes]], None]
) -> None:
    target, before = in_use_before, files_of(in_use_before.home)
    archive = rewritten(small[0], tmp_path / "changed.tar", change)
    outcome = target.hervat("restore", str(archive), "--replace")
    assert outcome.returncode == 2, outcome.stderr
    assert outcome.stderr.startswith(f"{archive}: ")
    assert outcome.stderr.count("\n") == 1
    after = files_of(target.home)
    assert {name: content for name, content in after.items() if name != "in-use.lock"} == {
        name: content for name, content in before.items() if name != "in-use.lock"
    }


@pytest.mark.parametrize(
    "name", ["../buiten", "/buiten", "files/../../buiten", "files/.verborgen", "databases/andere.sqlite3", "files/a//b", "files/"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, small: tuple[Path, Path], name: str) -> None:
    archive = rewritten(
        small[0], tmp_path / "changed.tar", lambda members: members.update({name: b"x", **{"manifest.json": members.pop("manifest.json")}})
    )
    (tmp_path / "staging").mkdir()
    with pytest.raises(BadArchive):
        unpack(archive, tmp_path / "staging")
    assert sorted(place.name for place in tmp_path.iterdir()) == ["changed.tar", "staging"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("files/aa")
    info.type, info.linkname = kind, "/etc/passwd"
    with tarfile.open(tmp_path / "changed.tar", "w") as tar:
        tar.addfile(info)
    with pytest.raises(BadArchive):
        unpack(tmp_path / "changed.tar", tmp_path)


def test_a_backup_that_was_cut_off_is_refused_wherever_it_was_cut(tmp_path: Path, small: tuple[Path, Path]) -> None:
    whole = small[0].read_bytes()
    end = len(whole.rstrip(b"\0"))
    for number, length in enumerate([0, 1, 511, 512, 1000, *range(5000, end, end // 40), end - 1]):
        (tmp_path / "cut.tar").write_bytes(whole[:length])
        with pytest.raises(BadArchive):
            unpack(tmp_path / "cut.tar", tmp_path / str(number))


@pytest.mark.parametrize("what", ["missing", "folder", "pipe", "text", "empty", "odd"])
def test_what_is_no_backup_is_named(tmp_path: Path, target: Installation, what: str) -> None:
    place = tmp_path / "iets"
    if what == "folder":
        place.mkdir()
    elif what == "pipe":
        os.mkfifo(place)
    elif what in ("text", "empty"):
        place.write_text("geen back-up " * 1000 if what == "text" else "")
    path = "x" * 5000 if what == "odd" else str(place)
    outcome = target.hervat("restore", path)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith(path[:100])
    assert outcome.stderr.count("\n") == 1


def test_data_that_stand_there_stay_unless_they_may_go(small: tuple[Path, Path], in_use_before: Installation) -> None:
    target = in_use_before
    before = files_of(target.home / "files")
    refused = target.hervat("restore", str(small[0]))
    assert (refused.returncode, refused.stderr.split(":")[0]) == (2, "--replace")
    (target.home / "files" / "aa" / "later").write_bytes(b"later")
    done = target.hervat("restore", str(small[0]), "--replace")
    assert done.returncode == 0, done.stderr
    assert files_of(target.home / "files") == before
    (aside,) = target.home.glob("before-restore-*")
    assert (aside / "files" / "aa" / "later").read_bytes() == b"later"
    assert str(aside) in done.stdout


def test_nothing_is_put_back_under_a_running_hervat(small: tuple[Path, Path], target: Installation) -> None:
    with in_use(target.home):
        outcome = target.hervat("restore", str(small[0]))
    assert outcome.returncode == 1
    assert outcome.stderr.count("\n") == 1
    assert not (target.home / "hervat.sqlite3").exists()


def test_without_the_keys_nothing_is_put_back_unless_that_is_meant(tmp_path: Path, small: tuple[Path, Path]) -> None:
    bare = Installation(tmp_path / "var")
    refused = bare.hervat("restore", str(small[0]))
    assert refused.returncode == 2
    assert "HERVAT_KEYS: " in refused.stderr
    assert not (bare.home / "hervat.sqlite3").exists()
    assert bare.hervat("check", "--lang", "nl").returncode in (0, 1), "which makes keys of its own"
    refused = bare.hervat("restore", str(small[0]))
    assert (refused.returncode, refused.stderr.split(":")[0]) == (2, "HERVAT_KEYS")
    meant = bare.hervat("restore", str(small[0]), "--without-keys")
    assert meant.returncode == 0, meant.stderr


def test_with_its_keys_a_backup_opens_anywhere_and_warns(tmp_path: Path, in_use_before: Installation) -> None:
    target = in_use_before
    made = target.hervat("backup", str(tmp_path / "all.tar"), "--with-keys")
    assert made.returncode == 0, made.stderr
    assert "sleutels" in made.stderr
    elsewhere = Installation(tmp_path / "elsewhere")
    assert elsewhere.hervat("restore", str(tmp_path / "all.tar")).returncode == 0
    assert files_of(elsewhere.home / "keys") == files_of(target.home / "keys")
    assert (elsewhere.home / "secret-key").read_bytes() == (target.home / "secret-key").read_bytes()


def test_a_backup_is_in_the_audit_record(small: tuple[Path, Path]) -> None:
    acts = Installation(small[1].parent).rows("default")["audit_auditrecord"]
    assert [("exported" in act, "backup" in act, "command" in act) for act in acts][-1:] == [(True, True, True)]


def test_the_keys_are_not_in_a_backup(small: tuple[Path, Path]) -> None:
    content = small[0].read_bytes()
    for place in small[1].glob("*.json"):
        for key in json.loads(place.read_text())["keys"]:
            assert key["secret"].encode() not in content
            assert bytes.fromhex(key["secret"]) not in content


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_a_backup_never_goes_over_something_else(tmp_path: Path, target: Installation, there: str) -> None:
    place = tmp_path / "iets"
    if there == "file":
        place.write_text("van mij")
    elif there == "link":
        place.symlink_to(tmp_path / "nergens")
    else:
        place.mkdir()
    outcome = target.hervat("backup", str(place))
    assert (outcome.returncode, outcome.stderr.count("\n")) == (2, 1)
    assert outcome.stderr.startswith(str(place))
    assert there != "file" or place.read_text() == "van mij"


def test_a_backup_in_a_folder_that_is_not_there_is_named(tmp_path: Path, target: Installation) -> None:
    outcome = target.hervat("backup", str(tmp_path / "nergens" / "hervat.tar"))
    assert (outcome.returncode, outcome.stderr.count("\n")) == (2, 1)
    assert target.hervat("backup").stderr.startswith("PATH: ")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full while the parts are written, and full while the archive is."""
    from hervat.project.backups.make import _all_or_nothing

    def fill(target: Path) -> None:
        with _all_or_nothing(target) as draft:
            draft.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        fill(tmp_path / "hervat.tar")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr("hervat.project.commands.operators.restore.shutil.disk_usage", lambda _place: SimpleNamespace(free=10))
    (tmp_path / "hervat.tar").write_bytes(b"x" * 100)
    with pytest.raises(OSError, match="no room"), _staging(tmp_path / "var", tmp_path / "hervat.tar"):
        pass
    assert list((tmp_path / "var").iterdir()) == []
    assert "vol" in cannot_write(tmp_path / "x", OSError(errno.ENOSPC, "full")).render()


def test_a_swap_that_was_cut_off_is_finished_by_whoever_comes_next(tmp_path: Path) -> None:
    """At every moment between two moves."""
    moves = []
    for name in ("one", "two", "three"):
        (tmp_path / "new" / name).mkdir(parents=True)
        (tmp_path / "new" / name / "what").write_text("new")
        (tmp_path / name).mkdir()
        (tmp_path / name / "what").write_text("old")
        moves.append(Move(tmp_path / "new" / name, tmp_path / name, tmp_path / "aside" / name))
    (tmp_path / "gone").write_text("old")
    moves.append(Move(None, tmp_path / "gone", tmp_path / "aside" / "gone"))
    for cut in range(1, 8):
        place = tmp_path.parent / f"{tmp_path.name}-{cut}"
        shutil.copytree(tmp_path, place)
        here = [
            Move(_in(move.new, tmp_path, place), _in(move.old, tmp_path, place) or place, _in(move.aside, tmp_path, place) or place)
            for move in moves
        ]
        with pytest.MonkeyPatch.context() as patch:
            _cut_at(patch, cut)
            try:
                swap(place, here)
            except KeyboardInterrupt:
                assert journal(place).exists()
        finish_swap(place)
        assert not journal(place).exists()
        assert [(place / name / "what").read_text() for name in ("one", "two", "three")] == ["new"] * 3
        assert [(place / "aside" / name / "what").read_text() for name in ("one", "two", "three")] == ["old"] * 3
        assert not (place / "gone").exists()


def _in(path: Path | None, folder: Path, other: Path) -> Path | None:
    return None if path is None else other / path.relative_to(folder)


def _cut_at(patch: pytest.MonkeyPatch, number: int) -> None:
    left, rename = [number], Path.rename

    def renames(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return rename(self, target)

    patch.setattr(Path, "rename", renames)
