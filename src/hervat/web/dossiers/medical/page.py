"""What every page here shows around its own part, and where it leads back to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from hervat.apps.dossiers.door import Entered
from hervat.apps.health.door import DelegationLine, delegations_of, drop_typed, keep_typed, typed_in
from hervat.domain.access.roles import Role
from hervat.web.cases.look import CaseLook, look_at
from hervat.web.desk.drafts import form_of
from hervat.web.desk.drafts import typed_in as typed_now

LATER = "later"


def show(request: HttpRequest, entered: Entered, template: str, tab: str, *, look: CaseLook | None = None, **context: Any) -> HttpResponse:
    """A page of the dossier under the tab ``tab``; 422 when its form has errors."""
    look = look or look_at(entered)
    form = context.get("form")
    frame = {"entered": entered, "head": look.head(tab), "links": look.links}
    status = 422 if form is not None and form.errors else 200
    return render(request, f"dossiers/medical/{template}.html", frame | context, status=status)


def given_to(entered: Entered) -> tuple[DelegationLine, ...]:
    """What was delegated to who looks; nothing for everyone who does not work under the bedrijfsarts."""
    return delegations_of(entered) if entered.acting.role is Role.CASEMANAGER_TAAKDELEGATIE else ()


def to(entered: Entered, page: str, **named: Any) -> HttpResponseRedirect:
    """On to a page of the same dossier."""
    return HttpResponseRedirect(address(entered, page, **named))


def address(entered: Entered, page: str, **named: Any) -> str:
    """Where a page of the same dossier is."""
    return reverse(f"dossiers:{page}", kwargs={"nummer": entered.dossier.number, **named})


def kept_in(request: HttpRequest, entered: Entered) -> dict[str, list[str]] | None:
    """What this person typed on this very page before, and did not send."""
    return typed_in(entered.acting.user, form_of(request))


def keep(request: HttpRequest, entered: Entered) -> None:
    """Keeps what is in the form, in the vault."""
    keep_typed(entered.acting.user, form_of(request), typed_now(request))


def drop(request: HttpRequest, entered: Entered) -> None:
    """It was sent: forgets what was kept."""
    drop_typed(entered.acting.user, form_of(request))
