"""An advice about work on paper: directions for whoever may read it, and the whole reasoning for who may know what somebody can do."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.matching.contents import AdviceContent, Direction
from hervat.apps.matching.said import Voice
from hervat.apps.matching.withdrawing import AlreadyWithdrawn, advice_to_print
from hervat.apps.matching.work import Work, compose, work_for
from hervat.domain.access.actions import Action
from hervat.domain.access.words import role_name
from hervat.domain.matching.choosing.match import ORDER
from hervat.domain.matching.compare import Comparison
from hervat.domain.matching.occupations import Occupation
from hervat.market.matching import load_market
from hervat.market.provenance.queries import attributions
from hervat.reports.work.advice_pdf import Advice, Advised, Reader, advice_pdf
from hervat.throttling.addresses import AddressThrottle, limited
from hervat.web.cases.look import look_at
from hervat.web.cases.paper import paper, wait_page
from hervat.web.components.speech import current_language, spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.work.views.listing import show_nothing
from hervat.web.dossiers.work.views.withdrawing import show_withdrawn


@require_safe
@limited(AddressThrottle("PDF_RATE"), wait_page)
@case_page(Action.SEE_WORK_ADVICE, tells="work_advice", act=Act.EXPORTED, twin="mijn:work")
def directions(request: HttpRequest, entered: Entered, advies: UUID) -> HttpResponse:
    """The sheet that an employer may have: directions, and nothing from which health could be read."""
    try:
        voice, content = advice_to_print(entered, advies)
    except AlreadyWithdrawn as already:
        return show_withdrawn(request, entered, already.withdrawn)
    known = load_market().by_uri
    advised = tuple(_named(one, known.get(one.uri)) for one in content.directions)
    advice = _advice(entered, voice, content, advised)
    return paper(request, lambda: advice_pdf(advice, Reader.WERKGEVER, current_language(), gettext), _name(entered, voice))


@require_safe
@limited(AddressThrottle("PDF_RATE"), wait_page)
@case_page(Action.SEE_WORK, tells="work", act=Act.EXPORTED, twin="mijn:work")
def reasoning(request: HttpRequest, entered: Entered, advies: UUID) -> HttpResponse:
    """The sheet with every point, for who may know the list; it rests on the list of the advice, and on the data of today."""
    try:
        voice, content = advice_to_print(entered, advies)
    except AlreadyWithdrawn as already:
        return show_withdrawn(request, entered, already.withdrawn)
    look = look_at(entered)
    work = work_for(entered, look.rows.dates.eerste_ziektedag)
    if not isinstance(work, Work):
        return show_nothing(request, look, work)
    newest = work.released.number
    work = _as_it_was(entered, voice, work)
    advised = tuple(_reasoned(work, one) for one in content.directions)
    advice = _advice(entered, voice, content, advised, work, newest)
    return paper(request, lambda: advice_pdf(advice, Reader.PROFESSIONAL, current_language(), gettext), _name(entered, voice))


def _as_it_was(entered: Entered, voice: Voice, work: Work) -> Work:
    """The match with the list of the advice; with the newest when this reader has that list no more."""
    if voice.fml_number == work.released.number:
        return work
    try:
        found = compose(entered, work.person.eerste_ziektedag, voice.fml_number)
    except Hidden:
        return work
    return found if isinstance(found, Work) else work


def _named(direction: Direction, known: Occupation | None) -> Advised:
    """Also of an occupation that this labour market no longer knows: what was shared stays shared."""
    return Advised(
        occupation=known or Occupation(uri=direction.uri, isco="", label=direction.label), fit=direction.fit, proposed=direction.fit
    )


def _reasoned(work: Work, direction: Direction) -> Advised:
    """With its points of today. The reason of a verdict only where that verdict is the one that was shared."""
    place = work.ordering.places.get(direction.uri)
    if place is None:
        return _named(direction, None)
    judged = work.running(direction.uri)
    return Advised(
        occupation=work.chosen.occupation(place),
        fit=direction.fit,
        proposed=ORDER[work.chosen.proposed[place]],
        reason=judged.content.reason if judged is not None and judged.content.given is direction.fit else "",
        comparison=Comparison(direction.fit, tuple(work.chosen.explain(place)), work.chosen.converted),
    )


def _advice(
    entered: Entered,
    voice: Voice,
    content: AdviceContent,
    advised: tuple[Advised, ...],
    work: Work | None = None,
    newest: int | None = None,
) -> Advice:
    return Advice(
        number=entered.dossier.number,
        day=voice.day,
        author=voice.by,
        role=f"{spoken(role_name(voice.role))}, {voice.organisation}",
        text=content.text,
        occupations=advised,
        fml_number=None if work is None else work.released.number,
        fml_day=None if work is None else work.released.day,
        given_with=voice.fml_number,
        newest=newest,
        orientation=None if work is None else work.chosen.orientation.text,
        credits=() if work is None else attributions(),
    )


def _name(entered: Entered, voice: Voice) -> str:
    """The number of the dossier and the day; no name and no word of what is in it."""
    return f"{entered.dossier.number}-{voice.day.isoformat()}"
