"""The JSON of OOAPI and of RIO."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hervat.market.educations.models import Course, Education, EducationFacts
from hervat.market.educations.queries import course_page, education_page
from hervat.market.importing.wrong import WrongFile
from hervat.market.provenance.models import DataSet, Precedence
from tests.market.educations.given import education, import_courses, import_educations, write_csv, write_json

pytestmark = pytest.mark.django_db(databases=["default", "market"])

SCHOOL = {"organizationId": "o1", "name": [{"language": "nl-NL", "value": "Hogeschool Voorbeeld"}], "organizationType": "root"}
PROGRAM: dict[str, Any] = {
    "programId": "p1",
    "primaryCode": {"codeType": "crohoCreboCode", "code": "34560"},
    "programType": "program",
    "name": [{"language": "en-GB", "value": "Nursing"}, {"language": "nl-NL", "value": "Verpleegkunde"}],
    "description": [{"language": "en-GB", "value": "Caring."}],
    "admissionRequirements": [{"language": "nl-NL", "value": "Mbo 4, havo of vwo."}],
    "studyLoad": {"studyLoadUnit": "ects", "value": 240},
    "duration": "P4Y",
    "levelOfQualification": "6",
    "level": "bachelor",
    "sector": "higher professional education",
    "qualificationAwarded": "BSc",
    "otherCodes": [{"codeType": "x-isco", "code": "2221"}, {"codeType": "systemId", "code": "7"}],
    "organization": "o1",
}
COURSE: dict[str, Any] = {
    "courseId": "c1",
    "name": [{"language": "nl-NL", "value": "Wondzorg"}],
    "description": [{"language": "nl-NL", "value": "Wonden."}],
    "ects": 2,
    "level": "bachelor",
    "programs": ["p1"],
    "organization": SCHOOL,
}
QUALIFICATION: dict[str, Any] = {
    "code": "25031", "naam": "Objectleider", "naamLang": "(Ambulant) objectleider", "niveau": "MBO-3", "studielast": 4800,
    "studielasteenheid": "SBU", "waardedocumentsoort": "DIPLOMA", "startdatum": "2015-08-01", "opheffingsdatum": None,
}  # fmt: skip


def page_of(*objects: dict[str, Any]) -> dict[str, Any]:
    """One page, as an endpoint of OOAPI answers."""
    return {"pageSize": 10, "pageNumber": 1, "hasNextPage": False, "items": list(objects)}


def test_a_program_of_ooapi_becomes_an_education(tmp_path: Path) -> None:
    write_json(tmp_path / "organizations.json", page_of(SCHOOL))
    write_json(tmp_path / "programs.json", page_of(PROGRAM))
    import_educations(tmp_path)
    page = education_page("ooapi:program:p1")
    assert page is not None
    line = page.line
    assert (line.name, line.kind, line.level, line.months, line.study_load_hours) == ("Verpleegkunde", "hbo", 6, 48, 240 * 28)
    assert (page.content, page.admission, page.institutes) == ("Caring.", "Mbo 4, havo of vwo.", ("Hogeschool Voorbeeld",))
    row = Education.objects.get()
    assert list(row.occupations.values_list("isco", flat=True)) == ["2221"]
    assert (row.dataset.name, row.dataset.precedence, row.dataset.is_official) == (
        "OOAPI Hogeschool Voorbeeld", Precedence.OFFICIAL, True,
    )  # fmt: skip


def test_a_course_of_ooapi_knows_its_program(tmp_path: Path) -> None:
    write_json(tmp_path / "programs.json", [PROGRAM])
    write_json(tmp_path / "courses.json", COURSE)
    import_educations(tmp_path)
    import_courses(tmp_path)
    page = course_page("ooapi:course:c1")
    assert page is not None
    assert (page.line.name, page.line.hours, page.line.level, page.line.institutes) == ("Wondzorg", 56, 6, ("Hogeschool Voorbeeld",))
    assert [one.name for one in page.educations] == ["Verpleegkunde"]


def test_a_qualification_of_rio_becomes_an_education(tmp_path: Path) -> None:
    ended = QUALIFICATION | {"code": "1", "opheffingsdatum": "1999-07-31"}
    write_json(tmp_path / "mbo.json", {"_embedded": {"mboKwalificaties": [QUALIFICATION, ended]}, "_links": {"self": {"href": "/"}}})
    result = import_educations(tmp_path / "mbo.json")
    assert [(one.name, one.rows) for one in result.sets] == [("RIO", 1)]
    assert [str(note) for note in result.notes] == ["Overgeslagen opleidingen, omdat ze niet meer gegeven worden: 1."]
    row = Education.objects.get()
    assert (row.key, row.name, row.level, row.kind, row.study_load_hours) == ("crebo:25031", "(Ambulant) objectleider", 3, "mbo", 4800)


def test_a_list_of_our_own_adds_what_rio_does_not_tell(tmp_path: Path) -> None:
    import_educations(write_json(tmp_path / "mbo.json", QUALIFICATION))
    import_educations(
        write_csv(tmp_path / "eigen.csv", [education(key="crebo:25031", name="Anders genoemd", level="2", occupations="5151")])
    )
    row = Education.objects.get()
    assert (row.name, row.level, row.admission) == ("(Ambulant) objectleider", 3, "Vmbo of mbo 2.")  # what is official comes first
    assert list(row.occupations.values_list("isco", flat=True)) == ["5151"]


def test_parts_of_programs_and_files_about_other_things_are_passed_over_and_said(tmp_path: Path) -> None:
    write_json(tmp_path / "programs.json", page_of(PROGRAM, PROGRAM | {"programId": "p2", "programType": "minor"}))
    write_json(tmp_path / "rooms.json", page_of({"roomId": "r1"}))
    notes = [str(note) for note in import_educations(tmp_path).notes]
    assert notes == [
        "Niet herkend en overgeslagen: rooms.json.",
        "Overgeslagen delen van opleidingen (minors, specialisaties, trajecten): 1.",
    ]
    assert Education.objects.count() == 1


def test_importing_twice_changes_nothing_also_from_a_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "ooapi.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("v5/programs.json", json.dumps(page_of(PROGRAM)))
    import_educations(path)
    before = list(DataSet.objects.values())
    assert [one.changed for one in import_educations(path).sets] == [False]
    assert list(DataSet.objects.values()) == before


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"levelOfQualification": "4+"}, "level", 4),
        ({"levelOfQualification": "eqf_5"}, "level", 5),
        ({"levelOfQualification": None, "level": "secondary vocational education 2"}, "level", 2),
        ({"levelOfQualification": None, "level": "secondary_vocational_education_2"}, "level", 2),
        ({"levelOfQualification": None, "level": None, "qualificationAwarded": "AD"}, "level", 5),
        ({"levelOfQualification": None, "level": "x-eigen", "qualificationAwarded": None}, "level", None),
        ({"sector": "university education"}, "kind", "wo"),
        ({"level": "nt2-1"}, "kind", "volwassenenonderwijs"),
        ({"levelOfQualification": "1", "sector": "secondary vocational education"}, "kind", "entree"),
        ({"duration": "P18M"}, "months", 18),
        ({"duration": "P10W"}, "months", 2),
        ({"duration": "P3D"}, "months", 1),
        ({"duration": "PT40H"}, "months", None),
        ({"duration": None}, "months", None),
        ({"studyLoad": [{"studyLoadUnit": "sp", "value": 42}, {"studyLoadUnit": "sbu", "value": 1600}]}, "study_load_hours", 1600),
        ({"studyLoad": {"typeOfStudyLoad": "hour", "value": 12.4}}, "study_load_hours", 12),
        ({"studyLoad": {"studyLoadUnit": "x-dagdeel", "value": 3}}, "study_load_hours", None),
        ({"name": "Verpleegkunde"}, "name", "Verpleegkunde"),
        ({"name": [{"language": "de-DE", "value": "Pflege"}]}, "name", "Pflege"),
    ],
)
def test_a_value_is_read_as_it_is_written(tmp_path: Path, changes: dict[str, Any], field: str, value: object) -> None:
    import_educations(write_json(tmp_path / "programs.json", [PROGRAM | changes]))
    assert getattr(EducationFacts.objects.get(), field) == value


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"name": []}, "$.items[1].name"),
        ({"name": [{"language": "nl", "value": 7}]}, "$.items[1].name[0].value"),
        ({"name": 7}, "$.items[1].name"),
        ({"name": "n" * 301}, "$.items[1].name"),
        ({"name": "a\0b"}, "$.items[1].name"),
        ({"name": "a\ud800b"}, "$.items[1].name"),
        ({"programId": "a\nb"}, "$.items[1].programId"),
        ({"programId": "../beheer"}, "$.items[1].programId"),
        ({"programId": 10**200}, "$.items[1].programId"),
        ({"levelOfQualification": "9"}, "$.items[1].levelOfQualification"),
        ({"levelOfQualification": None, "level": "hoog"}, "$.items[1].level"),
        ({"duration": "twee jaar"}, "$.items[1].duration"),
        ({"duration": "P"}, "$.items[1].duration"),
        ({"duration": "P99Y"}, "$.items[1].duration"),
        ({"studyLoad": {"studyLoadUnit": "dagen", "value": 3}}, "$.items[1].studyLoad.studyLoadUnit"),
        ({"studyLoad": {"studyLoadUnit": "ects", "value": -3}}, "$.items[1].studyLoad.value"),
        ({"studyLoad": {"studyLoadUnit": "ects", "value": True}}, "$.items[1].studyLoad.value"),
        ({"studyLoad": [{"studyLoadUnit": "ects", "value": "60"}]}, "$.items[1].studyLoad[0].value"),
        ({"otherCodes": [{"codeType": "x-isco", "code": "22x1"}]}, "$.items[1].otherCodes[0].code"),
        ({"otherCodes": {}}, "$.items[1].otherCodes"),
        ({"validTo": "31-12-2020"}, "$.items[1].validTo"),
        ({"programId": "p1"}, "$.items[1]"),
        ({"programId": "p" * 110}, "$.items[1].programId"),
        ({"programId": None}, "$.items[1]"),
        ({"organization": {"name": [3]}}, "$.items[1].organization.name[0]"),
    ],
)
def test_what_is_wrong_is_named_by_its_path_and_nothing_changes(tmp_path: Path, changes: dict[str, Any], path: str) -> None:
    file = write_json(tmp_path / "programs.json", page_of(PROGRAM, PROGRAM | {"programId": "p2"} | changes))
    with pytest.raises(WrongFile) as raised:
        import_educations(file)
    assert str(raised.value.sentence).startswith(f"Bij {path}: ")
    assert raised.value.place == "programs.json"
    assert not DataSet.objects.exists()
    assert not EducationFacts.objects.exists()


def test_an_unknown_level_of_rio_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"Bij \$\[0\]\.niveau"):
        import_educations(write_json(tmp_path / "mbo.json", [QUALIFICATION | {"niveau": "MBO-9"}]))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"items": [\n{"programId": "p1",}\n]}', "Regel 2, teken"),
        (b'{"items":\n\n"caf\xe9"}', "Regel 3: hier staat een teken dat geen UTF-8 is."),
        (b"", "Regel 1, teken 1"),
        (b"[" * 100_000, "Dit is geen JSON die Hervat kan lezen."),
        (b'{"items": [NaN]}', "Dit is geen JSON die Hervat kan lezen."),
        (b"[" + b"9" * 5000 + b"]", "Dit is geen JSON die Hervat kan lezen."),
        (b'"programId"', "Bij $: Verwacht een opleiding"),
        (b'{"items": {"programId": "p1"}}', "Bij $.items: Verwacht een lijst."),
        (b'{"_embedded": []}', "Verwacht"),
        (b"[]", "Verwacht"),
        (b"[[]]", "Bij $[0]: Verwacht een opleiding"),
    ],
)
def test_a_file_that_is_no_such_document_is_told_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "programs.json"
    path.write_bytes(content)
    with pytest.raises(WrongFile) as raised:
        import_educations(path)
    assert sentence in str(raised.value.sentence)


def test_a_mark_at_the_beginning_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "courses.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps([COURSE]).encode())
    import_courses(path)
    assert Course.objects.get().name == "Wondzorg"


@pytest.mark.parametrize(("changes", "hours"), [({"ects": None, "duration": "PT16H"}, 16), ({"ects": None, "duration": "P2D"}, None)])
def test_the_hours_of_a_course_follow_from_its_duration_when_nothing_else_is_told(
    tmp_path: Path, changes: dict[str, Any], hours: int | None
) -> None:
    import_courses(write_json(tmp_path / "courses.json", [COURSE | changes]))
    assert Course.objects.get().hours == hours


def test_a_course_that_ended_is_passed_over(tmp_path: Path) -> None:
    result = import_courses(write_json(tmp_path / "courses.json", [COURSE, COURSE | {"courseId": "c2", "validTo": "1999-01-01"}]))
    assert [str(note) for note in result.notes] == ["Overgeslagen cursussen, omdat ze niet meer gegeven worden: 1."]
    assert Course.objects.count() == 1
