"""Documents in words: what each is, who added it and when, whether it was looked at for viruses, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.documents.queries import DocumentLine
from hervat.apps.documents.scanning import Outcome
from hervat.apps.dossiers.door import Entered
from hervat.domain.access.words import role_name
from hervat.domain.dossier.documents import KINDS
from hervat.domain.text import plain_date
from hervat.web.cases.links import CaseLinks
from hervat.web.components.speech import current_language, sentence, spoken


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A document as a list shows it. Of one that was ``removed`` there is no name and no address."""

    kind: str
    name: str
    day: date
    size: str
    scan: str
    added: str  # "Karin Overbeek (casemanager), 4 maart 2026"
    removed: str  # "Weggehaald door Bart Nijhuis op 5 maart 2026: verkeerde bestand."
    address: str
    event_address: str  # of what happened, when it belongs to that
    remove_address: str


def paper_lines(entered: Entered, documents: Iterable[DocumentLine]) -> list[PaperLine]:
    """The documents as lines of a list for professionals."""
    links = CaseLinks(entered.dossier.number, entered.acting.role)
    return [_line(links, document) for document in documents]


def _line(links: CaseLinks, document: DocumentLine) -> PaperLine:
    key = str(document.id)
    return PaperLine(
        kind=sentence(KINDS[document.kind].name),
        name=document.name,
        day=document.day,
        size=filesizeformat(document.size),
        scan=scan_words(document.scan),
        added=_added(document),
        removed=_removed(document),
        address="" if document.removed else links.page("document", document=key),
        event_address=links.page("event", event=str(document.event)) if document.event else "",
        remove_address=links.page("document_remove", document=key) if document.may_remove else "",
    )


def scan_words(scan: Outcome) -> str:
    """What is known about viruses. Unscanned is never called clean."""
    return gettext("Geen virus gevonden") if scan is Outcome.CLEAN else gettext("Nog niet gecontroleerd op virussen")


def _added(document: DocumentLine) -> str:
    day = plain_date(timezone.localdate(document.at), current_language())
    return gettext("%(name)s (%(role)s), %(day)s") % {"name": document.by, "role": spoken(role_name(document.role)), "day": day}


def _removed(document: DocumentLine) -> str:
    if document.removed_on is None:
        return ""
    said = {"name": document.removed_by, "day": plain_date(document.removed_on, current_language()), "reason": document.removal_reason}
    return gettext("Weggehaald door %(name)s op %(day)s: %(reason)s") % said
