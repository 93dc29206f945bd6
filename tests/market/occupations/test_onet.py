"""O*NET and the crosswalks, as they are published; and what follows from them for our occupations."""

from __future__ import annotations

from pathlib import Path

import pytest

from hervat.market.importing.results import silently
from hervat.market.occupations.crosswalk import linked_codes
from hervat.market.occupations.importers.esco import read_esco
from hervat.market.occupations.importers.onet import read_onet
from hervat.market.occupations.models import ElementScore, IscoSoc, Kin, Match, Occupation, OnetLink, OnetOccupation, OnetTitle
from hervat.market.provenance.models import DataSet
from hervat.market.provenance.queries import stamp
from tests.support.market.files import BAKER, COOK, PASTRY_COOK, refusal, small_esco, write_csv, write_xlsx

pytestmark = pytest.mark.django_db(databases=["default", "market"])
CODE = "O*NET-SOC Code"
BAKERS, COOKS = "51-3011.00", "35-2014.00"
LETTERS = "abcdef"
OFFICIAL_HEAD = ("O*NET Id", "O*NET Title", "O*NET Description", "ESCO or ISCO URI", "ESCO or ISCO Title", "Type of Match")
SCORE_HEAD = (CODE, "Title", "Element ID", "Scale ID", "Category", "Data Value", "N", "Standard Error", "Recommend Suppress")


def interests(code: str, first: float) -> list[tuple[object, ...]]:
    return [(code, "x", f"1.B.1.{letter}", "OI", first if letter == "a" else 1) for letter in LETTERS]


