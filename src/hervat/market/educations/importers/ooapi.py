"""Programs and courses of the Open Onderwijs API (OOAPI 5, and where it only renames also 6), as educations and courses here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hervat.domain.text import say
from hervat.market.educations.importers.documents import Node
from hervat.market.educations.importers.measures import HOURS_PER_ECTS, hours_of_duration, in_hours, level_of, months_of, study_load_of
from hervat.market.educations.importers.objects import COURSE, ORGANIZATION, PROGRAM, Objects, id_of
from hervat.market.educations.importers.tables import is_occupation
from hervat.market.educations.models import (
    INSTITUTE_LENGTH,
    NAME_LENGTH,
    TEXT_LENGTH,
    CourseFacts,
    EducationFacts,
    EducationKind,
)

WHOLE = ("", "program", "programme")  # minors, tracks and specialisations are parts of a program
OCCUPATION_CODES = ("x-esco", "x-isco")  # our own kinds of code; OOAPI lets publishers add theirs with x-
UNIVERSITY, SECONDARY = "university education", "secondary vocational education"
KINDS = {1: EducationKind.ENTREE, 2: EducationKind.MBO, 3: EducationKind.MBO, 4: EducationKind.MBO, 5: EducationKind.AD}


def education_of(program: Node, objects: Objects) -> EducationFacts:
    """One program. Raises WrongFile."""
    level = level_of(program)
    return EducationFacts(
        key=program_key(id_of(program, PROGRAM)),
        name=_name(program),
        level=level,
        kind=_kind(program, level),
        content=program["description"].in_dutch(TEXT_LENGTH),
        study_load_hours=study_load_of(program["studyLoad"]),
        months=months_of(program["duration"]),
        admission=program["admissionRequirements"].in_dutch(TEXT_LENGTH),
        institutes=_institutes(program, objects),
        occupations=_occupations(program),
    )


def course_of(course: Node, objects: Objects) -> CourseFacts:
    """One course. Raises WrongFile."""
    return CourseFacts(
        key=f"ooapi:course:{id_of(course, COURSE)}",
        name=_name(course),
        content=course["description"].in_dutch(TEXT_LENGTH),
        hours=_course_hours(course),
        level=level_of(course),
        institutes=_institutes(course, objects),
        occupations=_occupations(course),
        educations=list(dict.fromkeys(_programs(course))) or None,
    )


def is_whole(program: Node) -> bool:
    """Whether this is an education of its own, and not a part of one."""
    name = "programmeType" if program.has("programmeType") else "programType"
    return program[name].word() in WHOLE


def has_ended(node: Node, last_days: tuple[str, ...], today: date) -> bool:
    """Whether it is given no more."""
    return any((day := node[name].day()) is not None and day < today for name in last_days)


def program_key(identity: str) -> str:
    """The key here of a program of OOAPI."""
    return f"ooapi:program:{identity}"


def _name(node: Node) -> str:
    name = node["name"].in_dutch(NAME_LENGTH)
    if not name:
        raise node["name"].wrong(say("Verwacht een naam: een lijst met daarin language en value."))
    return name


def _kind(program: Node, level: int | None) -> str:
    if program["level"].word() in ("nt2-1", "nt2-2", "nt2_1", "nt2_2"):
        return EducationKind.VOLWASSENENONDERWIJS
    sector = program["sector"].word().replace("_", " ")
    if sector == UNIVERSITY:
        return EducationKind.WO
    if level is None:
        return EducationKind.MBO if sector == SECONDARY else EducationKind.ANDERS
    return KINDS.get(level, EducationKind.HBO)


def _course_hours(course: Node) -> int | None:
    """Of the study load, or of its study points (``ects``), or of how long it takes when that is told in hours."""
    load = study_load_of(course["studyLoad"])
    if load is None and course.has("ects"):
        load = in_hours(course["ects"], HOURS_PER_ECTS)
    return load if load is not None else hours_of_duration(course["duration"])


def _institutes(node: Node, objects: Objects) -> list[str] | None:
    """The name of the organisation: written out in the object, or that of the id which stands there instead."""
    name = "organisation" if node.has("organisation") else "organization"
    organization = node[name]
    if isinstance(organization.value, dict):
        told = organization["name"].in_dutch(INSTITUTE_LENGTH)
        return [told] if told else None
    identity = organization.word() or id_of(node, ORGANIZATION)
    known = objects.names.get(identity, "")
    return [known] if known else None


def _occupations(node: Node) -> list[str] | None:
    found: list[str] = []
    for other in node["otherCodes"].members():
        if other["codeType"].word() in OCCUPATION_CODES:
            code = other["code"].word(200)
            if not is_occupation(code):
                raise other["code"].wrong(say("Verwacht een adres (URI) van ESCO of een ISCO-code van 2 tot 4 cijfers."))
            found.append(code)
    return list(dict.fromkeys(found)) or None


def _programs(course: Node) -> Iterator[str]:
    """The keys of the programs to which a course belongs: given as ids, or written out."""
    name = "programmes" if course.has("programmes") else "programs"
    for program in course[name].members():
        identity = id_of(program, PROGRAM) if isinstance(program.value, dict) else program.word()
        if identity:
            yield program_key(identity)
