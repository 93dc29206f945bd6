"""The form of the dates on which everything rests: first sick day, AOW, end of the contract, vangnet."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext

from hervat.apps.dossiers.rows import case_facts
from hervat.apps.dossiers.services.checks import hold_together, require_reason
from hervat.apps.dossiers.services.facts import change_dates
from hervat.apps.dossiers.services.given import NewDates
from hervat.apps.dossiers.timelines import facts_in, rows_in
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law import CaseFacts
from hervat.domain.law.facts import Vangnet
from hervat.web.cases.forms.fact_form import FactForm
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.public.form.event_kinds import VANGNET_NAMES

YES, NO = "ja", "nee"


class DatesForm(FactForm):
    """A new version of the dates. Only what the actor may record is asked; the rest stays as it is."""

    places: ClassVar[dict[str, str]] = {
        "eerste_ziektedag": "dag",
        "aow_date": "aow",
        "employment_ends": "einde",
        "vangnet": "soort-vangnet",
    }
    corrects = True
    datum = Datum.ZIEKMELDING

    @property
    def title(self) -> str:
        return gettext("Data van het dossier wijzigen")

    @property
    def lead(self) -> str:
        return gettext("Op deze data rust de hele tijdlijn. U ziet eerst wat er verschuift.")

    def _own_fields(self) -> list[AnyField]:
        typed, fields = self.typed, list[AnyField]()
        if self._may(Datum.ZIEKMELDING):
            hint = gettext("De eerste werkdag waarop de werknemer door ziekte niet werkte.")
            fields.append(typed.date_field("dag", gettext("Eerste ziektedag"), hint=hint))
        if self._may(Datum.CONTRACT):
            empty = gettext("Laat leeg als dit niet bekend is.")
            fields.append(typed.date_field("aow", gettext("Eerste dag met AOW"), hint=empty))
            fields.append(typed.date_field("einde", gettext("Laatste dag van het contract"), hint=empty))
        if self._may(Datum.VANGNET):
            answers = (RadioOption(NO, gettext("Nee, of niet bekend")), RadioOption(YES, gettext("Ja")))
            hint = gettext("Alleen ja of nee. Welk vangnet het is, legt alleen de bedrijfsarts vast.")
            fields.append(typed.radios("vangnet", gettext("Betaalt UWV mee met een Ziektewet-uitkering (vangnet)?"), answers, hint=hint))
        if self._may(Datum.VANGNET_SOORT):
            names = [("", gettext("Niet vastgelegd")), *((kind.value, str(name)) for kind, name in VANGNET_NAMES.items())]
            hint = gettext("Dit ziet alleen de werknemer ook.")
            fields.append(typed.choice("soort-vangnet", gettext("Welk vangnet is het?"), [("", names)], hint=hint))
        return fields

    def read(self) -> NewDates | None:
        typed, now = self.typed, self.look.rows.dates
        first = typed.day("dag") if self._may(Datum.ZIEKMELDING) else now.eerste_ziektedag
        knows_contract = self._may(Datum.CONTRACT)
        aow = typed.day("aow", needed=False) if knows_contract else now.aow_date
        ends = typed.day("einde", needed=False) if knows_contract else now.employment_ends
        has_vangnet = typed.text("vangnet") == YES if self._may(Datum.VANGNET) else now.has_vangnet
        kind = self._kind() if self._may(Datum.VANGNET_SOORT) else None
        if kind is not None and not has_vangnet:
            typed.wrong("vangnet", gettext("U koos welk vangnet het is. Kies hier dan ja."))
        if typed.errors or first is None:
            return None
        return NewDates(eerste_ziektedag=first, aow_date=aow, employment_ends=ends, has_vangnet=has_vangnet, vangnet=kind)

    def check(self, new: NewDates) -> None:
        require_reason(self.reason)
        hold_together(self.would_be(new), self.look.on)

    def would_be(self, new: NewDates) -> CaseFacts:
        facts = facts_in(self.entered, self.look.rows)
        kind = new.vangnet or facts.vangnet or Vangnet.NO_RISK
        return replace(
            facts,
            eerste_ziektedag=new.eerste_ziektedag,
            aow_date=new.aow_date,
            employment_ends=new.employment_ends,
            vangnet=kind if new.has_vangnet else None,
        )

    def store(self, new: NewDates) -> str:
        dates = change_dates(self.entered, new, seen=self._seen, reason=self.reason)
        return self.look.links.page("saved", feit=str(dates.id))

    def values_now(self) -> dict[str, str]:
        return dates_values(replace(self.look, rows=rows_in(self.entered)))

    @property
    def _seen(self) -> UUID:
        try:
            return UUID(self.typed.text("versie"))
        except ValueError:
            return UUID(int=0)

    def _may(self, datum: Datum) -> bool:
        return self.entered.may(Action.RECORD_FACT, datum)

    def _kind(self) -> Vangnet | None:
        chosen = self.typed.text("soort-vangnet")
        if chosen and chosen not in set(Vangnet):
            self.typed.wrong("soort-vangnet", gettext("Kies iets uit de lijst."))
            return None
        return Vangnet(chosen) if chosen else None


def dates_values(look: CaseLook) -> dict[str, str]:
    """The form filled with the dates as they are recorded, as far as the actor may see them."""
    dates, entered = look.rows.dates, look.entered
    typed = Typed({"versie": str(dates.id)}, look.on)
    typed.set_day("dag", dates.eerste_ziektedag)
    if entered.may(Action.SEE_FACT, Datum.CONTRACT):
        typed.set_day("aow", dates.aow_date)
        typed.set_day("einde", dates.employment_ends)
    if entered.may(Action.SEE_FACT, Datum.VANGNET):
        typed.values["vangnet"] = YES if dates.has_vangnet else NO
    if entered.may(Action.SEE_FACT, Datum.VANGNET_SOORT) and dates.vangnet is not None:
        kind = case_facts(look.rows, None).vangnet
        typed.values["soort-vangnet"] = kind.value if kind else ""
    return typed.values
