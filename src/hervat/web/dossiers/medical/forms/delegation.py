"""The form with which the bedrijfsarts gives a colleague what a task needs."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext

from hervat.apps.health.door import Colleague, NewDelegation
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import DELEGABLE, Task
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import sentence

PLACES = {
    "colleague": "collega", "datum": "wat", "task": "taak", "first_day": "van", "last_day": "tot", "instruction": "opdracht",
}  # fmt: skip
HERE, EVERYWHERE = "dit", "alle"


class DelegationForm(Typed):
    """What to whom, for what, and until when."""

    colleagues: tuple[Colleague, ...] = ()

    def read(self) -> NewDelegation | None:
        """What is to be given; None when a day cannot be read. Whether it may be given is told by the door of the vault."""
        first, last = self.day("van"), self.day("tot")
        if first is None or last is None:
            return None
        return NewDelegation(
            colleague=self._chosen(found.user for found in self.colleagues),
            datum=next((found for found in DELEGABLE if found.value == self.text("wat")), None),
            task=next((found for found in Task if found.value == self.text("taak")), None),
            first_day=first,
            last_day=last,
            instruction=self.text("opdracht"),
            everywhere=self.text("waar") == EVERYWHERE,
        )

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        people = [("", [("", gettext("Kies een collega")), *((str(found.user), found.name) for found in self.colleagues)])]
        data = [RadioOption(datum.value, sentence(name)) for datum, name in DELEGABLE.items()]
        tasks = [("", [("", gettext("Kies een taak")), *((task.value, sentence(task.called)) for task in Task)])]
        all_mine = gettext("Al mijn dossiers waarin de collega betrokken is")
        where = [RadioOption(HERE, gettext("Dit dossier")), RadioOption(EVERYWHERE, all_mine)]
        order_hint = gettext("Niet verplicht. Alleen u en de collega lezen dit.")
        task_hint = gettext("De werknemer leest bij elke inzage voor welke taak het was.")
        return [
            self.choice("collega", gettext("Collega"), people),
            self.radios("wat", gettext("Wat mag de collega lezen?"), data, first=Datum.AARD_EN_OORZAAK.value),
            self.choice("taak", gettext("Voor welke taak?"), tasks, hint=task_hint),
            self.radios("waar", gettext("Waar?"), where, first=HERE),
            self.date_field("van", gettext("Vanaf"), today=True),
            self.date_field("tot", gettext("Tot en met"), hint=gettext("Hooguit een jaar later.")),
            self.area("opdracht", gettext("Uw opdracht"), hint=order_hint, rows=3, longest=1000),
        ]

    def _chosen(self, known: Iterable[UUID]) -> UUID | None:
        return next((found for found in known if str(found) == self.text("collega")), None)
