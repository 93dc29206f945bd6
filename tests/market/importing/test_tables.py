"""Reading tables: what is right comes through as it was written, and what is wrong is told with its file, line and column."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.tables import Layout, Row, columns_of, has_columns, once, read_table
from hervat.market.importing.wrong import WrongFile
from tests.support.market.files import csv_text, write_csv, write_xlsx, write_zip

LAYOUT = Layout(required=("key", "name"), optional=("size",))
CLOSED = Layout(required=("key", "name"), optional=("size",), closed=True)


def piece(content: bytes, name: str = "a.csv") -> Piece:
    return Piece(name, name, len(content), lambda: io.BytesIO(content))


def rows(content: bytes | str, layout: Layout = LAYOUT, name: str = "a.csv") -> list[Row]:
    return list(read_table(piece(content.encode() if isinstance(content, str) else content, name), layout))


def refused(content: bytes | str, layout: Layout = LAYOUT, name: str = "a.csv") -> str:
    with pytest.raises(WrongFile) as error:
        rows(content, layout, name)
    assert error.value.place == name
    return error.value.sentence.render()


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=20))
def test_every_cell_comes_through_with_the_line_it_stands_on(written: list[tuple[str, str]]) -> None:
    lines = ["name,key", *(csv_text(row, ()).removesuffix("\r\n") for row in written)]
    read = rows("\n".join(lines))
    assert [(row["name"], row["key"]) for row in read] == [(name.strip(), key.strip()) for name, key in written]
    line = 2
    for row, text in zip(read, lines[1:], strict=True):
        assert row.line == line
        line += text.count("\n") + 1


def test_columns_may_stand_in_any_order_and_others_may_be_there() -> None:
    (row,) = rows("\ufeffother,name,key\n1, Anna ,a\n")
    assert (row["name"], row["key"], row["size"]) == ("Anna", "a", "")


def test_tabs_part_cells_in_a_text_file() -> None:
    (row,) = rows('key\tname\na\tsays "hello, you"\n', name="a.txt")
    assert row["name"] == 'says "hello, you"'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\n\n", "Dit bestand is leeg."),
        (b"key,name\n", "Er staat alleen een kopregel in dit bestand, geen gegevens."),
        (b"key,size\na,1\n", "Deze kolommen ontbreken: name."),
        (b"a,b\n1,2\n", "Deze kolommen ontbreken: key, name."),
        (b"key;name\na;b\n", "De kolommen zijn met puntkomma’s gescheiden. Bewaar het bestand met komma’s (CSV UTF-8).".encode()),
        (b"key,name,key\na,b,c\n", "Deze kolommen staan er twee keer: key."),
        (b"key,name\na,b\nc\n", "Regel 3: Deze regel heeft 1 cellen, de kopregel 2."),
        (b'key,name\na,"b\nb"\nc,d,e\n', "Regel 4: Deze regel heeft 3 cellen, de kopregel 2."),
        (b'key,name\na,"b\n', "Regel 2: Deze regel is niet te lezen. Kijk of alle aanhalingstekens gesloten zijn."),
        (b'key,name\na,"b"c\n', "Regel 2: Deze regel is niet te lezen. Kijk of alle aanhalingstekens gesloten zijn."),
        (b"key,name\na,b\nc,caf\xe9\n", "Regel 3: Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als CSV in UTF-8."),
        ("key,name\na,b\n".encode("utf-16"), "Dit bestand is in UTF-16 geschreven. Bewaar het opnieuw als CSV in UTF-8."),
        ("key,name\na,b\n".encode("utf-16-le"), "Dit is geen tekstbestand (CSV). Geef het bestand zoals het gepubliceerd is."),
        (b"PK\x03\x04\x14\x00\x06\x00", "Dit is geen tekstbestand (CSV). Geef het bestand zoals het gepubliceerd is."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_csv_is_told(content: bytes, expected: str | bytes) -> None:
    assert refused(content) == (expected if isinstance(expected, str) else expected.decode())


def test_a_line_without_an_end_is_refused_before_it_is_read_whole() -> None:
    assert refused(b"key,name\n" + b"a" * 5_000_000) == "Regel 2: Deze regel is veel te lang. Is dit wel een CSV-bestand?"


def test_a_cell_without_an_end_is_refused() -> None:
    assert "niet te lezen" in refused('key,name\na,"' + "b\n" * 200_000)


def test_a_layout_of_our_own_takes_no_other_columns() -> None:
    assert refused("key,name,siez\na,b,c\n", CLOSED) == "Deze kolommen zijn onbekend: siez. Verwacht: key, name, size."


def test_a_preamble_may_stand_above_the_header() -> None:
    layout = Layout(required=("key", "name"), preamble=3)
    (row,) = rows("Project,,\nVersion,2\n\nkey,name\na,b\n", layout)
    assert (row["key"], row.line) == ("a", 5)
    assert refused("1\n2\n3\n4\nkey,name\na,b\n", layout) == "Deze kolommen ontbreken: key, name."


def test_a_table_is_known_by_its_columns() -> None:
    assert has_columns(piece(b"name,key\n"), LAYOUT)
    assert not has_columns(piece(b"name\n"), LAYOUT)
    assert not has_columns(piece("key,name".encode("utf-16")), LAYOUT)
    assert columns_of(piece(b"a, b\n1,2\n")) == ("a", "b")
    assert columns_of(piece(b"")) == ()


def row(cell: str) -> Row:
    return Row("a.csv", 7, ["k", cell], {"key": 0, "size": 1})


@pytest.mark.parametrize(("cell", "value"), [("", None), ("1.5", 1.5), (" 2 ", 2.0), ("1e2", 100.0)])
def test_numbers(cell: str, value: float | None) -> None:
    assert row(cell).number("size", 0, 100) == value


@pytest.mark.parametrize("cell", ["x", "1,5", "nan", "inf", "-1", "101", "1_0", "--", "1 2"])
def test_what_is_no_such_number_is_told(cell: str) -> None:
    with pytest.raises(WrongFile) as error:
        row(cell).number("size", 0, 100)
    found = error.value.sentence.render()
    assert found == f"Regel 7, kolom size: Verwacht een getal van 0 tot en met 100, gevonden: {cell}."


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (lambda row: row.whole("size", 0, 9), "1.5"),
        (lambda row: row.day("size"), "3-3-2025"),
        (lambda row: row.yes_or_no("size", default=True), "misschien"),
        (lambda row: row.choice("size", ("A", "B")), "C"),
        (lambda row: row.filled("size"), "  "),
        (lambda row: row.filled("size", 2), "abc"),
        (lambda row: row.measure("size"), ""),
        (lambda row: once({"k"}, row, "key"), "x"),
    ],
)
def test_every_wrong_cell_is_told_with_its_line_and_column(read: object, cell: str) -> None:
    with pytest.raises(WrongFile) as error:
        read(row(cell))  # type: ignore[operator]
    assert error.value.sentence.render().startswith("Regel 7, kolom ")


def test_right_cells_are_read() -> None:
    assert row("ja").yes_or_no("size", default=False)
    assert not row("0").yes_or_no("size", default=True)
    assert row("").yes_or_no("size", default=True)
    assert row("a| b ||a").listed("size") == ("a", "b")
    assert str(row("2025-03-03").day("size")) == "2025-03-03"
    assert row("").day("size") is None
    assert row("3").whole("size", 0, 9) == 3


def test_a_workbook_reads_as_a_csv_would(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("key", "name", "size"), [("a", "Anna", 2.5), (None, None, None), ("b", "x", 3)])
    with open_material(path) as material:
        read = list(read_table(material.pieces[0], LAYOUT))
    assert [(row.line, row["key"], row["name"], row["size"]) for row in read] == [(2, "a", "Anna", "2.5"), (4, "b", "x", "3")]


def test_a_cell_beside_the_table_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("key", "name"), [("a", "Anna"), ("b", "Bob", "x")])
    with open_material(path) as material, pytest.raises(WrongFile, match="Regel 3: Deze regel heeft 3 cellen"):
        list(read_table(material.pieces[0], LAYOUT))


def workbook_with(tmp_path: Path, **parts: bytes) -> bytes:
    """A workbook in which some parts were replaced."""
    path = write_xlsx(tmp_path / "a.xlsx", ("key", "name"), [("a", "Anna")])
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return write_zip(tmp_path / "b.xlsx", {**found, **parts}).read_bytes()


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    assert refused(b"key,name\na,b\n", name="a.xlsx") == "Dit is geen Excel-bestand (xlsx)."
    assert refused(b"PK\x03\x04 and then nothing", name="a.xlsx") == "Dit zip-bestand is beschadigd, of het is geen zip-bestand."
    only_zip = write_zip(tmp_path / "c.zip", {"a": "b"}).read_bytes()
    assert refused(only_zip, name="a.xlsx") == "Dit Excel-bestand is niet te lezen; het is beschadigd of anders gemaakt."
    broken = workbook_with(tmp_path, **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"})
    assert "niet te lezen" in refused(broken, name="a.xlsx")


def test_a_bomb_in_a_workbook_does_not_go_off(tmp_path: Path) -> None:
    large = workbook_with(tmp_path, **{"xl/worksheets/sheet1.xml": b" " * 40_000_000})
    assert "veel te groot" in refused(large, name="a.xlsx")
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert "niet te lezen" in refused(workbook_with(tmp_path, **{"xl/worksheets/sheet1.xml": entities}), name="a.xlsx")


def test_a_workbook_with_far_too_much_beside_its_sheets_is_refused(tmp_path: Path) -> None:
    texts = workbook_with(tmp_path, **{"xl/sharedStrings.xml": random.Random(1).randbytes(1_000_000) * 70})  # noqa: S311 -- no secret
    assert refused(texts, name="a.xlsx") == "In dit Excel-bestand staat te veel naast de bladen zelf."


def test_progress_is_told_and_ends_whole(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    path = write_csv(tmp_path / "a.csv", ("key", "name"), [(str(number), "x") for number in range(2500)])
    with open_material(path) as material:
        list(read_table(material.pieces[0], LAYOUT, lambda *told: heard.append(told)))
    assert [what for what, _, _ in heard] == ["a.csv"] * 3
    assert heard[-1][1:] == (path.stat().st_size, path.stat().st_size)
    assert heard[0][1] < heard[1][1] < heard[2][1]
