"""Opening a dossier, in two steps: fill in, then check. What was typed is kept as a draft in between."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.drafts import draft_of, drop_draft, save_draft
from hervat.apps.dossiers.services.opening import NewDossier, open_dossier
from hervat.apps.dossiers.services.people import refuse_address_of_helper
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.clients import werkgevers_of
from hervat.apps.organisations.invitations import invite
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.web.cases.forms.typed import Typed
from hervat.web.desk.drafts import typed_in
from hervat.web.desk.gate import work_page
from hervat.web.dossiers.lists.forms.new_dossier import PLACES, NewDossierForm


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.OPEN_DOSSIER)
def new(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Step 1: the form, with what was kept of it."""
    kept = draft_of(acting.user, form_name()) if request.method != "POST" else None
    form = _form(Typed.of(request, acting.on, kept), acting)
    if request.method == "POST":
        save_draft(acting.user, form_name(), typed_in(request))
        if "later" in request.POST:
            messages.success(request, gettext("Bewaard. U vindt het terug bij Dossier openen."))
            return redirect("desk:today")
        if form.read(acting) is not None:
            return redirect("dossiers:check_new")
    return _fill_in(request, form)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@work_page(Action.OPEN_DOSSIER)
def check(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Step 2: all of it once more; then the dossier is opened."""
    kept = draft_of(acting.user, form_name())
    if kept is None:
        return redirect("dossiers:new")
    typed = Typed({name: values[-1] for name, values in kept.items() if values}, acting.on)
    form = _form(typed, acting)
    given = form.read(acting)
    if given is None:
        return _fill_in(request, form)
    if request.method != "POST":
        return render(request, "dossiers/list_new_check.html", {"lines": form.lines(given)})
    try:
        dossier = _open(request, acting, form, given)
    except WrongFields as wrong:
        typed.take(wrong.errors, PLACES)
        return _fill_in(request, form)
    said = gettext("Dossier %(number)s is geopend. Hieronder staat wat u nu kunt doen.") % {"number": dossier.number}
    messages.success(request, f"{said} {gettext('De werknemer krijgt een uitnodiging per mail.')}" if form.email else said)
    return redirect("dossiers:overview", nummer=dossier.number)


def form_name() -> str:
    """Under which name the draft is kept: the address of step 1, without language."""
    return reverse("dossiers:new").removeprefix("/en")


def _form(typed: Typed, acting: Acting) -> NewDossierForm:
    return NewDossierForm(typed, acting, werkgevers_of(acting))


def _fill_in(request: HttpRequest, form: NewDossierForm) -> HttpResponse:
    context = {"form": form.typed, "page": form, "form_name": form_name()}
    return render(request, "dossiers/list_new.html", context, status=422 if form.typed else 200)


def _open(request: HttpRequest, acting: Acting, form: NewDossierForm, given: NewDossier) -> Dossier:
    """The dossier, the invitation and the end of the draft: all or nothing."""
    with transaction.atomic():
        dossier = open_dossier(acting, given)
        if form.email and isinstance(request.user, User):
            refuse_address_of_helper(dossier, email=form.email, made_by=request.user)
            invite(email=form.email, role=Role.WERKNEMER, made_by=request.user, dossier=dossier.id, address=_accept_address)
        drop_draft(acting.user, form_name())
    return dossier


def _accept_address(token: str) -> str:
    return f"{settings.BASE_URL}{reverse('account_pages:invitation', kwargs={'token': token})}"
