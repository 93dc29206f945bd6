"""Taking back what was recorded by mistake: it stays readable, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from hervat.apps.dossiers.errors import WrongFields
from hervat.web.cases.forms.fact_form import no_illness
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook


class Versioned(Protocol):
    """What was withdrawn, as a new version."""

    id: UUID


def withdraw_page(
    request: HttpRequest, look: CaseLook, name: str, versions: Sequence[UUID], withdraw: Callable[[UUID, str], Versioned]
) -> HttpResponse:
    """The page that asks why, and what follows. The version that was looked at comes along, so that two people do not cross.

    ``versions``: all of the fact, the newest first.
    """
    typed = Typed.of(request, look.on, versie=str(versions[0]))
    if request.method == "POST":
        try:
            version = withdraw(typed.version(versions), typed.text("correction_reason"))
            return redirect(look.links.page("saved", feit=str(version.id)))
        except WrongFields as wrong:
            typed.take(wrong.errors, {})
    field = typed.area("correction_reason", gettext("Waarom trekt u dit in?"), hint=no_illness(), rows=2)
    context = {"form": typed, "fields": [field], "name": name, "version": typed.text("versie")}
    return render(request, "cases/intrekken.html", look.context("events") | context, status=422 if typed.errors else 200)
