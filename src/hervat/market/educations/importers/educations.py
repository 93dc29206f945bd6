"""Educations: a CSV of ours, the programs of OOAPI, or the qualifications of RIO; a file, a folder or a zip file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from hervat.domain.text import Text, say
from hervat.market.educations.importers import ooapi, rio
from hervat.market.educations.importers.objects import Objects, read_objects
from hervat.market.educations.importers.parts import document_part, documents_of, notes_of, publisher, refuse_repeats, table_part, tables_of
from hervat.market.educations.importers.tables import EDUCATIONS, read_educations
from hervat.market.educations.resolving import refresh
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Material, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, import_parts
from hervat.market.provenance.models import Precedence

NAME = "educations"
LAST_DAYS = ("validTo",)


def read(path: Path, progress: Progress) -> ImportResult:
    """Stores the educations, all or none. Raises WrongFile."""
    with open_material(path) as material:
        tables, documents = tables_of(material, EDUCATIONS), documents_of(material)
        objects = read_objects(documents, progress)
        parts = [
            table_part(NAME, source, facts, tables, Precedence.IMPORTED) for source, facts in read_educations(tables, progress).items()
        ]
        told, notes = _of_documents(material, objects)
        if not parts and not told:
            raise material.nothing_known("educations.csv, programs.json, mbo-kwalificaties.json")
        return import_parts([*parts, *told], progress, afterwards=refresh, notes=notes)


def _of_documents(material: Material, objects: Objects) -> tuple[list[Part], Sequence[Text]]:
    today = timezone.localdate()
    whole = [program for program in objects.programs if ooapi.is_whole(program)]
    programs = [program for program in whole if not ooapi.has_ended(program, LAST_DAYS, today)]
    qualifications = [one for one in objects.qualifications if not ooapi.has_ended(one, rio.LAST_DAYS, today)]
    pieces = documents_of(material)
    parts = []
    if programs:
        facts = refuse_repeats((program, ooapi.education_of(program, objects)) for program in programs)
        parts.append(document_part(NAME, f"OOAPI {publisher(material, facts)}", facts, pieces))
    if qualifications:
        facts = refuse_repeats((one, rio.education_of(one)) for one in qualifications)
        parts.append(document_part(NAME, "RIO", facts, pieces, attribution="Registratie Instellingen en Opleidingen (RIO), DUO"))
    return parts, [
        *notes_of(objects),
        *_notes(len(objects.programs) - len(whole), len(whole) - len(programs) + len(objects.qualifications) - len(qualifications)),
    ]


def _notes(of_others: int, ended: int) -> list[Text]:
    notes = []
    if of_others:
        notes.append(say("Overgeslagen delen van opleidingen (minors, specialisaties, trajecten): {count}.", count=of_others))
    if ended:
        notes.append(say("Overgeslagen opleidingen, omdat ze niet meer gegeven worden: {count}.", count=ended))
    return notes


KIND = Kind(NAME, say("Opleidingen: een eigen lijst (CSV), programma’s van OOAPI of kwalificaties van RIO (JSON)"), read)
