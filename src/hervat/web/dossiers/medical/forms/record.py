"""The form of a record in the vault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from hervat.apps.health.door import DelegationLine, NewRecord, OpenedRecord
from hervat.domain.dossier.vault import VaultKind
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import sentence, spoken

LONGEST = 50_000
PLACES = {"day": "dag", "text": "tekst", "question": "vraag", "reason": "reden"}


class RecordForm(Typed):
    """A record of one kind. ``tasks``: the delegations among which who works under the bedrijfsarts chooses, when there are several."""

    kind: VaultKind
    corrects: bool
    tasks: tuple[DelegationLine, ...] = ()

    @classmethod
    def opened(
        cls,
        request: HttpRequest,
        on: date,
        kind: VaultKind,
        *,
        kept: Mapping[str, Sequence[str]] | None,
        stored: OpenedRecord | None = None,
        given: tuple[DelegationLine, ...] = (),
    ) -> RecordForm:
        """What was sent, what was kept, or what is stored, in this order."""
        form = cls.of(request, on, kept)
        form.kind, form.corrects = kind, stored is not None and stored.line.replaces is not None
        tasks = tuple(found for found in given if found.datum is kind.datum)
        form.tasks = tasks if len({found.task for found in tasks}) > 1 else ()
        if request.method != "POST" and not kept:
            form.set_day("dag", stored.line.day if stored else on)
            if stored is not None:
                content = stored.content
                form.values |= {"tekst": content.text, "vraag": content.question, "reden": content.reason, "gezien": str(stored.version)}
        return form

    def read(self) -> NewRecord | None:
        """What is to be kept; None when a field cannot be read, which ``errors`` then tells."""
        day = self.day("dag")
        if self.tasks and self.task is None:
            self.wrong("taak", gettext("Kies voor welke taak u dit schrijft."))
        if day is None or self.errors:
            return None
        return NewRecord(kind=self.kind, day=day, text=self.text("tekst"), question=self.text("vraag"), reason=self.text("reden"))

    @property
    def task(self) -> UUID | None:
        """The delegation under which it is written, when it was chosen."""
        return next((found.id for found in self.tasks if str(found.id) == self.text("taak")), None)

    @property
    def seen(self) -> int | None:
        """Which version of the draft was on the page."""
        text = self.text("gezien")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        shown: list[AnyField] = []
        if self.tasks:
            options = [RadioOption(str(found.id), sentence(found.task.called)) for found in self.tasks]
            shown.append(self.radios("taak", gettext("Voor welke taak?"), options))
        shown.append(self.date_field("dag", gettext("Datum"), today=True))
        if self.kind is VaultKind.VRAAG_ANTWOORD:
            shown.append(self.area("vraag", gettext("Vraag, en van wie"), rows=3, longest=LONGEST))
        label = gettext("Antwoord") if self.kind is VaultKind.VRAAG_ANTWOORD else spoken(self.kind.called)
        shown.append(self.area("tekst", label, rows=12, longest=LONGEST))
        if self.corrects:
            hint = gettext("Wie de oude versie leest, leest ook deze reden.")
            shown.append(self.area("reden", gettext("Waarom verandert u dit?"), rows=2, hint=hint))
        return shown
