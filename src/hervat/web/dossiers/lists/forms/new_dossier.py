"""The form that opens a dossier: as little as possible about a person, and the day on which all other days rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.services.given import NewDates
from hervat.apps.dossiers.services.opening import NewDossier, check_new
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.models import Organisation
from hervat.domain.disclosure.matrix import Datum, may_record
from hervat.domain.text import long_date
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.field import Field
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import current_language

PLACES: Mapping[str, str] = {
    "werkgever": "werkgever",
    "given_name": "voornaam",
    "family_name": "achternaam",
    "function": "functie",
    "hours_per_week": "uren",
    "phone": "telefoon",
    "eerste_ziektedag": "ziek",
    "aow_date": "aow",
    "employment_ends": "einde",
    "bsn": "bsn",
    "email": "mail",
    "": "ziek",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page on which everything is checked before it is stored."""

    field: str
    word: str
    value: str


class NewDossierForm:
    """What was typed, the fields as the page shows them, and the dossier that it describes."""

    def __init__(self, typed: Typed, acting: Acting, werkgevers: tuple[Organisation, ...]) -> None:
        self.typed = typed
        self.werkgevers = werkgevers
        self.asks_contract = may_record(Datum.CONTRACT, acting.role)
        self.asks_bsn = may_record(Datum.BSN, acting.role)
        if len(werkgevers) == 1:
            typed.values.setdefault("werkgever", str(werkgevers[0].id))

    @property
    def email(self) -> str:
        """Where the werknemer is invited; empty: not now."""
        return self.typed.text("mail")

    def read(self, acting: Acting) -> NewDossier | None:
        """The dossier, or None when something is wrong; what, stands at the fields."""
        typed = self.typed
        first_day = typed.day("ziek")
        hours = typed.number("uren", gettext("Vul in hoeveel uur per week in het contract staan, bijvoorbeeld 36."), needed=False)
        aow, ends = self._contract_day("aow"), self._contract_day("einde")
        self._check_email()
        new = NewDossier(
            werkgever=_uuid(typed.text("werkgever")),
            given_name=typed.text("voornaam"),
            family_name=typed.text("achternaam"),
            function=typed.text("functie"),
            hours_per_week=hours,
            phone=typed.text("telefoon"),
            bsn=typed.text("bsn") if self.asks_bsn else "",
            imported=typed.text("eerder") == "ja",
            dates=NewDates(eerste_ziektedag=first_day or acting.on, aow_date=aow, employment_ends=ends),
        )
        try:
            check_new(acting, new)
        except WrongFields as wrong:
            typed.take(wrong.errors, PLACES)
        return None if typed else new

    @property
    def who(self) -> list[AnyField]:
        """The fields about the person."""
        typed = self.typed
        choices = [("", gettext("Kies een werkgever")), *((str(found.id), found.name) for found in self.werkgevers)]
        which = [] if len(self.werkgevers) == 1 else [typed.choice("werkgever", gettext("Werkgever"), [("", choices)])]
        fields: list[AnyField] = [
            *which,
            _wide(typed.line("voornaam", gettext("Voornaam"))),
            _wide(typed.line("achternaam", gettext("Achternaam"))),
            _wide(typed.line("functie", gettext("Functie (niet verplicht)"))),
            typed.line("uren", gettext("Uren per week in het contract (niet verplicht)")),
            typed.line("telefoon", gettext("Telefoon (niet verplicht)")),
        ]
        if self.asks_bsn:
            hint = gettext("Alleen nodig voor meldingen aan UWV. U kunt het later invullen.")
            fields.append(typed.line("bsn", gettext("BSN (niet verplicht)"), hint=hint))
        return fields

    @property
    def when(self) -> list[AnyField]:
        """The fields about days."""
        typed = self.typed
        fields: list[AnyField] = [
            typed.date_field("ziek", gettext("Eerste ziektedag"), hint=gettext("De eerste werkdag waarop iemand door ziekte niet werkte.")),
            typed.tick("eerder", gettext("Dit loopt al langer. Ik voer een dossier in dat eerder begon.")),
        ]
        if self.asks_contract:
            fields += [
                typed.date_field("aow", gettext("Eerste dag met AOW (niet verplicht)")),
                typed.date_field("einde", gettext("Laatste dag van het contract (niet verplicht)")),
            ]
        return fields

    @property
    def invitation(self) -> list[AnyField]:
        """The field with which the werknemer is invited at once."""
        hint = gettext("De werknemer krijgt een mail met een link voor een eigen account. In de mail staat niets over ziekte.")
        return [_wide(self.typed.line("mail", gettext("Mailadres van de werknemer (niet verplicht)"), hint=hint))]

    def lines(self, new: NewDossier) -> list[Line]:
        """Everything that will be stored, to be read once more."""
        name = next((found.name for found in self.werkgevers if found.id == new.werkgever), "")
        nothing = gettext("niet ingevuld")
        lines = [
            Line("werkgever", gettext("Werkgever"), name),
            Line("voornaam", gettext("Naam"), f"{new.given_name} {new.family_name}"),
            Line("functie", gettext("Functie"), new.function or nothing),
            Line("uren", gettext("Uren per week"), f"{new.hours_per_week.normalize():f}" if new.hours_per_week else nothing),
            Line("telefoon", gettext("Telefoon"), new.phone or nothing),
            Line("ziek", gettext("Eerste ziektedag"), long_date(new.dates.eerste_ziektedag, current_language())),
        ]
        if self.asks_contract:
            lines.append(Line("aow", gettext("Eerste dag met AOW"), _day(new.dates.aow_date) or nothing))
            lines.append(Line("einde", gettext("Laatste dag van het contract"), _day(new.dates.employment_ends) or nothing))
        if self.asks_bsn:
            lines.append(Line("bsn", gettext("BSN"), new.bsn or nothing))
        lines.append(Line("eerder", gettext("Eerder begonnen"), gettext("ja") if new.imported else gettext("nee")))
        return [*lines, Line("mail", gettext("Uitnodiging naar"), self.email or gettext("niemand, dat kan later"))]

    def _contract_day(self, name: str) -> date | None:
        return self.typed.day(name, needed=False) if self.asks_contract else None

    def _check_email(self) -> None:
        try:
            if self.email:
                validate_email(self.email)
        except ValidationError:
            self.typed.wrong("mail", gettext("Vul een mailadres in, bijvoorbeeld naam@bedrijf.nl."))


def _wide(field: Field) -> Field:
    return replace(field, wide=True)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)  # no werkgever has this one: the check says that one must be chosen


def _day(day: date | None) -> str:
    return long_date(day, current_language()) if day else ""
