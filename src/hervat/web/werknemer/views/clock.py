"""The steps of the law as the werknemer sees them: by month, as a picture, one by one, and why each date is what it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.people import people_in
from hervat.domain.access.actions import Action
from hervat.domain.law.results import Actor
from hervat.reports import words
from hervat.reports.timeline_pdf import timeline_pdf
from hervat.reports.words import Face
from hervat.web.cases.look import look_at
from hervat.web.components.paper import pdf_answer
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.desk.gate import own_page
from hervat.web.timeline.explanation import explain
from hervat.web.timeline.key_dates import SANCTION, KeyDate
from hervat.web.timeline.page import ClockPage
from hervat.web.timeline.steps import alone
from hervat.web.werknemer.home.tasks import first_of_each, own_steps, step_views
from hervat.web.werknemer.home.turns import helper_of
from hervat.web.werknemer.page import show


@require_safe
@own_page(Action.SEE_TIMELINE, tells="timeline")
def timeline(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All steps month by month, this month open; then the picture of the 104 weeks."""
    look = look_at(entered)
    return show(request, entered, "timeline", title=gettext("Uw tijdlijn"), page=look.page, picture=look.picture, days=own_days(look.page))


@require_safe
@own_page(Action.SEE_TIMELINE, tells="steps")
def steps(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Only the own steps: what waits, and what is done."""
    page = look_at(entered).page
    done = [one for one in page.applicable if one.state.is_done and one.involves(Actor.WERKNEMER)]
    waiting = [] if entered.dossier.closed_on else own_steps(page)
    first = first_of_each(waiting)
    again = [one for one in waiting if one not in first]
    return show(
        request,
        entered,
        "steps",
        title=gettext("Uw stappen"),
        waiting=step_views(page, first),
        again=step_views(page, again),
        done=step_views(page, done),
    )


@require_safe
@own_page(Action.SEE_TIMELINE, tells="step")
def step(request: HttpRequest, entered: Entered, stap: str) -> HttpResponse:
    """One step: what it is, who is there, what belongs to it, and how to say that it is done."""
    look = look_at(entered)
    found = next((one for one in look.page.applicable if one.id == stap), None)
    if found is None:
        raise Http404
    text = words.face_text(found.rule, Face.WERKNEMER)
    waits = found.state.waits and entered.dossier.closed_on is None
    return show(
        request,
        entered,
        "step",
        title=sentence(words.name(found, Face.WERKNEMER)),
        step=look.page.steps.view(found),
        summary=spoken(text.summary),
        who="" if alone(found, Actor.WERKNEMER) else sentence(words.who(found, Face.WERKNEMER)),
        strictness=found.rule.strictness,
        content=[spoken(item) for item in found.rule.content],
        waits=waits,
        record_address=look.record_address(found.id) if waits else "",
        helper=helper_of(people_in(entered)),
    )


@require_safe
@own_page(Action.SEE_TIMELINE, tells="explanation")
def explanation(request: HttpRequest, entered: Entered, stap: str) -> HttpResponse:
    """Why this date: how it was reached, who does what, and where it stands."""
    look = look_at(entered)
    found = explain(look.timeline, stap, Face.WERKNEMER)
    if found is None:
        raise Http404
    change = look.record_address(stap) or look.links.page("events")
    return show(request, entered, "explanation", title=found.title, explanation=found, page=look.page, change_url=change)


@require_safe
@own_page(Action.SEE_TIMELINE, tells="timeline", act=Act.EXPORTED)
def pdf(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The steps on paper, in plain words."""
    return pdf_answer(
        lambda: timeline_pdf(look_at(entered).timeline, current_language(), gettext, face=Face.WERKNEMER),
        "tijdlijn",
        lambda: show(request, entered, "busy", title=gettext("Het is druk"), status=503),
    )


def own_days(page: ClockPage) -> list[KeyDate]:
    """The days to remember; not those of a loonsanctie that may come, which is no news for the werknemer."""
    decided = page.timeline.loonsanctie.last_day is not None
    may_come = page.links.explanation(SANCTION)
    return [day for day in page.key_dates if decided or day.url != may_come]
