"""The form of what stands on the dossier itself."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext

from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.details import Details, change_dossier
from hervat.apps.dossiers.timelines import facts_in
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law import CaseFacts
from hervat.web.cases.forms.fact_form import FactForm
from hervat.web.components.fields import AnyField


class DetailsForm(FactForm):
    """Name, function, hours and phone. Nothing of it shifts a date."""

    places: ClassVar[dict[str, str]] = {
        "given_name": "voornaam",
        "family_name": "achternaam",
        "function": "functie",
        "hours_per_week": "uren",
        "phone": "telefoon",
    }
    datum = Datum.KOP

    @property
    def title(self) -> str:
        return gettext("Gegevens van het dossier")

    def _own_fields(self) -> list[AnyField]:
        typed, hours = self.typed, gettext("Uren per week volgens het contract (niet verplicht)")
        return [
            typed.line("voornaam", gettext("Voornaam")),
            typed.line("achternaam", gettext("Achternaam")),
            typed.line("functie", gettext("Functie (niet verplicht)")),
            typed.line("uren", hours, hint=gettext("Bijvoorbeeld 36 of 32,5."), short=True),
            typed.line("telefoon", gettext("Telefoon (niet verplicht)")),
        ]

    def read(self) -> Details | None:
        typed = self.typed
        hours = typed.number("uren", gettext("Vul in hoeveel uur per week, bijvoorbeeld 36."), needed=False)
        if typed.errors:
            return None
        return Details(
            given_name=typed.text("voornaam"),
            family_name=typed.text("achternaam"),
            function=typed.text("functie"),
            hours_per_week=hours,
            phone=typed.text("telefoon"),
        )

    def check(self, new: Details) -> None:
        """Checked when it is stored."""

    def would_be(self, _new: Details) -> CaseFacts:
        return facts_in(self.entered, self.look.rows)

    def store(self, new: Details) -> str:
        seen = self.typed.text("versie")
        change_dossier(self.entered, new, seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1)
        return self.look.links.page("overview")

    def values_now(self) -> dict[str, str]:
        return details_values(Dossier.objects.get(pk=self.entered.dossier.pk))


def details_values(dossier: Dossier) -> dict[str, str]:
    """The form filled with what stands there."""
    hours = "" if dossier.hours_per_week is None else f"{dossier.hours_per_week:f}".removesuffix(".0").replace(".", ",")
    return {
        "voornaam": dossier.given_name,
        "achternaam": dossier.family_name,
        "functie": dossier.function,
        "uren": hours,
        "telefoon": dossier.phone,
        "versie": str(dossier.version),
    }
