"""The form that adds a document to a dossier: what it is, the day on it, and the file."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from hervat.apps.documents.models import Document
from hervat.apps.documents.queries import kinds_to_add
from hervat.apps.documents.services import take_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.domain.dossier.documents import KINDS, DocumentKind
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.papers.sent import NAME, check_sent, file_field
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import sentence

PLACES = {"kind": "soort", "day": "dag", "file": NAME}  # names of the service to names of the form


class DocumentForm:
    """Adds a document of one of the kinds that the actor may add."""

    def __init__(self, entered: Entered, typed: Typed, sent: UploadedFile[bytes] | None = None) -> None:
        self.entered = entered
        self.typed = typed
        self.kinds = kinds_to_add(entered)
        self._sent = sent

    @property
    def fields(self) -> list[AnyField]:
        """The fields, with what is wrong at each; asked for after :meth:`add`."""
        typed = self.typed
        kinds = [("", gettext("Kies het soort stuk")), *((kind.value, sentence(KINDS[kind].name)) for kind in self.kinds)]
        return [
            typed.choice("soort", gettext("Wat voor stuk is het?"), [("", kinds)]),
            typed.date_field("dag", gettext("Welke datum staat erop?")),
            file_field(self.entered, typed, gettext("Bestand")),
        ]

    def add(self) -> Document | None:
        """Takes the document in; None when something is wrong, with the sentences in ``typed``."""
        kind, day = self._kind(), self.typed.day("dag")
        if day is not None and day > self.entered.acting.on:
            self.typed.wrong("dag", gettext("Kies een datum tot en met vandaag."))
        if self._sent is None:
            self.typed.wrong(NAME, gettext("Kies een bestand."))
        if kind is None or day is None or self._sent is None or self.typed.errors:
            self._ask_again()
            return None
        try:
            return take_in(self.entered, file=check_sent(self.entered, kind, self._sent), day=day)
        except WrongFields as wrong:
            self.typed.take(wrong.errors, PLACES)
            self._ask_again()
            return None

    def _kind(self) -> DocumentKind | None:
        for kind in self.kinds:
            if kind == self.typed.text("soort"):
                return kind
        self.typed.wrong("soort", gettext("Kies het soort stuk uit de lijst."))
        return None

    def _ask_again(self) -> None:
        """A browser does not send a file twice: who has only another field to mend must choose it again."""
        if self._sent is not None:
            self.typed.wrong(NAME, gettext("Kies het bestand nog een keer."))