@pytest.fixture
def onet(tmp_path: Path) -> Path:
    folder = tmp_path / "onet_29.2"
    write_xlsx(folder / "Occupation Data.xlsx", (CODE, "Title", "Description"), [(BAKERS, "Bakers", "Bake."), (COOKS, "Cooks", "Cook.")])
    head = (CODE, "Title", "Element ID", "Scale ID", "Data Value")
    write_xlsx(folder / "Interests.xlsx", head, [*interests(BAKERS, 7), *interests(COOKS, 4)])
    write_xlsx(folder / "Job Zones.xlsx", (CODE, "Title", "Job Zone"), [(BAKERS, "Bakers", 2), (COOKS, "Cooks", 3)])
    write_xlsx(
        folder / "Related Occupations.xlsx", (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index"), [(BAKERS, COOKS, "P", 1)]
    )
    write_xlsx(folder / "Alternate Titles.xlsx", (CODE, "Alternate Title"), [(BAKERS, "Bread Baker"), (BAKERS, "Bread Baker")])
    (folder / "Read Me.txt").write_text("O*NET 29.2 Database\nFebruary 2025 Release\n")
    return folder


@pytest.fixture
def esco(tmp_path: Path) -> None:
    read_esco(small_esco(tmp_path / "esco"), silently)


def official(path: Path, *links: tuple[str, str, str]) -> Path:
    """The crosswalk of the Commission, with the lines about the project that stand above its header."""
    table = write_csv(path, OFFICIAL_HEAD, [(code, "", "", uri, "", match) for code, uri, match in links])
    table.write_text("Mapping project name,ESCO-O*NET Crosswalk,,,,,\n,,,,,,\nVersion,1,,,,,\n" + table.read_text("utf-8"), "utf-8")
    return table


def nesta(path: Path, *links: tuple[str, str, str]) -> Path:
    return write_csv(path, ("id", "onet_code", "confidence", "concept_uri"), [("1", code, sure, uri) for uri, code, sure in links])


@pytest.mark.usefixtures("esco")
def test_interests_and_job_zone_come_over_the_crosswalk(onet: Path, tmp_path: Path) -> None:
    result = read_onet(onet, silently)
    assert [note.render() for note in result.notes] == [
        "Niet gevonden en overgeslagen: Skills.xlsx, Abilities.xlsx, Work Activities.xlsx, Work Context.xlsx, Work Styles.xlsx, "
        "Work Values.xlsx."
    ]
    assert Occupation.objects.get(pk=BAKER).riasec is None
    read_onet(official(tmp_path / "ONET_(Occupations)_0_updated.csv", (BAKERS, BAKER, "exactMatch"), (COOKS, COOK, "closeMatch")), silently)
    bakker, kok = Occupation.objects.get(pk=BAKER), Occupation.objects.get(pk=COOK)
    assert bakker.riasec == {"R": 100.0, "I": 0.0, "A": 0.0, "S": 0.0, "E": 0.0, "C": 0.0}
    assert kok.riasec is not None
    assert kok.riasec["R"] == 50.0
    assert (bakker.job_zone, bakker.level_min, bakker.level_max, bakker.level_trust) == (2, 2, 3, "C")
    assert (kok.job_zone, kok.level_min, kok.level_max) == (3, 3, 5)
    assert Occupation.objects.get(pk=PASTRY_COOK).riasec == bakker.riasec  # by way of the broader occupation
    assert Kin.objects.filter(dataset__kind="onet", occupation=BAKER, other=COOK).exists()
    interests_set = DataSet.objects.get(name="O*NET Interests")
    assert (interests_set.version, str(interests_set.published)) == ("29.2", "2025-02-01")
    assert interests_set.attribution == "O*NET 29.2 Database, U.S. Department of Labor (CC BY 4.0)"
    assert OnetTitle.objects.count() == 1
    assert OnetOccupation.objects.get(code=BAKERS).title == "Bakers"


@pytest.mark.usefixtures("esco")
def test_the_same_again_changes_nothing(onet: Path) -> None:
    read_onet(onet, silently)
    before = stamp()
    assert not any(done.changed for done in read_onet(onet, silently).sets)
    assert stamp() == before


def test_text_with_tabs_is_the_same(tmp_path: Path) -> None:
    rows = [
        (BAKERS, "Bakers", "4.C.2.d.1.b", "CX", "n/a", "4.5", "30", "0.12", "N"),
        (BAKERS, "Bakers", "4.C.2.d.1.b", "CXP", "5", "60.1", "n/a", "n/a", "Y"),
        (BAKERS, "Bakers", "4.C.2.d.1.c", "CX", "n/a", "n/a", "", "", ""),
    ]
    text = "\n".join("\t".join(row) for row in (SCORE_HEAD, *rows))
    (tmp_path / "Work Context.txt").write_text(text, "utf-8")
    read_onet(tmp_path, silently)
    assert set(ElementScore.objects.values_list("element", "scale", "category", "value", "n", "standard_error", "suppressed")) == {
        ("4.C.2.d.1.b", "CX", "", 4.5, 30, 0.12, False),
        ("4.C.2.d.1.b", "CXP", "5", 60.1, None, None, True),
        ("4.C.2.d.1.c", "CX", "", None, None, None, False),
    }


@pytest.mark.usefixtures("esco")
def test_the_way_to_a_code_is_told(tmp_path: Path) -> None:
    uris, known = (BAKER, COOK, PASTRY_COOK), {BAKERS, COOKS, "35-2014.01"}
    assert linked_codes(uris, known) == {}
    write_csv(tmp_path / "isco" / "soc10_isco08.csv", ("soc10", "isco08"), [("352014", "5120")])
    read_onet(tmp_path / "isco", silently)
    by_group = linked_codes(uris, known)
    assert set(by_group) == {COOK}
    assert {(link.code, link.weight, link.match) for link in by_group[COOK]} == {
        (COOKS, 0.5, Match.GROUP),
        ("35-2014.01", 0.5, Match.GROUP),
    }
    read_onet(nesta(tmp_path / "nesta.csv", (BAKER, "51-3011.09", "2"), (COOK, COOKS, "1")), silently)
    laid = linked_codes(uris, known)
    assert [(link.code, link.match, link.weight) for link in laid[BAKER]] == [(BAKERS, Match.CLOSE, 1.0)]
    assert laid[BAKER][0].confidence == pytest.approx(0.6)  # another code of the same SOC group
    assert [(link.code, link.confidence) for link in laid[COOK]] == [(COOKS, 0.5)]
    assert [(link.code, link.match) for link in laid[PASTRY_COOK]] == [(BAKERS, Match.INHERITED)]
    assert laid[PASTRY_COOK][0].confidence == pytest.approx(0.36)
    read_onet(official(tmp_path / "official.csv", (COOKS, BAKER, "exactMatch"), (BAKERS, BAKER, "broadMatch")), silently)
    assert [(link.code, link.match, link.confidence) for link in linked_codes(uris, known)[BAKER]] == [(COOKS, Match.EXACT, 1.0)]


def test_a_group_in_the_official_crosswalk_is_a_group(tmp_path: Path) -> None:
    read_onet(official(tmp_path / "a.csv", (BAKERS, "http://data.europa.eu/esco/isco/C7512", "broadMatch")), silently)
    assert list(IscoSoc.objects.values_list("isco", "soc")) == [("7512", "51-3011")]
    assert not OnetLink.objects.exists()


def test_of_two_editions_of_nesta_the_last_is_read(tmp_path: Path) -> None:
    nesta(tmp_path / "x" / "esco_onet_crosswalk_MCC.csv", (BAKER, COOKS, "1"))
    nesta(tmp_path / "x" / "esco_onet_crosswalk_Nov2020.csv", (BAKER, BAKERS, "1"))
    read_onet(tmp_path / "x", silently)
    assert list(OnetLink.objects.values_list("onet_code", "confidence")) == [(BAKERS, 0.5)]


ZONES, LONG = (CODE, "Job Zone"), (CODE, "Element ID", "Scale ID", "Data Value")
WRONG = [
    ("Job Zones.xlsx", ZONES, (BAKERS, 6), "kolom Job Zone: Verwacht een getal van 1 tot en met 5, gevonden: 6."),
    ("Job Zones.xlsx", ZONES, ("51-3011", 3), f"kolom {CODE}: Verwacht een code van O*NET zoals 11-1011.00, gevonden: 51-3011."),
    ("Interests.xlsx", LONG, (BAKERS, "1.B.1.a", "OI", "veel"), "kolom Data Value: Verwacht een getal, gevonden: veel."),
]


@pytest.mark.parametrize(("file", "head", "row", "said"), WRONG)
def test_what_is_wrong_is_told(tmp_path: Path, file: str, head: tuple[str, ...], row: tuple[object, ...], said: str) -> None:
    write_xlsx(tmp_path / "onet" / file, head, [row])
    assert refusal(read_onet, tmp_path / "onet") == f"{file}: Regel 2, {said}"
    assert not DataSet.objects.exists()


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "onet" / "Job Zones.xlsx", (CODE, "Zone"), [(BAKERS, 3)])
    assert refusal(read_onet, tmp_path / "onet") == "Job Zones.xlsx: Deze kolommen ontbreken: Job Zone."


def test_a_number_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    head = (CODE, "Element ID", "Scale ID", "Data Value")
    write_xlsx(tmp_path / "onet" / "Skills.xlsx", head, [(BAKERS, "2.A.1.a", "IM", 3)] * 2)
    assert refusal(read_onet, tmp_path / "onet") == f"Skills.xlsx: Regel 3: Deze waarde staat er twee keer: {BAKERS} 2.A.1.a IM ."


def test_an_unknown_match_is_told(tmp_path: Path) -> None:
    told = refusal(read_onet, official(tmp_path / "a.csv", (BAKERS, BAKER, "bijna")))
    expected = "Regel 5, kolom Type of Match: Verwacht één van: exactMatch, closeMatch, broadMatch, narrowMatch. Gevonden: bijna."
    assert told == f"a.csv: {expected}"


def test_a_wrong_code_of_a_classification_is_told(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ("soc10", "isco08"), [("51301", "7512")])
    assert refusal(read_onet, tmp_path / "a.csv") == "a.csv: Regel 2, kolom soc10: Verwacht een code van 6 cijfers, gevonden: 51301."


def test_a_folder_without_onet_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    assert "geen bestand dat Hervat kent. Verwacht: Occupation Data.xlsx" in refusal(read_onet, tmp_path)
