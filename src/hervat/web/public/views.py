"""The pages without a login. Each view reads the address, asks the clock, and shows the answer; none of them stores anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from hervat.domain.law import FactsError
from hervat.reports.timeline_ics import timeline_ics
from hervat.reports.timeline_json import timeline_json
from hervat.reports.timeline_pdf import timeline_pdf
from hervat.reports.words import Face
from hervat.throttling.addresses import AddressThrottle, limited
from hervat.web.components.openness import open_to_all
from hervat.web.components.paper import pdf_answer
from hervat.web.components.pictures.timeline import TimelinePicture
from hervat.web.components.speech import current_language
from hervat.web.public.examples import examples
from hervat.web.public.form.clock_form import ClockForm
from hervat.web.public.form.event_kinds import EVENT_NAMES, kind_that_fulfils
from hervat.web.public.form.rows import facts_in, origins_of, typed_from, wrong_fields
from hervat.web.public.form.typed_dates import from_iso, to_iso
from hervat.web.public.link import MAX_QUERY, facts_from, query_for
from hervat.web.public.request import Question, ask, has_facts, read_comparison, wrong_look
from hervat.web.timeline.explanation import explain
from hervat.web.timeline.glossary import ENTRIES, FirstUses
from hervat.web.timeline.page import ClockPage
from hervat.web.timeline.what_if import compare

BLANK_EVENTS_AT_START = 3
NEXT_ROW = 999  # the row of one event more, after all that a link can carry

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
AnswerView = Callable[Concatenate[HttpRequest, Question, Rest], HttpResponse]


def public_page(view: View[Rest]) -> View[Rest]:
    """A page that is only read. With facts in its address no search engine or cache keeps it; an address that is too long is refused."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > MAX_QUERY:
            return address_too_long(request)
        response = view(request, *args, **kwargs)
        if request.GET:
            response["X-Robots-Tag"] = "noindex"
            response["Cache-Control"] = "no-store"
        return response

    return open_to_all(require_safe(page))


def asked(view: AnswerView[Rest]) -> View[Rest]:
    """A page that answers the question in its address. Without a question it leads to the empty form, with a wrong one to what is wrong."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not has_facts(request.GET):
            return redirect("public:clock")
        try:
            question = ask(facts_from(request.GET), request.GET, request.GET.get("op", ""))
        except FactsError as error:
            return _wrong_link(request, request.GET, error)
        return view(request, question, *args, **kwargs)

    return page


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """What Hervat is, and the way to the clock."""
    return render(request, "public/home.html", {"demo": settings.DEMO})


@public_page
def clock(request: HttpRequest) -> HttpResponse:
    """The open clock: the empty form, the form with what is wrong in it, or the answer."""
    if "formulier" in request.GET:
        return _submitted(request)
    if "wijzig" in request.GET:
        return _change(request)
    if has_facts(request.GET):
        return _answer(request)
    form = ClockForm({"voor": request.GET.get("voor", "")}, blank_events=BLANK_EVENTS_AT_START)
    form.show_errors(tuple(wrong_look(request.GET)), {})
    return _form_page(request, form)


def _submitted(request: HttpRequest) -> HttpResponse:
    """The form was sent: one more row, what is wrong, or on to the link that carries the facts."""
    errors = tuple(wrong_fields(request.GET))
    typed = {name: str(value) for name, value in request.GET.items() if name != "formulier"}
    one_more, travelled = typed.pop("erbij", ""), QueryDict(typed.pop("feiten", ""))
    if travelled:
        try:
            ask(facts_from(travelled), travelled, travelled.get("op", ""))
        except FactsError as error:
            return _wrong_link(request, travelled, FactsError((*error.errors, *errors)), typed)
        typed = _typed_in_link(travelled) | typed
    if one_more:
        form = ClockForm(typed, one_more=one_more)
        form.show_errors(errors, {})
        return _form_page(request, form)
    facts, origins = facts_in(typed)
    look = QueryDict(mutable=True)
    look.update({key: typed[key] for key in ("voor", "was") if typed.get(key) and (key != "was" or "wat-als" in typed)})
    day = to_iso(typed.get("op", ""))
    try:
        question = ask(facts, look, day, errors)
    except FactsError as error:
        form = ClockForm(typed)
        form.show_errors(error.errors, origins)
        return _form_page(request, form)
    voor = question.face if question.face is Face.WERKNEMER else ""
    return HttpResponseRedirect(question.links.clock(voor=voor))


@asked
def _change(request: HttpRequest, question: Question) -> HttpResponse:
    """The form with the facts of a link in it, ready for the day of one event more if the link names its kind."""
    kind = request.GET["wijzig"]
    return _form_page(request, ClockForm(_typed_in_link(request.GET), fill_in=kind if kind in EVENT_NAMES else ""))


def _wrong_link(request: HttpRequest, query: QueryDict, error: FactsError, typed: Mapping[str, str] | None = None) -> HttpResponse:
    """A link that somebody edited: the form with what the link said, what was ``typed`` besides, and what is wrong with it."""
    form = ClockForm({**_typed_in_link(query), **(typed or {})})
    form.show_errors(error.errors, origins_of(facts_from(query)))
    return _form_page(request, form)


def _typed_in_link(query: QueryDict) -> dict[str, str]:
    """The form filled in with what a link says; ``was`` holds the facts that a change is compared with, if those can be read."""
    facts = facts_from(query)
    typed = typed_from(facts) | {key: from_iso(str(query[key])) for key in ("op", "voor") if key in query}
    was = (text for text in (str(query.get("was", "")), query_for(facts)) if read_comparison(text, timezone.localdate()))
    return typed | {"was": next(was, "")}


def _form_page(request: HttpRequest, form: ClockForm) -> HttpResponse:
    context = {"form": form, "face": form.face, "examples": () if request.GET else examples()}
    return render(request, "public/clock_form.html", context, status=422 if form.is_wrong else 200)


@asked
def _answer(request: HttpRequest, question: Question) -> HttpResponse:
    timeline, before = question.answer, question.before
    page = ClockPage(timeline, question.links, question.face, question.who)
    now = page.now
    context = {
        "page": page,
        "picture": TimelinePicture(timeline, question.face),
        "form": ClockForm({"voor": question.face}, first_row=NEXT_ROW),
        "fill_in": question.links.filling_in(kind_that_fulfils(now.step.id) if now else ""),
        "face": question.face,
        "links": question.links,
        "comparison": compare(before, timeline, question.links, question.face) if before else None,
    }
    return render(request, f"public/clock_{question.face.value}.html", context)


@public_page
@asked
def explanation(request: HttpRequest, question: Question, what: str) -> HttpResponse:
    """Why this date."""
    found = explain(question.answer, what, question.face)
    if found is None:
        raise Http404
    page = ClockPage(question.answer, question.links, question.face)
    context = {
        "explanation": found,
        "page": page,
        "face": question.face,
        "links": question.links,
        "first_uses": FirstUses() if question.face is Face.WERKNEMER else None,
    }
    return render(request, "public/explanation.html", context)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: more papers than one address may fetch. The answer tells after how many seconds to come back."""
    sentence = ngettext("Probeer het over %(n)d seconde opnieuw.", "Probeer het over %(n)d seconden opnieuw.", seconds) % {"n": seconds}
    return _error(request, 429, gettext("Even wachten"), sentence)


