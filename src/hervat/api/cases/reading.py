"""From the JSON that a program sends to what is given to a service. Every wrong field gets a sentence of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.services.given import NewDates, NewEvent, NewPeriod
from hervat.apps.dossiers.services.opening import NewDossier
from hervat.domain.fields import REQUIRED, FieldError, FieldReader
from hervat.domain.law.facts import EventKind, Spoor2Exception
from hervat.domain.text import say

NAMES = {"day": "date", "first_day": "from", "last_day": "until"}
Given = TypeVar("Given")


def read(data: object, reader: Callable[[FieldReader], Given | None]) -> Given:
    """What ``reader`` makes of an object. Raises :class:`WrongFields`."""
    if not isinstance(data, Mapping):
        raise WrongFields(FieldError("", say("Een object met velden werd verwacht.")))
    fields = FieldReader(data)
    given = reader(fields)
    fields.refuse_unknown()
    if fields.errors or given is None:
        raise WrongFields(*fields.errors)
    return given


def event(fields: FieldReader) -> NewEvent | None:
    """An event as in the facts of a timeline, with ``on_paper_at`` besides."""
    kind, day = fields.choice("kind", EventKind, required=True), fields.date("date", required=True)
    found = {
        "obligation": fields.text("obligation") or "",
        "reason": fields.text("reason") or "",
        "good_reason": fields.boolean("good_reason"),
        "until": fields.date("until"),
        "ground": fields.choice("ground", Spoor2Exception),
        "on_paper_at": fields.text("on_paper_at") or "",
    }
    return None if kind is None or day is None else NewEvent(kind=kind, day=day, **found)  # type: ignore[arg-type]


def period(fields: FieldReader) -> NewPeriod | None:
    """A period: ``hersteld``, ``gedeeltelijk`` (with ``hours_per_week``) or ``verlof``."""
    kind = fields.choice("kind", PeriodKind, required=True)
    first, last = fields.date("from", required=True), fields.date("until")
    hours = fields.amount("hours_per_week", maximum=60)
    before, after = fields.boolean("same_cause_before"), fields.boolean("same_cause_after")
    if kind is None or first is None:
        return None
    return NewPeriod(
        kind=kind,
        first_day=first,
        last_day=last,
        hours_per_week=hours,
        same_cause_before=before is not False,
        same_cause_after=after is not False,
    )


def dossier(fields: FieldReader) -> NewDossier | None:
    """A new dossier."""
    werkgever = _uuid(fields, "werkgever")
    given, family = fields.text("given_name", required=True), fields.text("family_name", required=True)
    first = fields.date("eerste_ziektedag", required=True)
    aow, ends = fields.date("aow_date"), fields.date("employment_ends")
    function, phone, bsn = fields.text("function") or "", fields.text("phone") or "", fields.text("bsn") or ""
    hours, imported = fields.amount("hours_per_week", maximum=60), fields.boolean("imported")
    if werkgever is None or given is None or family is None or first is None:
        return None
    return NewDossier(
        werkgever=werkgever,
        given_name=given,
        family_name=family,
        dates=NewDates(eerste_ziektedag=first, aow_date=aow, employment_ends=ends),
        function=function,
        phone=phone,
        bsn=bsn,
        hours_per_week=hours,
        imported=imported is True,
    )


def nothing_more(fields: FieldReader) -> bool:
    """Nothing but the reason was expected."""
    return not fields.errors


def correction(data: object) -> tuple[object, str]:
    """The object without its ``correction_reason``, and that reason."""
    if not isinstance(data, Mapping):
        return data, ""
    reason = data.get("correction_reason")
    if not isinstance(reason, str):
        raise WrongFields(FieldError("correction_reason", REQUIRED))
    return {name: value for name, value in data.items() if name != "correction_reason"}, reason


def api_name(field: str) -> str:
    """The name that the API gives to a field of a service."""
    return NAMES.get(field, field)


def _uuid(fields: FieldReader, name: str) -> UUID | None:
    text = fields.text(name, required=True)
    try:
        return UUID(text) if text else None
    except ValueError:
        fields.fail(name, say("Kies een werkgever uit de lijst."))
        return None
