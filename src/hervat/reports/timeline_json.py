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
    Timeline,
    VervroegdeIva,
    Wachttijd,
)
from hervat.domain.text import Translate, untranslated
from hervat.reports.words import name
from hervat.reports.writer import Writer

Json = dict[str, object]


def timeline_json(timeline: Timeline, language: str = "nl", translate: Translate = untranslated) -> Json:
    """The whole timeline, ready for ``json.dumps``."""
    writer = Writer(language, translate)
    return {
        "eerste_ziektedag": timeline.wachttijd.first_day.isoformat(),
        "eerste_ziektedag_given": timeline.facts.eerste_ziektedag.isoformat(),
        "on": timeline.on.isoformat(),
        "rules_version": timeline.rules_version,
        "week": timeline.week,
        "wachttijd": _wachttijd(timeline.wachttijd, writer),
        "loondoorbetaling": {
            "last_day": _iso(timeline.loondoorbetaling.last_day),
            "explanation": _explanation(timeline.loondoorbetaling.determination, writer),
        },
        "loonsanctie": _loonsanctie(timeline.loonsanctie, writer),
        "opzegverbod": {"last_day": _iso(timeline.opzegverbod_last_day)},
        "vervroegde_iva": _vervroegde_iva(timeline.vervroegde_iva),
        "no_risk": _no_risk(timeline.no_risk),
        "money": _money(timeline.money),
        "obligations": [_obligation(obligation, writer) for obligation in timeline.obligations],
        "flags": [_flag(flag, writer) for flag in timeline.flags],
    }


def _wachttijd(wachttijd: Wachttijd, writer: Writer) -> Json:
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
        "explanation": _explanation(wachttijd.determination, writer),
    }


def _loonsanctie(loonsanctie: Loonsanctie, writer: Writer) -> Json:
    return {
        "latest_decision": _iso(loonsanctie.latest_decision),
        "first_day": _iso(loonsanctie.first_day),
        "max_last_day": _iso(loonsanctie.max_last_day),
        "last_day": _iso(loonsanctie.last_day),
        "explanation": _explanation(loonsanctie.determination, writer),
    }


def _obligation(obligation: Obligation, writer: Writer) -> Json:
    rule, determination = obligation.rule, obligation.determination
    return {
        "id": obligation.id,
        "name": writer.text(name(obligation)),
        "actor": rule.actor.value,
        "together_with": [actor.value for actor in rule.together_with],
        "opens": _iso(obligation.opens),
        "due": _iso(obligation.due),
        "due_nominal": _iso(determination.nominal),
        "due_extended": _iso(obligation.due_extended),
        "workday": _iso(obligation.workday),
        "done_on": _iso(obligation.done_on),
        "state": obligation.state.value,
        "reason": writer.optional(obligation.reason),
        "strictness": rule.strictness.value,
        "confirmed": rule.confirmed,
        "checked_on": rule.checked_on.isoformat(),
        "right": rule.right,
        "joint_deviation": rule.joint_deviation,
        "legal_basis": _legal_basis(rule.citations),
        "summary": writer.text(rule.professional.summary),
        "consequence": writer.text(rule.professional.consequence),
        "missed_help": writer.optional(rule.professional.missed_help),
        "duration_minutes": rule.duration_minutes,
        "recipient": writer.optional(rule.recipient),
        "content": [writer.text(part) for part in rule.content],
        "explanation": _explanation(determination, writer),
        "rolled": determination.rolled,
        "parameters": list(determination.parameters),
    }


def _flag(flag: Flag, writer: Writer) -> Json:
    return {
        "id": flag.id,
        "severity": flag.severity.value,
        "text": writer.text(flag.text),
        "legal_basis": _legal_basis(flag.citations),
        "alternatives": [
            {"reading": writer.text(found.reading), "what": writer.text(found.what), "day": found.day.isoformat()}
            for found in flag.alternatives
        ],
    }


def _explanation(determination: Determination, writer: Writer) -> list[str]:
    return [writer.line(step) for step in determination.steps]


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
