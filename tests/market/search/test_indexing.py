"""The index follows the store, whatever happened to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hervat.market.search import indexing
from hervat.market.search.contract import Busy, Document, EngineFailure, Query
from hervat.market.search.embedded.engine import EmbeddedEngine
from hervat.market.search.indexing import catch_up, rebuild
from tests.market.search.contract.vacancies import make_vacancies

VACANCIES = make_vacancies(40, seed=3)


@dataclass(frozen=True)
class Changed:
    number: int
    revision: int
    document: Document | None


class Store:
    """Changes as the store tells them: of each vacancy the last."""

    def __init__(self) -> None:
        self.last: dict[int, Changed] = {}
        self.revision = 0

    def put(self, *numbers: int) -> None:
        for number in numbers:
            self._change(number, VACANCIES[number - 1])

    def remove(self, number: int) -> None:
        self._change(number, None)

    def changes(self, after: int, most: int) -> list[Changed]:
        return sorted((change for change in self.last.values() if change.revision > after), key=lambda change: change.revision)[:most]

    def _change(self, number: int, document: Document | None) -> None:
        self.revision += 1
        self.last[number] = Changed(number, self.revision, document)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    made = EmbeddedEngine(tmp_path / "index")
    yield made
    made.release()


def found(engine: EmbeddedEngine) -> list[int]:
    return sorted(hit.number for hit in engine.search(Query(size=100)).hits)


def test_an_empty_store_makes_no_index(engine: EmbeddedEngine, store: Store, tmp_path: Path) -> None:
    assert catch_up(engine, store.changes) == rebuild(engine, store.changes) == 0
    assert not (tmp_path / "index").exists()


def test_changes_are_followed(engine: EmbeddedEngine, store: Store) -> None:
    store.put(1, 2, 3)
    assert catch_up(engine, store.changes) == 3
    assert (found(engine), engine.revision()) == ([1, 2, 3], 3)
    store.remove(2)
    store.put(4, 1)
    assert catch_up(engine, store.changes) == 3
    assert (found(engine), engine.revision()) == ([1, 3, 4], 6)
    assert catch_up(engine, store.changes) == 0


@pytest.mark.parametrize("portion", [1, 7, 100])
def test_changes_come_in_portions(engine: EmbeddedEngine, store: Store, portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PORTION", portion)
    monkeypatch.setattr(indexing, "COMMIT_EVERY", 10)
    store.put(1)
    catch_up(engine, store.changes)
    store.put(*range(2, 41))
    store.remove(7)
    assert catch_up(engine, store.changes) == 39
    assert (found(engine), engine.revision()) == ([number for number in range(1, 41) if number != 7], store.revision)


def test_a_lost_index_is_filled_again(engine: EmbeddedEngine, store: Store, tmp_path: Path) -> None:
    store.put(1, 2, 3)
    store.remove(2)
    catch_up(engine, store.changes)
    shutil.rmtree(tmp_path / "index")
    assert (found(engine), engine.revision()) == ([], 0)
    assert catch_up(engine, store.changes) == 3
    assert found(engine) == [1, 3]


def test_half_of_an_index_is_none(engine: EmbeddedEngine, store: Store, tmp_path: Path) -> None:
    store.put(1, 2, 3)
    catch_up(engine, store.changes)
    assert found(engine) == [1, 2, 3]
    (index,) = (path for path in (tmp_path / "index").iterdir() if path.is_dir())
    shutil.rmtree(index)
    assert (found(engine), engine.revision()) == ([], 0)
    assert catch_up(engine, store.changes) == 3
    assert found(engine) == [1, 2, 3]


@pytest.mark.parametrize("text", ["", "{", "nonsense"])
def test_a_broken_index_is_told_and_filled_again(engine: EmbeddedEngine, store: Store, tmp_path: Path, text: str) -> None:
    store.put(1, 2, 3)
    catch_up(engine, store.changes)
    (index,) = (path for path in (tmp_path / "index").iterdir() if path.is_dir())
    (index / "meta.json").write_text(text, encoding="ascii")
    with pytest.raises(EngineFailure, match="niet te lezen"):
        EmbeddedEngine(tmp_path / "index").search(Query())
    assert rebuild(engine, store.changes) == 3
    assert found(engine) == [1, 2, 3]


def test_an_index_of_another_version_is_filled_again(engine: EmbeddedEngine, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(1, 2)
    catch_up(engine, store.changes)
    monkeypatch.setattr("hervat.market.search.embedded.folder.WRITTEN_AS", "another")
    assert engine.revision() == 0
    assert catch_up(engine, store.changes) == 2
    assert found(engine) == [1, 2]


def test_filling_again_goes_on_beside_searching(engine: EmbeddedEngine, store: Store, tmp_path: Path) -> None:
    store.put(*range(1, 11))
    catch_up(engine, store.changes)
    reader = EmbeddedEngine(tmp_path / "index")
    seen: list[list[int]] = []

    def changes(after: int, most: int) -> list[Changed]:
        seen.append(found(reader))
        return store.changes(after, most)

    store.remove(3)
    assert rebuild(engine, changes) == 10
    assert set(map(tuple, seen)) == {tuple(range(1, 11))}
    assert found(reader) == [1, 2, 4, 5, 6, 7, 8, 9, 10]
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def test_what_breaks_while_it_is_taken_in_is_let_go(engine: EmbeddedEngine, store: Store, tmp_path: Path) -> None:
    store.put(1, 2)
    catch_up(engine, store.changes)
    store.put(3, 4)

    def broken(after: int, _most: int) -> list[Changed]:
        if after == 3:
            raise RuntimeError
        return store.changes(after, 1)

    with pytest.raises(RuntimeError):
        catch_up(engine, broken)
    assert found(engine) == [1, 2]
    other = EmbeddedEngine(tmp_path / "index")
    assert catch_up(other, store.changes) == 2
    assert found(engine) == found(other) == [1, 2, 3, 4]


def test_one_writes_at_a_time(engine: EmbeddedEngine, store: Store, tmp_path: Path) -> None:
    store.put(1)
    catch_up(engine, store.changes)
    engine.put([VACANCIES[1]])
    store.put(3)
    other = EmbeddedEngine(tmp_path / "index")
    with pytest.raises(Busy):
        catch_up(other, store.changes)
    engine.commit(1)
    assert catch_up(other, store.changes) == 1
    assert found(engine) == [1, 2, 3]
