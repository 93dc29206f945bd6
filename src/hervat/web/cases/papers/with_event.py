"""The document of something that happened, chosen on the page where that is checked: both are stored, or neither.

A browser keeps no file from one page to the next, and nothing is stored before the last page was sent. So that page asks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from hervat.apps.documents.services import add_with_event
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Event
from hervat.domain.access.actions import Action
from hervat.domain.dossier.documents import DOCUMENT_OF_EVENT, KINDS
from hervat.domain.law.facts import EventKind
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.papers.lines import scan_words
from hervat.web.cases.papers.sent import check_sent, file_field
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import spoken


class EventPaper:
    """The document that belongs to a kind of event. ``said``: what there is to tell once it was stored."""

    def __init__(self, entered: Entered, kind: EventKind, sent: UploadedFile[bytes] | None) -> None:
        self.entered = entered
        self.said: list[str] = []
        self._sent = sent
        kind_of_paper = DOCUMENT_OF_EVENT.get(kind)
        may = kind_of_paper is not None and entered.may(Action.ADD_DOCUMENT, KINDS[kind_of_paper].datum)
        self.kind = kind_of_paper if may else None

    def field(self, typed: Typed) -> AnyField | None:
        """Asks for the file; None when no document belongs to it, or the actor may not add that."""
        if self.kind is None:
            return None
        what = gettext("Bestand: %(kind)s (niet verplicht)") % {"kind": spoken(KINDS[self.kind].name)}
        return file_field(self.entered, typed, what)

    def store(self, record: Callable[[], Event]) -> Event:
        """Records the event, with its document when one was sent. Raises what ``record`` raises, and :class:`WrongFields` (``file``)."""
        if self.kind is None or self._sent is None:
            return record()
        file = check_sent(self.entered, self.kind, self._sent)
        event = add_with_event(self.entered, file=file, record=record)
        self.said.append(gettext("Het bestand staat bij de documenten. %(scan)s.") % {"scan": scan_words(file.scan)})
        return event
