"""What can be given to import: a file, a folder or a zip file; and what is refused before anything of it is read."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from hervat.market.importing.material import open_material
from hervat.market.importing.storing import fingerprint
from hervat.market.importing.wrong import WrongFile
from tests.support.market.files import write_zip


def names(path: Path) -> list[str]:
    with open_material(path) as material:
        return sorted(piece.place for piece in material.pieces)


def refused(path: Path) -> str:
    with pytest.raises(WrongFile) as error, open_material(path):
        pass
    return error.value.sentence.render()


def test_a_file_a_folder_and_a_zip_file_are_lists_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "data v1.2"
    (folder / "inner" / "too_deep").mkdir(parents=True)
    for place in ("a.csv", "inner/b.csv", "inner/too_deep/c.csv", ".hidden.csv"):
        (folder / place).write_text(place)
    assert names(folder / "a.csv") == ["a.csv"]
    assert names(folder) == ["a.csv", "inner/b.csv"]
    archive = write_zip(tmp_path / "data.zip", {"a.csv": "1", "inner/": "", "inner/b.csv": "2", "__MACOSX/a.csv": "x", ".hidden": "x"})
    assert names(archive) == ["data.zip/a.csv", "data.zip/inner/b.csv"]


def test_what_is_in_a_zip_file_is_what_was_put_in(tmp_path: Path) -> None:
    content = bytes(range(256)) * 500
    with open_material(write_zip(tmp_path / "data.zip", {"a.csv": content})) as material:
        piece = material.find(r"A\.CSV")
        assert piece is not None
        assert (piece.name, piece.size) == ("a.csv", len(content))
        with piece.open() as file:
            assert file.read() == content


def test_two_files_of_one_name_are_named(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "data.zip", {"a/x.csv": "1", "b/x.csv": "2"})
    with open_material(archive) as material, pytest.raises(WrongFile, match=r"a/x\.csv, data\.zip/b/x\.csv"):
        material.find(r"x\.csv")


@pytest.mark.parametrize(
    ("folder", "version", "year"),
    [
        ("esco_nl_v1.2", "1.2", ""),
        ("ESCO dataset - v1.2.0 - classification - nl - csv", "1.2.0", ""),
        ("db_29_2_excel", "29.2", ""),
        ("ors-2018", "", "2018"),
        ("zomaar", "", ""),
        ("2024.12.31.1", "", "2024"),
    ],
)
def test_a_version_stands_in_a_name(tmp_path: Path, folder: str, version: str, year: str) -> None:
    place = tmp_path / "x" / folder / "a.csv"
    place.parent.mkdir(parents=True)
    place.write_text("a")
    for given in (place, place.parent):
        with open_material(given) as material:
            (piece,) = material.pieces
            assert material.version(piece) == version
            assert material.year(piece) == year


def test_what_is_not_there_or_is_no_file_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "weg") == "Dit bestand of deze map is er niet."
    assert refused(Path("a\0b")) == "Dit is niet te lezen."
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(pipe) == "Dit is geen gewoon bestand. Geef een bestand, een map of een zip-bestand."


def test_a_folder_with_far_too_much_in_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hervat.market.importing.material.MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.csv").touch()
    assert "te veel bestanden" in refused(tmp_path)


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "a/../../b.csv", "C:a.csv", "a\\b.csv", "a//b.csv", "./a.csv"])
def test_a_name_in_a_zip_file_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(write_zip(tmp_path / "data.zip", {"goed.csv": "1", name: "2"})).startswith(
        "In dit zip-bestand zit een naam die ergens anders heen leidt"
    )


def test_a_link_in_a_zip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "ergens anders heen" in refused(path)


def test_a_zip_file_that_becomes_far_too_large_is_refused(tmp_path: Path) -> None:
    bomb = write_zip(tmp_path / "bomb.zip", {"a.csv": b"0" * 40_000_000})
    assert bomb.stat().st_size < 100_000
    assert refused(bomb).startswith("Dit bestand wordt bij het uitpakken veel te groot (38 MB")


def test_a_zip_file_with_far_too_many_files_is_refused(tmp_path: Path) -> None:
    many = write_zip(tmp_path / "many.zip", {f"{number}.csv": "" for number in range(2001)})
    assert refused(many) == "In dit zip-bestand zitten 2001 bestanden; meer dan 2000 is te veel."


def test_a_zip_file_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "data.zip", {"a.csv": "1"})
    raw = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + place] |= 1
    path.write_bytes(raw)
    assert "met een wachtwoord" in refused(path)


@pytest.mark.parametrize("cut", [0, 1, 40, -30])
def test_a_zip_file_that_was_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = write_zip(tmp_path / "data.zip", {"a.csv": os.urandom(500)})
    path.write_bytes(path.read_bytes()[:cut])
    assert refused(path) == "Dit zip-bestand is beschadigd, of het is geen zip-bestand."


def test_a_zip_file_that_is_damaged_inside_is_found_when_it_is_read(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "data.zip", {"a.csv": os.urandom(500)})
    raw = bytearray(path.read_bytes())
    raw[100] ^= 0xFF
    path.write_bytes(raw)
    with open_material(path) as material, pytest.raises(WrongFile, match="niet tot het einde te lezen"):
        fingerprint(material.pieces, 1)


def test_the_same_files_are_known_again_however_they_are_given(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.csv").write_text("1")
    archive = write_zip(tmp_path / "data.zip", {"deep/a.csv": "1"})
    with open_material(folder) as one, open_material(archive) as other:
        assert fingerprint(one.pieces, 1) == fingerprint(other.pieces, 1)
        assert fingerprint(one.pieces, 2) != fingerprint(other.pieces, 1)
    (folder / "a.csv").write_text("2")
    with open_material(folder) as one, open_material(archive) as other:
        assert fingerprint(one.pieces, 1) != fingerprint(other.pieces, 1)
