"""The documented CSV of what occupations require: stored whole or not at all, and the most trusted data set is believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hervat.market.browsing.requirements import required_of
from hervat.market.importing.kinds import find_kind
from hervat.market.importing.results import ImportResult, silently
from hervat.market.importing.wrong import WrongFile
from hervat.market.occupations.models import OccupationRequirement
from hervat.market.occupations.queries import occupations_to_match
from hervat.market.provenance.models import DataSet
from tests.market.educations.given import write_csv
from tests.market.starter.catalogue import write_catalogue
from tests.support.market.files import BAKER, COOK

pytestmark = pytest.mark.django_db(databases=["default", "market"])
ROW = {
    "occupation_uri": BAKER, "key": "rijbewijs-b", "needed": "always", "source": "Eigen lijst", "source_version": "1", "on": "2026-11-01",
    "note": "",
}  # fmt: skip


def load(folder: Path, *rows: dict[str, str]) -> ImportResult:
    return find_kind("requirements").read(write_csv(folder / "vereisten.csv", [ROW | row for row in rows]), silently)


def starter(folder: Path, *rows: dict[str, str]) -> None:
    write_csv(write_catalogue(folder) / "requirements.csv", [ROW | {"source": "Eigen schatting"} | row for row in rows])
    find_kind("starter").read(folder, silently)


def test_a_match_is_told_what_is_always_and_what_is_often_asked(tmp_path: Path) -> None:
    starter(tmp_path / "starter", {}, {"key": "heftruck", "needed": "usually", "note": "De werkgever leidt op."}, {"occupation_uri": COOK})
    found = {one.uri: one for one in occupations_to_match()}
    assert (found[BAKER].required, found[BAKER].often_asked) == (frozenset({"rijbewijs-b"}), frozenset({"heftruck"}))
    assert found[COOK].required == {"rijbewijs-b"}
    shown = required_of(BAKER)
    assert [(line.requirement.key, line.always, line.note) for line in shown.lines] == [
        ("rijbewijs-b", True, ""),
        ("heftruck", False, "De werkgever leidt op."),
    ]
    assert shown.source is not None
    assert (shown.source.name, shown.source.is_orientation) == ("Startcatalogus vereisten: Eigen schatting", True)


@pytest.mark.parametrize("starter_first", [True, False])
def test_what_was_imported_comes_before_the_starter(tmp_path: Path, *, starter_first: bool) -> None:
    if starter_first:
        starter(tmp_path / "starter", {"key": "heftruck"})
    load(tmp_path, {"key": "vca-basis"})
    if not starter_first:
        starter(tmp_path / "starter", {"key": "heftruck"})
    found = {one.uri: one for one in occupations_to_match()}
    assert found[BAKER].required == {"vca-basis"}
    assert required_of(BAKER).source is not None


def test_nothing_is_known_of_most_work() -> None:
    assert required_of(BAKER).lines == ()
    assert required_of(BAKER).source is None


def test_importing_again_replaces_what_the_source_said(tmp_path: Path) -> None:
    assert [one.changed for one in load(tmp_path, {}).sets] == [True]
    assert [one.changed for one in load(tmp_path, {}).sets] == [False]
    load(tmp_path, {"key": "code-95", "needed": "usually"})
    assert list(OccupationRequirement.objects.values_list("key", "always")) == [("code-95", False)]


def test_two_sources_are_two_data_sets(tmp_path: Path) -> None:
    load(tmp_path, {}, {"source": "Branche"})
    assert set(DataSet.objects.values_list("kind", "name")) == {("requirements", "Eigen lijst"), ("requirements", "Branche")}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"key": "vliegbrevet"}, r"Regel 3, kolom key: Dit kennen we niet: vliegbrevet\. Kies uit: rijbewijs-am"),
        ({"key": ""}, r"key.*mag niet leeg zijn"),
        ({"needed": "soms", "key": "adr"}, r"needed.*Verwacht één van: always, usually\. Gevonden: soms"),
        ({"occupation_uri": "bakker"}, r"occupation_uri"),
        ({"on": "gisteren", "key": "adr"}, r"Verwacht een datum"),
        ({}, r"key.*Deze waarde staat er twee keer: rijbewijs-b"),
        ({"note": "x" * 301, "key": "adr"}, r"hoogstens 300 tekens"),
    ],
)
def test_a_mistake_changes_nothing(tmp_path: Path, row: dict[str, str], sentence: str) -> None:
    with pytest.raises(WrongFile, match=sentence):
        load(tmp_path, {}, row)
    assert not DataSet.objects.exists()


def test_a_table_with_other_columns_says_which_are_missing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "iets.csv", [{"occupation_uri": BAKER, "sleutel": "x"}])
    with pytest.raises(WrongFile, match=r"Deze kolommen ontbreken: key, needed"):
        find_kind("requirements").read(path, silently)
    with pytest.raises(WrongFile, match=r"requirements\.csv"):
        find_kind("requirements").read(_empty(tmp_path / "leeg"), silently)


def _empty(folder: Path) -> Path:
    folder.mkdir()
    return folder
