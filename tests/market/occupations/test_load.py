"""Loads per occupation and item of the FML: the documented CSV, and the wide table of work contexts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.market.importing.results import silently
from hervat.market.importing.wrong import WrongFile
from hervat.market.occupations.importers.esco import read_esco
from hervat.market.occupations.importers.load import read_load
from hervat.market.occupations.models import ElementScore, OccupationLoad
from hervat.market.provenance.models import DataSet
from hervat.market.provenance.queries import stamp
from tests.support.market.files import BAKER, COOK, refusal, small_esco, write_csv, write_loads

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def loads() -> set[tuple[object, ...]]:
    rows = OccupationLoad.objects.values_list("occupation_id", "item", "bands", "present", "periods")
    return {(uri, item, str(bands), present, str(periods)) for uri, item, bands, present, periods in rows}


def test_bands_of_one_item_are_one_load(tmp_path: Path) -> None:
    path = write_loads(
        tmp_path / "load.csv",
        {"low": 0, "high": 5, "unit": "kg", "share": "0.4"},
        {"item": "1.8.4", "present": "0.7", "kenmerkend": "nee", "trust": "C"},
        {"low": 5, "unit": "kg", "share": "0.6"},
        {"item": "6.1", "periods": "evening night"},
        {"item": "6.1", "occupation_uri": COOK, "periods": "none"},
        {"item": "5.4", "occupation_uri": COOK, "low": 360, "high": 360, "unit": "min/day"},
    )
    (done,) = read_load(path, silently).sets
    assert loads() == {
        (BAKER, "4.13", "[[0.0, 5.0, 0.4], [5.0, None, 0.6]]", None, "None"),
        (BAKER, "1.8.4", "None", 0.7, "None"),
        (BAKER, "6.1", "None", None, "['evening', 'night']"),
        (COOK, "6.1", "None", None, "[]"),
        (COOK, "5.4", "[[6.0, 6.0, 1.0]]", None, "None"),
    }
    assert (done.name, done.version, done.rows) == ("Werkplekonderzoek", "1", 5)
    lifting, deadlines = (OccupationLoad.objects.get(occupation=BAKER, item=item) for item in ("4.13", "1.8.4"))
    assert (lifting.kenmerkend, lifting.confident, lifting.trust, lifting.on) == (True, True, "A", date(2025, 3, 3))
    assert (deadlines.kenmerkend, deadlines.confident) == (False, False)


def test_every_source_is_a_data_set_and_replaces_only_itself(tmp_path: Path) -> None:
    path = write_loads(
        tmp_path / "a.csv",
        {"low": 1, "high": 1, "unit": "kg"},
        {"low": 2, "high": 2, "unit": "kg", "source": "Ander", "source_version": "2"},
    )
    read_load(path, silently)
    assert set(DataSet.objects.values_list("name", "version")) == {("Werkplekonderzoek", "1"), ("Ander", "2")}
    before = stamp()
    assert not any(done.changed for done in read_load(path, silently).sets)
    assert stamp() == before
    read_load(write_loads(tmp_path / "b.csv", {"item": "4.14", "low": 3, "high": 3, "unit": "kg"}), silently)
    assert {(load.item, load.dataset.name) for load in OccupationLoad.objects.select_related("dataset")} == {
        ("4.13", "Ander"),
        ("4.14", "Werkplekonderzoek"),
    }


def test_occupations_that_are_not_here_yet_are_told_and_wait(tmp_path: Path) -> None:
    path = write_loads(tmp_path / "load.csv", {"item": "1.8.4", "present": 1})
    (note,) = read_load(path, silently).notes
    assert note.render() == "Beroepen die hier nog niet bekend zijn: 1. Hun belasting telt mee zodra ze er zijn."
    read_esco(small_esco(tmp_path / "esco"), silently)
    assert read_load(path, silently).notes == ()


BAND = {"low": 1, "high": 2, "unit": "kg"}
WRONG = [
    ([{"item": "4.99", "present": 1}], "Regel 2, kolom item: Dit item bestaat niet in de FML (versie B): 4.99."),
    ([{"item": "1.8.99", "present": 1}], "Regel 2, kolom item: Dit item bestaat niet in de FML (versie B): 1.8.99."),
    ([{**BAND, "low": -1}], "Regel 2, kolom low: Verwacht een getal van ten minste 0, gevonden: -1."),
    ([{**BAND, "high": 0}], "Regel 2, kolom high: Dit is lager dan low (1)."),
    ([{**BAND, "unit": "h/day"}], "Regel 2, kolom unit: Item 4.13 telt in: kg, g, lb. Gevonden: h/day."),
    ([{**BAND, "unit": ""}], "Regel 2, kolom unit: Deze cel mag niet leeg zijn."),
    ([{**BAND, "item": "1.1"}], "Regel 2, kolom low: Item 1.1 heeft geen maat. Vul present."),
    ([{**BAND, "share": 1.2}], "Regel 2, kolom share: Verwacht een getal van 0 tot en met 1, gevonden: 1.2."),
    ([{**BAND, "share": 0}], "Regel 2, kolom share: Verwacht een deel groter dan 0, hoogstens 1."),
    (
        [{**BAND, "share": 0.5}, {"item": "1.8.4", "present": 1}, {**BAND, "low": 2, "share": 0.4}],
        "Regel 4, kolom share: De delen van dit beroep en item zijn samen 0.9, en moeten samen 1 zijn.",
    ),
    ([BAND, BAND], "Regel 3, kolom share: De delen van dit beroep en item zijn samen 2, en moeten samen 1 zijn."),
    (
        [{"present": 1}, {"present": 1}],
        "Regel 3: Dit item van dit beroep staat er al. Alleen bij waarden in low mogen het er meer zijn.",
    ),
    (
        [{**BAND, "share": 0.5}, {**BAND, "share": 0.5, "trust": "B"}],
        "Regel 3: Deze band zegt over herkomst, zekerheid of kenmerkend iets anders dan een eerdere van dit beroep en item.",
    ),
    ([{}], "Regel 2: Vul precies één van deze kolommen: low (met unit), present of periods."),
    ([{**BAND, "present": 1}], "Regel 2: Vul precies één van deze kolommen: low (met unit), present of periods."),
    ([{"present": 1, "unit": "kg"}], "Regel 2, kolom unit: Dit hoort alleen bij een waarde in low."),
    ([{"present": 1.5}], "Regel 2, kolom present: Verwacht een getal van 0 tot en met 1, gevonden: 1.5."),
    (
        [{"item": "6.1", "periods": "nacht"}],
        "Regel 2, kolom periods: Verwacht één van: evening, night, none. Gevonden: nacht.",
    ),
    ([{"periods": "night"}], "Regel 2, kolom periods: Delen van de dag horen alleen bij item 6.1."),
    ([{**BAND, "high": 501}], "Regel 2, kolom high: Dat kan niet: hoogstens 500 kg."),
    ([{**BAND, "low": "1e308", "high": ""}], "Regel 2, kolom low: Dat kan niet: hoogstens 500 kg."),
    ([{"item": "5.1", "low": "1e308", "unit": "h"}], "Regel 2, kolom low: Dat kan niet: hoogstens 100000 min."),
    ([{**BAND, "on": "2025-W10-1"}], "Regel 2, kolom on: Verwacht een datum zoals 2025-03-03, gevonden: 2025-W10-1."),
    ([{**BAND, "on": "0001-01-01"}], "Regel 2, kolom on: Verwacht een datum zoals 2025-03-03, gevonden: 0001-01-01."),
    ([{**BAND, "item": f"1.8.{'9' * 5000}"}], f"Regel 2, kolom item: Dit item bestaat niet in de FML (versie B): 1.8.{'9' * 96}."),
    ([{**BAND, "trust": "E"}], "Regel 2, kolom trust: Verwacht één van: A, B, C, D. Gevonden: E."),
    (
        [{**BAND, "trust": "D", "confident": "true"}],
        "Regel 2, kolom note: Zeg hier waarom dit zeker genoeg is. Bij betrouwbaarheid D is het dat meestal niet.",
    ),
    ([{**BAND, "source": ""}], "Regel 2, kolom source: Deze cel mag niet leeg zijn."),
    ([{**BAND, "on": "2025"}], "Regel 2, kolom on: Verwacht een datum zoals 2025-03-03, gevonden: 2025."),
    (
        [{**BAND, "occupation_uri": "bakker"}],
        "Regel 2, kolom occupation_uri: Verwacht een adres (URI) dat met http of urn begint, gevonden: bakker.",
    ),
]


@pytest.mark.parametrize(("rows", "said"), WRONG)
def test_what_is_wrong_is_told_and_nothing_is_stored(tmp_path: Path, rows: list[dict[str, object]], said: str) -> None:
    assert refusal(read_load, write_loads(tmp_path / "load.csv", *rows)) == f"load.csv: {said}"
    assert not DataSet.objects.exists()


def test_a_load_that_only_says_a_side_is_told(tmp_path: Path) -> None:
    told = refusal(read_load, write_loads(tmp_path / "load.csv", {"item": "4.1", "present": 1}))
    assert told.startswith("load.csv: Regel 2, kolom item: Item 4.1 zegt alleen aan welke kant iets is.")


def test_trust_in_what_is_weak_needs_a_reason(tmp_path: Path) -> None:
    read_load(write_loads(tmp_path / "load.csv", {**BAND, "trust": "D", "confident": "1", "note": "Gemeten bij drie bakkers."}), silently)
    assert OccupationLoad.objects.get().confident


def test_a_column_too_many_or_too_few_is_told(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ("occupation_uri", "item"), [(BAKER, "4.13")])
    assert refusal(read_load, tmp_path / "a.csv").startswith("a.csv: Deze kolommen ontbreken: low, high, unit")
    write_loads(tmp_path / "b.csv", BAND)
    (tmp_path / "b.csv").write_text((tmp_path / "b.csv").read_text("utf-8").replace("note", "nota"), "utf-8")
    assert refusal(read_load, tmp_path / "b.csv").startswith("b.csv: Deze kolommen zijn onbekend: nota.")


def test_a_folder_without_loads_is_told(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("a,b\n1,2\n")
    assert "geen bestand dat Hervat kent. Verwacht: load.csv" in refusal(read_load, tmp_path)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=6))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_shares_that_were_rounded_still_make_a_whole(tmp_path: Path, parts: list[int]) -> None:
    shares = [f"{part / sum(parts):.3f}" for part in parts]
    rows = [{"low": number, "high": number + 1, "unit": "kg", "share": share} for number, share in enumerate(shares)]
    path = write_loads(tmp_path / "load.csv", *rows)
    if 0 in map(float, shares):
        with pytest.raises(WrongFile, match="groter dan 0"):
            read_load(path, silently)
    else:
        read_load(path, silently)
        assert len(OccupationLoad.objects.get().bands or []) == len(parts)


HEAD = ("conceptUri", "preferredLabel", "iscoGroup", "4.C.2.d.1.b", "4.C.3.d.4")


def test_a_wide_table_of_work_contexts(tmp_path: Path) -> None:
    read_load(write_csv(tmp_path / "a.csv", HEAD, [(BAKER, "bakker", "7512", 4.55, 2.1), (COOK, "kok", "5120", 0, "")]), silently)
    assert set(ElementScore.objects.values_list("code", "element", "scale", "value")) == {
        (BAKER, "4.C.2.d.1.b", "CX", 4.55),
        (BAKER, "4.C.3.d.4", "CT", 2.1),
    }
    assert DataSet.objects.get().rows == 2


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((BAKER, "", "", 5.1, 1), "kolom 4.C.2.d.1.b: Verwacht een getal van 0 tot en met 5, gevonden: 5.1."),
        ((BAKER, "", "", 5, 4), "kolom 4.C.3.d.4: Verwacht een getal van 0 tot en met 3, gevonden: 4."),
        (("x", "", "", 5, 1), "kolom conceptUri: Verwacht een adres (URI) dat met http of urn begint, gevonden: x."),
    ],
)
def test_what_is_wrong_with_a_wide_table_is_told(tmp_path: Path, cells: tuple[object, ...], said: str) -> None:
    assert refusal(read_load, write_csv(tmp_path / "a.csv", HEAD, [cells])) == f"a.csv: Regel 2, {said}"
