"""Two people changed the same: what each filled in stands beside the other, and who was second chooses for each field."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hervat.apps.dossiers.errors import Conflict
from hervat.web.cases.forms.fact_form import FactForm, said_in
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import PARTS, AnyField

CHOICE = "kies-"
OTHER = "ander"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what who was second filled in, and what stands there now."""

    name: str
    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.mine != self.theirs


def conflict_page(request: HttpRequest, form: FactForm, conflict: Conflict) -> HttpResponse:
    """409: field by field what is yours and what is theirs, with a choice where they differ. Nothing is lost, nothing wins in silence."""
    now = form.values_now()
    mine, theirs = form.fields, _fields_with(form, now)
    rows = [
        Difference(field.name, field.label, said_in(field), said_in(other))
        for field, other in zip(mine, theirs, strict=True)
        if field.name != "correction_reason"
    ]
    carried = {name: value for name, value in form.carried.items() if name != "versie"} | {"versie": now.get("versie", "")}
    context = {"conflict": conflict, "rows": rows, "carried": carried, "fact": form, "address": request.get_full_path()}
    return render(request, "cases/conflict.html", form.look.context("events") | context, status=409)


def take_choices(form: FactForm) -> None:
    """What was chosen on that page: where the other was chosen, what stands there now takes the place of what was typed."""
    choices = {name.removeprefix(CHOICE): value for name, value in form.typed.values.items() if name.startswith(CHOICE)}
    if not choices:
        return
    now = form.values_now()
    for field in choices:
        del form.typed.values[CHOICE + field]
        if choices[field] == OTHER:
            for name in (field, *(f"{field}-{part}" for part in PARTS)):
                form.typed.values.pop(name, None)
                if name in now:
                    form.typed.values[name] = now[name]


def _fields_with(form: FactForm, values: dict[str, str]) -> list[AnyField]:
    other = copy(form)
    other.__dict__.pop("fields", None)  # they were made of what the other typed
    other.typed = Typed(values, form.look.on)
    return other.fields
