"""An import is whole or it is nothing, and the same again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError

from hervat.market.geo.importer import read_geo
from hervat.market.geo.models import Place
from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.results import Progress, silently
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.importing.wrong import WrongFile
from hervat.market.provenance.models import DataSet
from hervat.market.provenance.queries import stamp
from hervat.market.provenance.services import Origin
from tests.support.market.files import write_csv

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HEAD = ("postcode", "woonplaats", "gemeente", "provincie", "latitude", "longitude")
ENSCHEDE = ("7511", "Enschede", "Enschede", "Overijssel", "52.22", "6.89")
ZWOLLE = ("8011", "Zwolle", "Zwolle", "Overijssel", "52.51", "6.09")


@pytest.fixture
def places(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "4pp.csv", HEAD, [ENSCHEDE, ZWOLLE])


def stored() -> list[str]:
    return list(Place.objects.order_by("pk").values_list("place", flat=True))


def test_everything_is_stored_with_where_it_comes_from(places: Path) -> None:
    (done,) = read_geo(places, silently).sets
    assert (done.name, done.rows, done.changed) == ("4PP", 2, True)
    dataset = DataSet.objects.get()
    assert (dataset.kind, dataset.rows, dataset.licence, len(dataset.sha256)) == ("geo", 2, "MIT", 64)
    assert Place.objects.get(pk="7511").dataset == dataset
    assert stored() == ["Enschede", "Zwolle"]


def test_the_same_again_changes_nothing(places: Path) -> None:
    read_geo(places, silently)
    before = (stamp(), DataSet.objects.get().imported_at)
    (done,) = read_geo(places, silently).sets
    assert (done.changed, done.rows) == (False, 2)
    assert (stamp(), DataSet.objects.get().imported_at) == before


def test_a_new_release_takes_the_place_of_the_old(places: Path) -> None:
    read_geo(places, silently)
    write_csv(places, HEAD, [ZWOLLE])
    assert read_geo(places, silently).sets[0].changed
    assert stored() == ["Zwolle"]
    assert DataSet.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("80111", *ZWOLLE[1:]), "Regel 3, kolom postcode: Verwacht een postcode van 4 cijfers, gevonden: 80111."),
        (ENSCHEDE, "Regel 3, kolom postcode: Deze waarde staat er twee keer: 7511."),
        ((*ZWOLLE[:4], ZWOLLE[5], ZWOLLE[4]), "Regel 3, kolom latitude: Verwacht een getal van 50.5 tot en met 54, gevonden: 6.09."),
        ((*ZWOLLE[:5], ""), "Regel 3, kolom longitude: Deze cel mag niet leeg zijn."),
        ((ZWOLLE[0], "", *ZWOLLE[2:]), "Regel 3, kolom woonplaats: Deze cel mag niet leeg zijn."),
    ],
)
def test_one_wrong_row_and_nothing_changed(places: Path, wrong: tuple[str, ...], said: str) -> None:
    read_geo(places, silently)
    before = stamp()
    write_csv(places, HEAD, [ENSCHEDE, wrong])
    with pytest.raises(WrongFile) as error:
        read_geo(places, silently)
    assert (error.value.place, error.value.sentence.render()) == ("4pp.csv", said)
    assert (stored(), stamp()) == (["Enschede", "Zwolle"], before)


class Halfway:
    """A part that is sound when it is looked at, and breaks while it is being stored."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.times = 0

    def rows(self, _progress: Progress) -> Iterator[Stored]:
        self.times += 1
        yield (Place(postcode4="1000", place="Amsterdam", latitude=52.0, longitude=5.0),)
        if self.times > 1:
            raise self._error


@pytest.mark.parametrize("error", [DatabaseError("vol"), WrongFile("a.csv", None)])  # type: ignore[arg-type]
def test_what_breaks_halfway_leaves_everything_as_it_was(places: Path, error: Exception) -> None:
    read_geo(places, silently)
    before = stamp()
    with open_material(places) as material:
        pieces = material.pieces
        sound = Part(origin=Origin(kind="geo", name="A"), pieces=pieces, rows=lambda _: iter(()))
        breaking = Part(origin=Origin(kind="geo", name="4PP"), pieces=(), rows=Halfway(error).rows)
        with pytest.raises(type(error)):
            import_parts([sound, breaking], silently)
    assert (stored(), stamp()) == (["Enschede", "Zwolle"], before)


def test_what_follows_from_an_import_belongs_to_it(places: Path) -> None:
    def fail() -> None:
        raise DatabaseError

    part = Part(origin=Origin(kind="geo", name="B"), pieces=(), rows=lambda _: iter(((),)))
    with pytest.raises(DatabaseError):
        import_parts([part], silently, afterwards=fail)
    assert not DataSet.objects.exists()
    assert places.exists()


def test_another_way_of_reading_makes_the_same_file_new() -> None:
    def part(revision: int) -> Part:
        return Part(origin=Origin(kind="geo", name="C"), pieces=(), rows=lambda _: iter(((),)), revision=revision)

    assert import_parts([part(1)], silently).sets[0].changed
    assert not import_parts([part(1)], silently).sets[0].changed
    assert import_parts([part(2)], silently).sets[0].changed


def test_an_import_may_bring_two_versions_of_one_name_and_replaces_both() -> None:
    def parts(*versions: str, content: bytes) -> list[Part]:
        piece = Piece("a", "a", 1, lambda: __import__("io").BytesIO(content))
        return [
            Part(origin=Origin(kind="load", name="D", version=version), pieces=(piece,), rows=lambda _: iter(((),))) for version in versions
        ]

    import_parts(parts("1", "2", content=b"a"), silently)
    assert sorted(DataSet.objects.values_list("version", flat=True)) == ["1", "2"]
    import_parts(parts("2", "3", content=b"b"), silently)
    assert sorted(DataSet.objects.values_list("version", flat=True)) == ["2", "3"]


def test_a_folder_without_anything_known_is_told(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(WrongFile, match="Hier staat geen enkel bestand"):
        read_geo(tmp_path / "leeg", silently)
    for name in ("a.txt", "b.txt"):
        (tmp_path / "leeg" / name).write_text("x")
    with pytest.raises(WrongFile, match="geen bestand dat Hervat kent"):
        read_geo(tmp_path / "leeg", silently)
