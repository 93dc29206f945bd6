"""Everything that a werknemer may see of the own dossier, in one file to take along: JSON for programs, with the files beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext

from hervat.apps.documents.names import clean_name
from hervat.apps.documents.queries import DocumentFile, DocumentLine, documents_in, read_document
from hervat.apps.documents.store import FileLost
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.history import dates_in, events_in, periods_in
from hervat.apps.dossiers.queries.looks import NamedLook, looks_in, questions_in
from hervat.apps.dossiers.queries.own import open_proposals
from hervat.apps.dossiers.queries.people import people_in
from hervat.apps.dossiers.queries.texts import advices_in, notes_in
from hervat.apps.dossiers.timelines import disclosed_timeline
from hervat.apps.health.door import OpenedFile, OpenedRecord, fml_data, fmls_of, read, read_file, records_in, releases_of
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.text import Text
from hervat.reports.timeline_json import timeline_json
from hervat.web.cases.looks_page import one_look, who_of
from hervat.web.components.speech import current_language, spoken
from hervat.web.werknemer.work.taking import search_contents, work_contents

IN_MEMORY = 8_000_000  # bytes; what is larger is written to a file that disappears
ALL_LOOKS = 1_000_000


def export(entered: Entered) -> IO[bytes]:
    """A zip with ``dossier.json``, ``tijdlijn.json`` and the files of the medical part."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- whoever answers the request closes it
    try:
        _fill(file, entered)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def contents(entered: Entered) -> dict[str, Any]:
    """All that is no file, each part only as far as the werknemer may see it."""
    dossier = entered.dossier
    return {
        "dossier": {
            "nummer": dossier.number,
            "voornaam": dossier.given_name,
            "achternaam": dossier.family_name,
            "functie": dossier.function,
            "uren_per_week": dossier.hours_per_week,
            "telefoon": dossier.phone,
            "werkgever": dossier.werkgever.name,
            "geopend_op": dossier.opened_on,
            "gesloten_op": dossier.closed_on,
        },
        "datums": dates_in(entered),
        "gebeurtenissen": events_in(entered),
        "periodes": periods_in(entered),
        "te_bevestigen": open_proposals(entered),
        "mensen": people_in(entered),
        "notities": notes_in(entered),
        "advies": advices_in(entered) if entered.may(Action.SEE_ADVICE) else (),
        "inzages": [look_contents(found) for found in looks_in(entered, limit=ALL_LOOKS).found],
        "vragen_over_inzages": questions_in(entered),
    }


def medical_records(entered: Entered) -> list[OpenedRecord]:
    """The signed papers of the medical part, opened; each is a look that is recorded."""
    if not entered.may(Action.ENTER_VAULT):
        return []
    return [read(entered, line.id) for line in records_in(entered)]


def look_contents(found: NamedLook) -> dict[str, Any]:
    """One look, in words."""
    look = one_look(found)
    return {
        "moment": look.at,
        "wie": who_of(found),
        "rol": found.role,
        "organisatie": found.organisation,
        "in_plaats_van": found.instead_of,
        "wat": look.what,
        "waarom": look.why,
    }


def record_contents(found: OpenedRecord) -> dict[str, Any]:
    """One paper as the file holds it."""
    return {
        "soort": found.line.kind,
        "dag": found.line.day,
        "door": found.line.author,
        "organisatie": found.line.organisation,
        "vraag": found.content.question,
        "tekst": found.content.text,
        "bestanden": [_place(found, number, file.name) for number, file in enumerate(found.files, 1)],
    }


def lists_contents(entered: Entered) -> list[dict[str, Any]]:
    """The FML's, in the shape in which other programs read one, with to whom each was released."""
    if not entered.may(Action.SEE_VAULT, Datum.FML):
        return []
    releases = releases_of(entered)
    return [
        {
            "versie": found.number,
            "dag": found.day,
            "geldig_vanaf": found.valid_from,
            "door": found.author,
            "organisatie": found.organisation,
            "lijst": fml_data(found.fml),
            "verstrekt": [
                {
                    "aan": line.recipient,
                    "onderdelen": line.items,
                    "reden": line.reason,
                    "op": line.released_at,
                    "ingetrokken_op": line.withdrawn_at,
                }
                for line in releases
                if line.number == found.number
            ],
        }
        for found in fmls_of(entered)
    ]


def files(entered: Entered, records: Iterable[OpenedRecord], papers: Iterable[DocumentLine]) -> Iterator[tuple[str, bytes]]:
    """The files, each with its place in the zip. In the place of one that is lost stands a line that says so."""
    for found in records:
        for number, file in enumerate(found.files, 1):
            yield _found(_place(found, number, file.name), partial(read_file, entered, file.id))
    for number, paper in enumerate(papers, 1):
        if not paper.removed:
            yield _found(f"papieren/{number}-{clean_name(paper.name)}", partial(read_document, entered, paper.id))


def as_json(values: Mapping[str, Any]) -> str:
    """Readable JSON."""
    return json.dumps(_plain(values), ensure_ascii=False, indent=2)


def _fill(file: IO[bytes], entered: Entered) -> None:
    records, papers = medical_records(entered), documents_in(entered)
    with ZipFile(file, "w", ZIP_DEFLATED) as pack:
        medical = {"medisch": [record_contents(found) for found in records], "belastbaarheid": lists_contents(entered)}
        pack.writestr(
            "dossier.json",
            as_json(
                contents(entered) | {"papieren": papers} | medical | {"werk": work_contents(entered), "zoeken": search_contents(entered)}
            ),
        )
        pack.writestr("tijdlijn.json", as_json(timeline_json(disclosed_timeline(entered), current_language(), gettext)))
        for name, content in files(entered, records, papers):
            pack.writestr(name, content)


def _found(place: str, read: Callable[[], OpenedFile | DocumentFile]) -> tuple[str, bytes]:
    try:
        return place, read().content
    except FileLost as lost:
        return f"{place}.txt", f"{spoken(lost.sentence)}\n".encode()


def _place(found: OpenedRecord, number: int, name: str) -> str:
    return f"medisch/{found.line.day.isoformat()}-{found.line.id.hex[:8]}/{number}-{clean_name(name)}"


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return spoken(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(found) for key, found in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(found) for found in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, (UUID, Decimal)) else value
