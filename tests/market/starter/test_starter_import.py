"""Loading a starter catalogue: all or nothing, once, and always after what is official."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from hervat.market.educations.models import Course, Education
from hervat.market.educations.queries import education_page
from hervat.market.importing.kinds import find_kind
from hervat.market.importing.results import ImportResult, silently
from hervat.market.importing.wrong import WrongFile
from hervat.market.occupations.importers.esco import read_esco
from hervat.market.occupations.models import Kin, Occupation, OccupationLabel, OccupationLoad, OccupationSkill
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.starter import importer
from tests.market.educations.given import education, import_educations, write_csv
from tests.market.starter.catalogue import ONLY_HERE, occupation, write_catalogue
from tests.support.market.files import BAKER, COOK, small_esco

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def load(folder: Path) -> ImportResult:
    """As ``hervat market import starter`` does."""
    return find_kind("starter").read(folder, silently)


def test_all_tables_are_stored_as_an_orientation(tmp_path: Path) -> None:
    result = load(write_catalogue(tmp_path))
    assert [(one.name, one.rows, one.changed) for one in result.sets] == [
        ("Startcatalogus beroepen: Eigen schatting", 2, True),
        ("Startcatalogus opleidingen: Eigen lijst", 1, True),
        ("Startcatalogus cursussen: Eigen lijst", 1, True),
        ("Startcatalogus belasting: Eigen schatting", 1, True),
    ]
    assert set(DataSet.objects.values_list("kind", "precedence", "is_official")) == {("starter", Precedence.STARTER, False)}
    row = Occupation.objects.get(pk=BAKER)
    assert (row.label, row.isco, row.level_min, row.level_max, row.level_trust) == ("broodmaker", "7512", 2, 3, "B")
    assert (float(row.wage_min or 0), float(row.wage_max or 0), row.chance, row.is_starter) == (14.5, 19.0, "good", True)
    assert row.riasec == {"R": 70, "I": 10, "A": 40, "S": 20, "E": 30, "C": 50}
    labels = OccupationLabel.objects.filter(occupation=BAKER).order_by("text")
    assert list(labels.values_list("text", "kind")) == [
        ("bakkershulp", "alternative"),
        ("broodjesmaker", "alternative"),
        ("broodmaker", "preferred"),
    ]
    skills = OccupationSkill.objects.filter(occupation=COOK).order_by("skill__label")
    assert list(skills.values_list("skill__label", flat=True)) == ["deeg kneden", "schoon werken"]
    assert OccupationLoad.objects.get().bands == [[10.0, 15.0, 1.0]]
    page = education_page("bakken")
    assert page is not None
    assert page.line.is_orientation
    assert page.told.is_orientation
    assert [one.key for one in page.courses] == ["oven"]


def test_kin_goes_both_ways_also_when_one_row_tells_it(tmp_path: Path) -> None:
    rows = [occupation(), occupation(uri=COOK, label="kok", kin=""), occupation(uri=ONLY_HERE, label="hulp", kin=f"{BAKER}|{COOK}")]
    load(write_catalogue(tmp_path, occupations=rows))
    pairs = set(Kin.objects.values_list("occupation_id", "other_id"))
    assert pairs == {(BAKER, COOK), (COOK, BAKER), (ONLY_HERE, BAKER), (BAKER, ONLY_HERE), (ONLY_HERE, COOK), (COOK, ONLY_HERE)}
    assert Kin.objects.count() == len(pairs)


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    load(write_catalogue(tmp_path))
    before = list(DataSet.objects.order_by("pk").values())
    assert {one.changed for one in load(tmp_path).sets} == {False}
    assert list(DataSet.objects.order_by("pk").values()) == before


def test_a_changed_catalogue_takes_the_place_of_all_of_the_old(tmp_path: Path) -> None:
    load(write_catalogue(tmp_path))
    result = load(write_catalogue(tmp_path, occupations=[occupation(uri=ONLY_HERE, kin="", source="Anders")]))
    assert "Startcatalogus beroepen: Anders" in {one.name for one in result.sets}
    assert list(Occupation.objects.values_list("pk", flat=True)) == [ONLY_HERE]
    assert DataSet.objects.filter(name__contains="beroepen").count() == 1


def test_tables_that_are_not_there_are_said_and_passed_over(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    for name in ("educations.csv", "courses.csv", "loads/bakkerij.csv"):
        (tmp_path / name).unlink()
    assert [str(note) for note in load(tmp_path).notes] == ["Niet gevonden en overgeslagen: educations.csv, courses.csv, loads/*.csv."]
    assert Occupation.objects.count() == 2
    assert not Education.objects.exists()


def test_a_folder_without_tables_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"Verwacht: occupations\.csv"):
        load(tmp_path)


@pytest.mark.parametrize("official_first", [True, False])
def test_official_data_come_before_the_catalogue_field_by_field(tmp_path: Path, *, official_first: bool) -> None:
    esco, starter = small_esco(tmp_path / "esco v1.2.0"), write_catalogue(tmp_path / "starter")
    if official_first:
        read_esco(esco, silently)
    load(starter)
    if not official_first:
        read_esco(esco, silently)
    row = Occupation.objects.get(pk=BAKER)
    assert (row.label, row.description) == ("bakker", "Bakt brood, in alle vroegte.")  # what ESCO tells
    assert (float(row.wage_min or 0), row.level_min, row.chance) == (14.5, 2, "good")  # what only the catalogue tells
    assert row.is_starter
    assert row.dataset.name == "ESCO occupations nl"
    assert OccupationLabel.objects.filter(occupation=BAKER, text="broodjesmaker").exists()


@pytest.mark.parametrize("official_first", [True, False])
def test_educations_that_were_imported_come_before_those_of_the_catalogue(tmp_path: Path, *, official_first: bool) -> None:
    starter = write_catalogue(tmp_path / "starter")
    own = write_csv(tmp_path / "eigen.csv", [education(key="bakken", name="Brood bakken", admission="", occupations="5120")])
    if official_first:
        import_educations(own)
    load(starter)
    if not official_first:
        import_educations(own)
    page = education_page("bakken")
    assert page is not None
    assert (page.line.name, page.admission, page.line.is_orientation) == ("Brood bakken", "Vmbo of mbo 2.", False)
    assert list(Education.objects.get(pk="bakken").occupations.values_list("isco", "occupation_uri")) == [("5120", "")]


WRONG_ROWS = [
    ({"uri": "bakker"}, "uri"),
    ({"uri": BAKER}, "uri"),
    ({"isco": "75"}, "isco"),
    ({"label": ""}, "label"),
    ({"level_min": "0"}, "level_min"),
    ({"level_max": ""}, "level_max"),
    ({"level_max": "1"}, "level_max"),
    ({"wage_min": "gratis"}, "wage_min"),
    ({"wage_max": "3"}, "wage_max"),
    ({"chance": "top"}, "chance"),
    ({"R": "101"}, "R"),
    ({"S": ""}, "S"),
    ({"kin": "kok"}, "kin"),
    ({"skills": "x" * 201}, "skills"),
    ({"source": ""}, "source"),
    ({"on": "gisteren"}, "on"),
]


@pytest.mark.parametrize(("changes", "column"), WRONG_ROWS)
def test_a_wrong_cell_is_named_and_nothing_changes(tmp_path: Path, changes: Mapping[str, str], column: str) -> None:
    load(write_catalogue(tmp_path))
    before = list(DataSet.objects.order_by("pk").values())
    write_catalogue(tmp_path, occupations=[occupation(), {**occupation(uri=ONLY_HERE), **changes}])
    with pytest.raises(WrongFile) as raised:
        load(tmp_path)
    assert raised.value.place == "occupations.csv"
    assert str(raised.value.sentence).startswith(f"Regel 3, kolom {column}: ")
    assert list(DataSet.objects.order_by("pk").values()) == before
    assert Occupation.objects.count() == 2


@pytest.mark.parametrize("name", ["occupations.csv", "educations.csv", "courses.csv", "loads/bakkerij.csv"])
def test_a_table_in_another_encoding_is_named_and_nothing_changes(tmp_path: Path, name: str) -> None:
    broken = write_catalogue(tmp_path) / name
    broken.write_bytes(broken.read_bytes() + "caf\xe9\n".encode("latin-1"))
    with pytest.raises(WrongFile) as raised:
        load(tmp_path)
    assert raised.value.place == name
    assert "geen UTF-8" in str(raised.value.sentence)
    assert not DataSet.objects.exists()


@pytest.mark.parametrize("name", ["occupations.csv", "educations.csv", "courses.csv", "loads/bakkerij.csv"])
def test_a_table_with_a_missing_column_is_named(tmp_path: Path, name: str) -> None:
    broken = write_catalogue(tmp_path) / name
    broken.write_text(broken.read_text("utf-8").replace("source_version", "versie", 1), "utf-8")
    with pytest.raises(WrongFile, match="source_version"):
        load(tmp_path)


def test_what_ships_is_loaded_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importer, "DATA", write_catalogue(tmp_path))
    assert importer.load_shipped() is not None
    before = list(DataSet.objects.order_by("pk").values())
    assert importer.load_shipped() is None
    assert list(DataSet.objects.order_by("pk").values()) == before


def test_an_older_edition_does_not_take_the_place_of_a_newer_one_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importer, "DATA", write_catalogue(tmp_path))
    importer.load_shipped()
    write_catalogue(tmp_path, occupations=[occupation(label="anders", kin="")])
    monkeypatch.setattr(importer, "EDITION", "2020-01-01")
    assert importer.load_shipped() is None
    assert Occupation.objects.get(pk=BAKER).label == "broodmaker"
    load(tmp_path)  # who asks for it gets it
    assert Occupation.objects.get(pk=BAKER).label == "anders"


def test_a_catalogue_of_ones_own_stays_until_the_shipped_one_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = write_catalogue(tmp_path / "own", occupations=[occupation(label="eigen", kin="")])
    monkeypatch.setattr(importer, "DATA", write_catalogue(tmp_path / "shipped"))
    importer.load_shipped()
    load(own)
    monkeypatch.setattr(importer, "EDITION", "2999-01-01")
    assert importer.load_shipped() is None
    assert Occupation.objects.get().label == "eigen"
    load(importer.DATA)
    assert Occupation.objects.count() == 2


def test_a_newer_edition_takes_the_place_of_an_older_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importer, "DATA", write_catalogue(tmp_path))
    importer.load_shipped()
    write_catalogue(tmp_path, occupations=[occupation(label="anders", kin="")])
    monkeypatch.setattr(importer, "EDITION", "2999-01-01")
    assert importer.load_shipped() is not None
    assert list(Occupation.objects.values_list("label", flat=True)) == ["anders"]
    assert Course.objects.count() == 1
