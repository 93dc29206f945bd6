"""Courses: a CSV of ours, or the courses of OOAPI; a file, a folder or a zip file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from hervat.domain.text import Text, say
from hervat.market.educations.importers import ooapi
from hervat.market.educations.importers.objects import Objects, read_objects
from hervat.market.educations.importers.parts import document_part, documents_of, notes_of, publisher, refuse_repeats, table_part, tables_of
from hervat.market.educations.importers.tables import COURSES, read_courses
from hervat.market.educations.resolving import refresh
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Material, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, import_parts
from hervat.market.provenance.models import Precedence

NAME = "courses"
LAST_DAYS = ("validTo",)


def read(path: Path, progress: Progress) -> ImportResult:
    """Stores the courses, all or none. Raises WrongFile."""
    with open_material(path) as material:
        tables, documents = tables_of(material, COURSES), documents_of(material)
        objects = read_objects(documents, progress)
        parts = [table_part(NAME, source, facts, tables, Precedence.IMPORTED) for source, facts in read_courses(tables, progress).items()]
        told, notes = _of_documents(material, objects)
        if not parts and not told:
            raise material.nothing_known("courses.csv, courses.json")
        return import_parts([*parts, *told], progress, afterwards=refresh, notes=notes)


def _of_documents(material: Material, objects: Objects) -> tuple[list[Part], Sequence[Text]]:
    today = timezone.localdate()
    courses = [course for course in objects.courses if not ooapi.has_ended(course, LAST_DAYS, today)]
    ended = len(objects.courses) - len(courses)
    notes = notes_of(objects)
    notes += [say("Overgeslagen cursussen, omdat ze niet meer gegeven worden: {count}.", count=ended)] if ended else []
    if not courses:
        return [], notes
    facts = refuse_repeats((course, ooapi.course_of(course, objects)) for course in courses)
    return [document_part(NAME, f"OOAPI {publisher(material, facts)}", facts, documents_of(material))], notes


KIND = Kind(NAME, say("Cursussen: een eigen lijst (CSV) of cursussen van OOAPI (JSON)"), read)
