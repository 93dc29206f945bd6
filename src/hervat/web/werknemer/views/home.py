"""Where the werknemer begins: one thing to do, what others do, and help; and the switches of that page."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.own import Proposal, closed_state, open_proposals, own_dossiers
from hervat.apps.dossiers.queries.people import people_in
from hervat.apps.dossiers.services.facts import confirm_agreement
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.dossier.closing import CLOSING_NAMES
from hervat.domain.dossier.urgency import SILENCE
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.cases.look import look_at
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import OWN_NUMBER, own_page, personal_page
from hervat.web.timeline.page import ClockPage
from hervat.web.werknemer.home.tasks import later_tasks, now_task
from hervat.web.werknemer.home.turns import helper_of, turns
from hervat.web.werknemer.page import show

NOON, EVENING, DAWN = 12, 18, 6


@require_safe
@own_page(Action.SEE_TIMELINE, tells="overview")
def home(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Today: what to do now, and by whom the rest is done."""
    look, people = look_at(entered), people_in(entered)
    page = look.page
    closed = closed_state(entered)
    now = None if closed else now_task(page)
    proposals = () if closed else open_proposals(entered)
    silent_since = look.rows.last_contact or page.timeline.wachttijd.first_day
    reason = CLOSING_NAMES.get(closed.reason) if closed and closed.reason else None
    return show(
        request,
        entered,
        "home",
        title=greeting(first_name(request, entered)),
        page=page,
        now=now,
        proposal=next(iter(proposals), None),
        proposed=_step_name(page, proposals),
        later=[] if closed else later_tasks(page, now),
        turns=[] if closed or page.recovered else turns(page, people),
        closed_state=closed,
        closed_reason=reason,
        silent=not closed and not page.recovered and entered.acting.on - silent_since > SILENCE,
        helper=helper_of(people),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@personal_page
def welcome(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The three cards of the first visit. They can be passed over, and read again."""
    if request.method == "POST":
        User.objects.filter(pk=acting.user).update(welcomed=True)
        return redirect("mijn:home")
    return render(request, "werknemer/welcome.html", {"title": gettext("Zo werkt Hervat"), "again": True})


@require_POST
@personal_page
def see_less(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Hides all but what must be done now, or shows it again; kept with the account."""
    User.objects.filter(pk=acting.user).update(calm_view="minder" in request.POST)
    return redirect("mijn:home")


@require_POST
@own_page(Action.CONFIRM_AGREEMENT)
def answer_agreement(request: HttpRequest, entered: Entered, afspraak: UUID) -> HttpResponse:
    """The werknemer says whether a term was moved together."""
    agrees = request.POST.get("antwoord") == "ja"
    if not agrees and request.POST.get("antwoord") != "nee":
        messages.error(request, gettext("Kies ja of nee."))
        return redirect("mijn:home")
    confirm_agreement(entered, afspraak, agrees=agrees)
    told = gettext("Dank u. Uw antwoord staat in het dossier.")
    denied = gettext("Dank u. Er staat nu dat u dit niet afsprak. De oude datum blijft gelden.")
    messages.success(request, told if agrees else denied)
    return redirect("mijn:home")


@require_http_methods(["GET", "HEAD", "POST"])
@personal_page
def dossiers(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Which of the own dossiers to look at, when there are several."""
    own = own_dossiers(acting)
    if request.method == "POST":
        chosen = request.POST.get("dossier", "")
        if chosen in {found.number for found in own}:
            request.session[OWN_NUMBER] = chosen
            return redirect("mijn:home")
        messages.error(request, gettext("Kies een dossier uit de lijst."))
    context = {"title": gettext("Uw dossiers"), "own": own, "current": request.session.get(OWN_NUMBER)}
    return render(request, "werknemer/dossiers.html", context)


def greeting(name: str) -> str:
    """Good morning, afternoon or evening, by the Dutch clock."""
    hour = timezone.localtime().hour
    if DAWN <= hour < NOON:
        return gettext("Goedemorgen %(name)s") % {"name": name}
    if NOON <= hour < EVENING:
        return gettext("Goedemiddag %(name)s") % {"name": name}
    return gettext("Goedenavond %(name)s") % {"name": name}


def first_name(request: HttpRequest, entered: Entered) -> str:
    """How this person is called: the name of the own account, else that in the dossier."""
    own = request.user.first_name if isinstance(request.user, User) else ""
    return own or entered.dossier.given_name


def _step_name(page: ClockPage, proposals: Sequence[Proposal]) -> str:
    """Of which step the term was moved, in plain words; empty when the timeline does not know it."""
    if not proposals:
        return ""
    found = next((one for one in page.timeline.obligations if one.id == proposals[0].step), None)
    return spoken(words.name(found, Face.WERKNEMER)) if found else ""
