"""Is it healthy? And what somebody does about it when it is not."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.jobs.models import MailState
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.acts import NotThere
from hervat.apps.organisations.care.upkeep import resend_mail, settle_mail, verify_record
from hervat.apps.sealing import KeyUnavailable
from hervat.domain.access.actions import Action
from hervat.domain.text import Text
from hervat.web.beheer.lights import standing
from hervat.web.desk.gate import work_page


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="installation")
def home(request: HttpRequest, acting: Acting) -> HttpResponse:  # noqa: ARG001 -- the gate asked what there is to ask
    """Green or red, and what waits for a decision."""
    return render(request, "beheer/home.html", {"standing": standing(timezone.now()), "uncertain": MailState.UNCERTAIN.value})


@require_POST
@work_page(Action.MANAGE_INSTALLATION)
def resend(request: HttpRequest, acting: Acting, mail: UUID) -> HttpResponse:
    """A mail goes out again."""
    try:
        resend_mail(acting, mail)
    except NotThere:
        raise Http404 from None
    messages.success(request, gettext("De mail gaat opnieuw uit."))
    return redirect("beheer:home")


@require_POST
@work_page(Action.MANAGE_INSTALLATION)
def settle(request: HttpRequest, acting: Acting, mail: UUID) -> HttpResponse:
    """A mail is left as it is."""
    try:
        settle_mail(acting, mail)
    except NotThere:
        raise Http404 from None
    messages.success(request, gettext("De mail is afgesloten. Wat erin stond is gewist."))
    return redirect("beheer:home")


@require_http_methods(["POST"])
@work_page(Action.MANAGE_INSTALLATION)
def verify(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Is the audit record still what was written?"""
    try:
        report = verify_record(acting)
    except KeyUnavailable as error:
        return _verified(request, 0, (error.sentence,), 1)
    return _verified(request, report.count, tuple(problem.sentence for problem in report.problems), report.problem_count)


def _verified(request: HttpRequest, count: int, problems: tuple[Text, ...], total: int) -> HttpResponse:
    context = {"count": count, "problems": problems, "more": total - len(problems)}
    return render(request, "beheer/verified.html", context)