@public_page
@asked
@limited(AddressThrottle("PDF_RATE"), too_many)
def pdf(request: HttpRequest, question: Question) -> HttpResponse:
    """The answer on paper, for who reads. One is made at a time: who waits too long for a turn is asked to come back."""
    return pdf_answer(
        lambda: timeline_pdf(question.answer, current_language(), gettext, face=question.face),
        "poortwachter",
        lambda: _error(
            request, 503, gettext("Het is druk"), gettext("Er worden nu veel PDF’s gemaakt. Probeer het over een paar seconden opnieuw.")
        ),
    )


@public_page
@asked
def ics(_request: HttpRequest, question: Question) -> HttpResponse:
    """The steps ahead for a calendar."""
    content = timeline_ics(question.answer, current_language(), gettext, face=question.face)
    return HttpResponse(content, "text/calendar; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="poortwachter.ics"'})


@public_page
@asked
def json(_request: HttpRequest, question: Question) -> HttpResponse:
    """The answer for a program."""
    content = timeline_json(question.answer, current_language(), gettext)
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})


@public_page
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of this field in plain language."""
    return render(request, "public/glossary.html", {"entries": ENTRIES})


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    """Who can help."""
    return render(request, "public/help.html")


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, with known gaps."""
    return render(request, "public/accessibility.html")


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What happens to what is typed: nothing."""
    return render(request, "public/privacy.html")


def bad_request(request: HttpRequest, _exception: Exception) -> HttpResponse:
    """400: the request cannot be read."""
    return _error(request, 400, gettext("Dit verzoek is niet te lezen"), gettext("Ga terug en probeer het opnieuw."))


def page_not_found(request: HttpRequest, _exception: Exception) -> HttpResponse:
    """404: nothing here."""
    return _error(request, 404, gettext("Deze pagina bestaat niet"), gettext("Klopt het adres? Begin anders opnieuw bij de klok."))


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than is taken in."""
    return _error(request, 413, gettext("Dit is te veel in één keer"), gettext("Stuur minder gegevens en probeer het opnieuw."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _error(
        request,
        500,
        gettext("Er ging iets mis bij ons, niet bij u"),
        gettext("Probeer het straks opnieuw. Wat u invulde, staat in uw link."),
    )


def address_too_long(request: HttpRequest) -> HttpResponse:
    """414: more facts than a link can carry."""
    return _error(request, 414, gettext("Deze link is te lang"), gettext("Haal een paar gebeurtenissen weg en probeer het opnieuw."))


def _error(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "public/error.html", {"title": title, "sentence": sentence}, status=status)
