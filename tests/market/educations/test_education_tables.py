"""The CSV of educations and of courses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hervat.market.educations.models import Course, CourseFacts, Education, EducationFacts, EducationOccupation
from hervat.market.educations.queries import course_page, education_page
from hervat.market.importing.wrong import WrongFile
from hervat.market.provenance.models import DataSet
from tests.market.educations.given import CARE, course, education, import_courses, import_educations, make_occupations, write_csv

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_an_education_is_stored_with_all_that_is_told_of_it(tmp_path: Path) -> None:
    make_occupations()
    rows = [education(institutes="roc|aoc", occupations=f"{CARE}|2221")]
    result = import_educations(write_csv(tmp_path / "educations.csv", rows))
    assert [(one.name, one.version, one.rows, one.changed) for one in result.sets] == [("Eigen lijst", "1", 1, True)]
    page = education_page("mbo3-zorg")
    assert page is not None
    assert (page.line.name, page.line.level, page.line.months, page.line.study_load_hours) == ("Verzorgende", 3, 36, 4800)
    assert (page.content, page.admission, page.institutes) == ("Zorgen voor mensen.", "Vmbo of mbo 2.", ("aoc", "roc"))
    assert [(one.label, one.by_group) for one in page.occupations] == [("verzorgende", False), ("verpleegkundige", True)]
    assert page.told.name == "Eigen lijst"
    assert str(page.told.on) == "2026-11-01"
    assert not page.told.is_orientation


def test_a_course_is_stored_with_all_that_is_told_of_it(tmp_path: Path) -> None:
    make_occupations()
    import_educations(write_csv(tmp_path / "educations.csv", [education()]))
    import_courses(write_csv(tmp_path / "courses.csv", [course()]))
    page = course_page("tillen")
    assert page is not None
    assert (page.line.name, page.line.hours, page.line.level, page.line.institutes) == (
        "Tillen zonder letsel", 8, None, ("diverse aanbieders",),
    )  # fmt: skip
    assert [one.uri for one in page.occupations] == [CARE]
    assert [one.key for one in page.educations] == ["mbo3-zorg"]


def test_a_course_may_name_an_education_that_is_not_known_yet(tmp_path: Path) -> None:
    import_courses(write_csv(tmp_path / "courses.csv", [course()]))
    page = course_page("tillen")
    assert page is not None
    assert page.educations == ()
    import_educations(write_csv(tmp_path / "educations.csv", [education()]))
    page = course_page("tillen")
    assert page is not None
    assert [one.key for one in page.educations] == ["mbo3-zorg"]


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "educations.csv", [education()])
    import_educations(path)
    before = list(DataSet.objects.values())
    result = import_educations(path)
    assert [one.changed for one in result.sets] == [False]
    assert list(DataSet.objects.values()) == before
    assert Education.objects.count() == EducationFacts.objects.count() == EducationOccupation.objects.count() == 1


def test_another_file_of_the_same_source_takes_the_place_of_the_first(tmp_path: Path) -> None:
    import_educations(write_csv(tmp_path / "one.csv", [education(), education(key="weg")]))
    import_educations(write_csv(tmp_path / "two.csv", [education(name="Verzorgende IG", source_version="2")]))
    assert list(Education.objects.values_list("key", "name")) == [("mbo3-zorg", "Verzorgende IG")]
    assert list(DataSet.objects.values_list("version", flat=True)) == ["2"]


def test_of_two_sources_the_last_imported_is_believed_field_by_field(tmp_path: Path) -> None:
    import_educations(write_csv(tmp_path / "one.csv", [education(source="Een", occupations="5322|9333")]))
    import_educations(write_csv(tmp_path / "two.csv", [education(source="Twee", months="30", admission="", occupations="")]))
    row = Education.objects.get()
    assert (row.months, row.admission, row.dataset.name) == (30, "Vmbo of mbo 2.", "Twee")
    assert sorted(row.occupations.values_list("isco", flat=True)) == ["5322", "9333"]


WRONG_EDUCATIONS = [
    ({"level": "9"}, "Regel 3, kolom level"),
    ({"level": "drie"}, "Regel 3, kolom level"),
    ({"kind": "cursus"}, "Regel 3, kolom kind"),
    ({"months": "-1"}, "Regel 3, kolom months"),
    ({"study_load_hours": "1.5"}, "Regel 3, kolom study_load_hours"),
    ({"name": ""}, "Regel 3, kolom name"),
    ({"key": "mbo3-zorg"}, "Regel 3, kolom key"),
    ({"key": "k" * 121}, "Regel 3, kolom key"),
    ({"key": "a\nb"}, "Regel 3, kolom key: Deze sleutel kan niet in een adres staan."),
    ({"key": "a/../b"}, "Regel 3, kolom key: Deze sleutel kan niet in een adres staan."),
    ({"key": ".."}, "Regel 3, kolom key: Deze sleutel kan niet in een adres staan."),
    ({"key": "a\u202eb"}, "Regel 3, kolom key: Deze sleutel kan niet in een adres staan."),
    ({"on": "2026-W48-5"}, "Regel 3, kolom on"),
    ({"occupations": f"{CARE}|verzorgende"}, "Regel 3, kolom occupations"),
    ({"occupations": "5"}, "Regel 3, kolom occupations"),
    ({"source": ""}, "Regel 3, kolom source"),
    ({"on": "1-11-2026"}, "Regel 3, kolom on"),
]
WRONG_COURSES = [
    ({"hours": "veel"}, "Regel 3, kolom hours"),
    ({"hours": "0"}, "Regel 3, kolom hours"),
    ({"level": "0"}, "Regel 3, kolom level"),
    ({"educations": "k" * 121}, "Regel 3, kolom educations"),
    ({"institute": "i" * 201}, "Regel 3, kolom institute"),
]


@pytest.mark.parametrize(("changes", "place"), WRONG_EDUCATIONS)
def test_a_wrong_education_is_named_by_line_and_column_and_nothing_changes(tmp_path: Path, changes: dict[str, str], place: str) -> None:
    path = write_csv(tmp_path / "educations.csv", [education(), education(key="ander") | changes])
    with pytest.raises(WrongFile) as raised:
        import_educations(path)
    assert str(raised.value.sentence).startswith(place)
    assert raised.value.place == "educations.csv"
    assert not DataSet.objects.exists()
    assert not EducationFacts.objects.exists()


@pytest.mark.parametrize(("changes", "place"), WRONG_COURSES)
def test_a_wrong_course_is_named_by_line_and_column_and_nothing_changes(tmp_path: Path, changes: dict[str, str], place: str) -> None:
    path = write_csv(tmp_path / "courses.csv", [course(), course(key="ander") | changes])
    with pytest.raises(WrongFile) as raised:
        import_courses(path)
    assert str(raised.value.sentence).startswith(place)
    assert not CourseFacts.objects.exists()
    assert not Course.objects.exists()


def _without(column: str) -> str:
    kept = [name for name in education() if name != column]
    return ",".join(kept) + "\n" + ",".join(education()[name] for name in kept) + "\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_without("months").encode(), "Deze kolommen ontbreken: months."),
        (_without("key").replace(",", ";").encode(), "puntkomma"),
        ((",".join([*education(), "prijs"]) + "\n").encode(), "Deze kolommen zijn onbekend: prijs."),
        ((",".join(education()) + "\nkäse\n").encode("latin-1"), "Regel 2: Hier staat een teken dat geen UTF-8 is."),
        ((",".join(education()) + "\nmbo,te weinig\n").encode(), "Regel 2: Deze regel heeft 2 cellen, de kopregel 13."),
        (b"", "Dit bestand is leeg."),
        ((",".join(education()) + "\n").encode(), "Er staat alleen een kopregel"),
    ],
)
def test_a_broken_table_is_told_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "educations.csv"
    path.write_bytes(content)
    with pytest.raises(WrongFile) as raised:
        import_educations(path)
    assert sentence in str(raised.value.sentence)


@pytest.mark.parametrize("read", [import_educations, import_courses])
def test_a_folder_without_any_known_file_says_what_was_expected(tmp_path: Path, read: Callable[[Path], object]) -> None:
    (tmp_path / "brief.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "brief.txt").write_text("niets", "utf-8")
    with pytest.raises(WrongFile, match="Verwacht"):
        read(tmp_path)
