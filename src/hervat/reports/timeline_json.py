"""A timeline as JSON: the public shape of ``hervat timeline`` and of the API. No other module knows this shape.

Dates are ISO strings, amounts and percentages are strings with two decimals, texts are in the language asked for. Names in this shape are
public: fields may be added, none renamed or dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hervat.domain.law.citations import Citation
from hervat.domain.law.results import (
    Determination,
    Flag,
    Loonsanctie,
    Money,
    NoRisk35Minner,
    Obligation,
    Step,
    Timeline,
    VervroegdeIva,
    Wachttijd,
)
from hervat.domain.text import Text, Translate, untranslated
from hervat.reports.words import explanation_line, name

Json = dict[str, object]


def timeline_json(timeline: Timeline, language: str = "nl", translate: Translate = untranslated) -> Json:
    """The whole timeline, ready for ``json.dumps``."""
    shape = _Shape(language, translate)
    return {
        "eerste_ziektedag": timeline.wachttijd.first_day.isoformat(),
        "eerste_ziektedag_given": timeline.facts.eerste_ziektedag.isoformat(),
        "on": timeline.on.isoformat(),
        "rules_version": timeline.rules_version,
        "week": timeline.week,
        "wachttijd": shape.wachttijd(timeline.wachttijd),
        "loondoorbetaling": {
            "last_day": _iso(timeline.loondoorbetaling.last_day),
            "explanation": shape.explanation(timeline.loondoorbetaling.determination),
        },
        "loonsanctie": shape.loonsanctie(timeline.loonsanctie),
        "opzegverbod": {"last_day": _iso(timeline.opzegverbod_last_day)},
        "vervroegde_iva": _vervroegde_iva(timeline.vervroegde_iva),
        "no_risk": _no_risk(timeline.no_risk),
        "money": _money(timeline.money),
        "obligations": [shape.obligation(obligation) for obligation in timeline.obligations],
        "flags": [shape.flag(flag) for flag in timeline.flags],
    }


class _Shape:
    """The parts that hold sentences, in one language."""

    def __init__(self, language: str, translate: Translate) -> None:
        self._language = language
        self._translate = translate

    def text(self, text: Text) -> str:
        return text.render(self._language, self._translate)

    def optional(self, text: Text | None) -> str | None:
        return None if text is None else self.text(text)

    def explanation(self, determination: Determination) -> list[str]:
        return [self._line(step) for step in determination.steps]

    def wachttijd(self, wachttijd: Wachttijd) -> Json:
        return {
            "first_day": wachttijd.first_day.isoformat(),
            "last_day": wachttijd.last_day.isoformat(),
            "first_wia_day": wachttijd.first_wia_day.isoformat(),
            "days_not_counted": wachttijd.days_not_counted,
            "applies": wachttijd.applies,
            "extended_until": _iso(wachttijd.extended_until),
            "not_counted": [
                {"first": gap.first.isoformat(), "last": gap.last.isoformat(), "days": gap.days, "leave": gap.leave}
                for gap in wachttijd.interruptions
            ],
            "earlier_periods": [{"first": period.first.isoformat(), "last": period.last.isoformat()} for period in wachttijd.earlier_periods],
            "explanation": self.explanation(wachttijd.determination),
        }

    def loonsanctie(self, loonsanctie: Loonsanctie) -> Json:
        return {
            "latest_decision": _iso(loonsanctie.latest_decision),
            "first_day": _iso(loonsanctie.first_day),
            "max_last_day": _iso(loonsanctie.max_last_day),
            "last_day": _iso(loonsanctie.last_day),
            "explanation": self.explanation(loonsanctie.determination),
        }

    def obligation(self, obligation: Obligation) -> Json:
        rule, determination = obligation.rule, obligation.determination
        return {
            "id": obligation.id,
            "name": self.text(name(obligation)),
            "actor": rule.actor,
            "together_with": list(rule.together_with),
            "opens": _iso(obligation.opens),
            "due": _iso(obligation.due),
            "due_nominal": _iso(determination.nominal),
            "due_extended": _iso(obligation.due_extended),
            "workday": _iso(obligation.workday),
            "done_on": _iso(obligation.done_on),
            "state": obligation.state.value,
            "reason": self.optional(obligation.reason),
            "strictness": rule.strictness.value,
            "confirmed": rule.confirmed,
            "checked_on": rule.checked_on.isoformat(),
            "right": rule.right,
            "joint_deviation": rule.joint_deviation,
            "legal_basis": _legal_basis(rule.citations),
            "summary": self.text(rule.professional.summary),
            "consequence": self.text(rule.professional.consequence),
            "missed_help": self.optional(rule.professional.missed_help),
            "duration_minutes": rule.duration_minutes,
            "recipient": self.optional(rule.recipient),
            "content": [self.text(part) for part in rule.content],
            "explanation": self.explanation(determination),
            "rolled": determination.rolled,
            "parameters": list(determination.parameters),
        }

    def flag(self, flag: Flag) -> Json:
        return {
            "id": flag.id,
            "severity": flag.severity.value,
            "text": self.text(flag.text),
            "legal_basis": _legal_basis(flag.citations),
            "alternatives": [{"reading": self.text(reading), "first_wia_day": day.isoformat()} for reading, day in flag.alternatives],
        }

    def _line(self, step: Step) -> str:
        return explanation_line(step, self._language, self._translate)


def _vervroegde_iva(iva: VervroegdeIva | None) -> Json | None:
    if iva is None:
        return None
    return {
        "earliest_application": iva.earliest_application.isoformat(),
        "latest_application": iva.latest_application.isoformat(),
        "latest_application_nominal": iva.latest_application_nominal.isoformat(),
        "earliest_wia_day": iva.earliest_wia_day.isoformat(),
        "wia_day": _iso(iva.wia_day),
        "wia_day_strict": _iso(iva.wia_day_strict),
    }


def _no_risk(no_risk: NoRisk35Minner | None) -> Json | None:
    if no_risk is None:
        return None
    return {"reference_day": no_risk.reference_day.isoformat(), "contract_condition": no_risk.contract_condition}


def _money(money: Money | None) -> Json | None:
    if money is None:
        return None
    return {
        "year_1_month": _amount(money.year_1_month),
        "year_2_month": _amount(money.year_2_month),
        "minimum_month": _amount(money.minimum_month),
        "ao_percentage": _amount(money.ao_percentage),
        "wia_class": money.wia_class,
        "vervolguitkering_percentage": _amount(money.vervolguitkering_percentage),
        "lgu_month": _amount(money.lgu_month),
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _legal_basis(citations: Iterable[Citation]) -> list[str]:
    return [str(citation) for citation in citations]
