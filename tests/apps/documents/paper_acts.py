"""What the tests of documents do again and again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from hervat.apps.documents.models import Document
from hervat.apps.documents.scanning import Outcome, Scanner
from hervat.apps.documents.services import CheckedFile, check_file, take_in
from hervat.apps.dossiers.door import Entered
from hervat.domain.dossier.documents import DocumentKind
from tests.apps.health.vault_acts import Says

LETTER = b"Beste collega, hier is het stuk.\n"


CLEAN = Says(Outcome.CLEAN)


def checked(
    entered: Entered,
    content: bytes = LETTER,
    *,
    kind: DocumentKind = DocumentKind.OVERIG,
    name: str = "stuk.txt",
    declared_type: str = "text/plain",
    scanner: Scanner = CLEAN,
) -> CheckedFile:
    """A file that was looked at."""
    return check_file(entered, kind=kind, name=name, declared_type=declared_type, content=content, scanner=scanner)


def added(
    entered: Entered, content: bytes = LETTER, *, kind: DocumentKind = DocumentKind.OVERIG, name: str = "stuk.txt", day: date | None = None
) -> Document:
    """A document in the dossier."""
    return take_in(entered, file=checked(entered, content, kind=kind, name=name), day=day or entered.acting.on)


def on_disk() -> list[Path]:
    """The files of the store, whole or half."""
    return sorted(path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file())
