"""The form of what lasted: recovered, part of the hours at work, leave."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext

from hervat.apps.dossiers.models import Period, PeriodKind
from hervat.apps.dossiers.queries.history import RecordedPeriod, period_in
from hervat.apps.dossiers.services.checks import check_period, require_reason
from hervat.apps.dossiers.services.facts import PERIOD_DATA, record_period
from hervat.apps.dossiers.services.given import NewPeriod
from hervat.apps.dossiers.timelines import facts_in
from hervat.domain.law import CaseFacts
from hervat.web.cases.event_lines import period_name
from hervat.web.cases.forms.fact_form import FactForm
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook
from hervat.web.components.fields import AnyField, RadioOption

YES, NO = "ja", "nee"


class PeriodForm(FactForm):
    """Records a period of ``kind``; with ``changed`` a new version of one."""

    places: ClassVar[dict[str, str]] = {
        "first_day": "van",
        "last_day": "tot",
        "hours_per_week": "uren",
        "same_cause_before": "ervoor",
        "same_cause_after": "erna",
    }

    def __init__(self, look: CaseLook, typed: Typed, kind: PeriodKind, changed: RecordedPeriod | None = None) -> None:
        super().__init__(look, typed)
        self.kind = kind
        self.changed = changed
        self.corrects = changed is not None
        self.datum = PERIOD_DATA[kind]

    @property
    def title(self) -> str:
        word = gettext("%(what)s wijzigen") if self.corrects else gettext("%(what)s vastleggen")
        return word % {"what": period_name(self.kind)}

    @property
    def lead(self) -> str:
        return {
            PeriodKind.RECOVERED: gettext("Alleen dagen waarop het hele eigen werk weer ging. Een deel van de uren telt niet als beter."),
            PeriodKind.PARTIAL: gettext("Hoeveel uur per week er wordt gewerkt. De 104 weken tellen gewoon door."),
            PeriodKind.LEAVE: gettext("Zwangerschaps- en bevallingsverlof. Deze dagen tellen niet mee."),
        }[self.kind]

    def _own_fields(self) -> list[AnyField]:
        typed, still = self.typed, gettext("Laat leeg als het nog duurt.")
        fields: list[AnyField] = [
            typed.date_field("van", gettext("Eerste dag"), today=True),
            typed.date_field("tot", gettext("Laatste dag"), hint="" if self.kind == PeriodKind.LEAVE else still),
        ]
        if self.kind == PeriodKind.PARTIAL:
            fields.append(typed.line("uren", gettext("Uren per week"), hint=gettext("Bijvoorbeeld 12 of 7,5."), short=True))
        if self.kind == PeriodKind.LEAVE:
            answers = (RadioOption(YES, gettext("Ja")), RadioOption(NO, gettext("Nee")))
            fields += [
                typed.radios("ervoor", gettext("Ziek vlak vóór het verlof: zelfde oorzaak als dit verlof?"), answers, first=YES),
                typed.radios("erna", gettext("Ziek vlak na het verlof: zelfde oorzaak als ervoor?"), answers, first=YES),
            ]
        return fields

    def read(self) -> NewPeriod | None:
        typed = self.typed
        first, last = typed.day("van"), typed.day("tot", needed=self.kind == PeriodKind.LEAVE)
        hours = None
        if self.kind == PeriodKind.PARTIAL:
            hours = typed.number("uren", gettext("Vul in hoeveel uur per week, bijvoorbeeld 12."))
        if typed.errors or first is None:
            return None
        causes = {}
        if self.kind == PeriodKind.LEAVE:
            causes = {"same_cause_before": typed.text("ervoor") != NO, "same_cause_after": typed.text("erna") != NO}
        return NewPeriod(kind=self.kind, first_day=first, last_day=last, hours_per_week=hours, **causes)

    def check(self, new: NewPeriod) -> None:
        if self.corrects:
            require_reason(self.reason)
        old = Period(pk=self.changed.id) if self.changed else None
        check_period(self.entered.dossier, self.look.rows, new, self.look.on, old)

    def would_be(self, new: NewPeriod) -> CaseFacts:
        others = [row for row in self.look.rows.periods if self.changed is None or row.id != self.changed.id]
        candidate = Period(dossier=self.entered.dossier, **{name: getattr(new, name) for name in NewPeriod.__slots__})
        return facts_in(self.entered, replace(self.look.rows, periods=[*others, candidate]))

    def store(self, new: NewPeriod) -> str:
        if self.changed is None:
            period = record_period(self.entered, new)
        else:
            period = record_period(self.entered, new, instead_of=self._seen(self.changed), reason=self.reason)
        return self.look.links.page("saved", feit=str(period.id))

    def values_now(self) -> dict[str, str]:
        return period_values(period_in(self.entered, self.changed.id)) if self.changed else {}

    def _seen(self, changed: RecordedPeriod) -> UUID:
        return self.typed.version([changed.id, *(version.id for version in changed.earlier)])


def period_values(period: RecordedPeriod) -> dict[str, str]:
    """The form filled with a period that is recorded."""
    typed = Typed({}, period.first_day)
    typed.set_day("van", period.first_day)
    typed.set_day("tot", period.last_day)
    hours = "" if period.hours_per_week is None else f"{period.hours_per_week:f}".removesuffix(".0").replace(".", ",")
    return typed.values | {
        "uren": hours,
        "ervoor": YES if period.same_cause_before else NO,
        "erna": YES if period.same_cause_after else NO,
        "versie": str(period.id),
    }
