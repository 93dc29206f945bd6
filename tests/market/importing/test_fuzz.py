"""Whatever a file holds: it is read, or one sentence says why not; never another error."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.results import Progress, silently
from hervat.market.importing.storing import Stored
from hervat.market.importing.wrong import WrongFile
from hervat.market.occupations.importers import crosswalks, esco_rows, onet_rows
from hervat.market.occupations.importers.load_rows import LAYOUT, read_loads
from tests.support.market.files import BAKER, COOK, DUTCH, KNEAD, LOAD_HEAD, OCCUPATION_HEAD, csv_text, write_xlsx, write_zip

Rows = Callable[[Piece, Progress], Iterator[Stored]]
SCORES = ("O*NET-SOC Code", "Element ID", "Scale ID", "Data Value", "N")
TABLES: dict[str, tuple[str, Rows]] = {
    "occupations": (csv_text(OCCUPATION_HEAD, DUTCH), lambda piece, progress: esco_rows.occupations(piece, "nl", progress)),
    "relations": (csv_text(esco_rows.OCCUPATION_SKILLS.required, [(BAKER, "essential", KNEAD)]), esco_rows.occupation_skills),
    "broader": (csv_text(esco_rows.BROADER.required, [(BAKER, COOK)]), esco_rows.broader),
    "scores": (csv_text(SCORES, [("51-3011.00", "1.B.1.a", "OI", 5.67, "n/a")]), onet_rows.scores),
    "official": ("a,b\n" + csv_text(crosswalks.OFFICIAL.required, [("51-3011.00", BAKER, "exactMatch")]), crosswalks.official_rows),
    "nesta": (csv_text(crosswalks.NESTA.required, [(BAKER, "51-3011.00", 1)]), crosswalks.nesta_rows),
}
LOADS = csv_text(LOAD_HEAD, [(BAKER, "4.13", 1, 2, "kg", 1, "", "", "", "", "A", "x", "1", "2025-03-03", "")])
PLACES = st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=4)


@contextmanager
def told(beginning: str = "") -> Iterator[None]:
    """Inside, everything goes well or one sentence says why not."""
    with suppress(WrongFile):
        try:
            yield
        except WrongFile as error:
            if not error.sentence.render().startswith(beginning):
                raise AssertionError(error) from error
            raise


def changed(content: bytes, places: list[tuple[int, bytes, int]]) -> bytes:
    """The content with other bytes in some places."""
    for place, other, length in places:
        at = place % (len(content) + 1)
        content = content[:at] + other + content[at + length :]
    return content


def read_to_the_end(rows: Rows, content: bytes, name: str = "a.csv") -> None:
    """Reads everything, or is told why not."""
    with told():
        for _ in rows(Piece(name, name, len(content), lambda: io.BytesIO(content)), silently):
            pass


@pytest.mark.parametrize("table", TABLES)
@given(places=PLACES)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_with_other_bytes(table: str, places: list[tuple[int, bytes, int]]) -> None:
    text, rows = TABLES[table]
    read_to_the_end(rows, changed(text.encode(), places))


@given(PLACES)
def test_loads_with_other_bytes(places: list[tuple[int, bytes, int]]) -> None:
    content = changed(LOADS.encode(), places)
    with told():
        read_loads([Piece("a.csv", "a.csv", len(content), lambda: io.BytesIO(content))], silently)


CELLS = st.sampled_from(
    ["", "0", "1", "-1", "0.5", "1e400", "kg", "h/day", "nan", "A", "D", "true", "evening", "4.13", "6.1", "1.8.4", "x" * 700]
)


@given(st.lists(st.lists(CELLS, min_size=len(LOAD_HEAD), max_size=len(LOAD_HEAD)), min_size=1, max_size=4))
@settings(max_examples=300)
def test_loads_with_other_cells(rows: list[list[str]]) -> None:
    content = csv_text(LAYOUT.required + LAYOUT.optional, [[BAKER, *cells[1:]] for cells in rows]).encode()
    with told("Regel "):
        for of_source in read_loads([Piece("a.csv", "a.csv", len(content), lambda: io.BytesIO(content))], silently).values():
            for load in of_source.values():
                assert (bool(load.bands), load.present is not None, load.periods is not None).count(True) == 1
                assert not load.bands or abs(sum(share for _, _, share in load.bands) - 1) < 0.01


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("xlsx")
    return write_xlsx(folder / "a.xlsx", SCORES, [("51-3011.00", "1.B.1.a", "OI", 5.67, 8)] * 3).read_bytes()


@given(PLACES)
@settings(max_examples=150)
def test_a_workbook_with_other_bytes(workbook: bytes, places: list[tuple[int, bytes, int]]) -> None:
    read_to_the_end(onet_rows.scores, changed(workbook, places), "a.xlsx")


@given(PLACES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_zip_file_with_other_bytes(tmp_path: Path, places: list[tuple[int, bytes, int]]) -> None:
    path = write_zip(tmp_path / "a.zip", {"occupations_nl.csv": TABLES["occupations"][0]})
    path.write_bytes(changed(path.read_bytes(), places))
    with told(), open_material(path) as material:
        for piece in material.pieces:
            for _ in esco_rows.occupations(piece, "nl", silently):
                pass
