"""What people say about work: a verdict, an answer from the workplace, an advice that is shared. Each is kept with what lay before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.checks import wrong_day, wrong_text
from hervat.apps.matching.contents import (
    AdviceContent,
    AnswerContent,
    Content,
    Direction,
    JudgementContent,
    close_advice,
    close_answer,
    close_judgement,
    opened,
)
from hervat.apps.matching.models import Judgement, Said, WorkAdvice, WorkplaceAnswer
from hervat.apps.matching.states import note_state
from hervat.apps.matching.work import Work, compose, load_of
from hervat.domain.access.actions import Action
from hervat.domain.fields import FactsError, FieldError
from hervat.domain.fml import Kind, VersionId, version
from hervat.domain.matching.choosing.match import ORDER
from hervat.domain.matching.compare import Fit
from hervat.domain.text import say

SHORTEST_REASON, LONGEST_REASON = 20, 500
LONGEST_PLACE, LONGEST_TEXT = 120, 2_000
MOST_DIRECTIONS = 20
FURTHEST = timedelta(days=730)  # of the last day of a verdict: the 104 weeks are over by then
SAME = ("author_id", "author_role", "organisation_id", "fml_number", "state_id", "day", "until")
Row = TypeVar("Row", Judgement, WorkplaceAnswer, WorkAdvice)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVerdict:
    """A verdict to give. ``fml_number``: of the list that was on the page."""

    uri: str
    given: Fit | None
    reason: str
    fml_number: int | None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """An answer from the workplace. ``load``: in the shape of one load of a function in JSON; None: no longer known."""

    uri: str
    item: str
    load: dict[str, Any] | None
    place: str
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdvice:
    """Directions to share, by URI."""

    uris: Sequence[str]
    text: str
    fml_number: int | None


def give_verdict(entered: Entered, new: NewVerdict) -> Judgement:
    """Judges one occupation in the place of the proposal. Raises :class:`WrongFields` (``given``, ``reason``, ``until``),
    :class:`Conflict` when there is a newer FML than the one that was on the page, :class:`Hidden`, :class:`Refused`."""
    entered.require(Action.JUDGE_WORK)
    work = _work(entered, new.fml_number)
    place = _place(work, new.uri)
    errors = [*_wrong_verdict(entered, new)]
    if errors or new.given is None:
        raise WrongFields(*errors)
    row = Judgement(occupation_uri=new.uri, occupation_label=work.chosen.occupation(place).label, until=new.until)
    content = JudgementContent(ORDER[work.chosen.proposed[place]], new.given, new.reason.strip())
    with transaction.atomic():
        _begin(entered, row, work, entered.acting.on)
        if (before := _said_already(row, content)) is not None:
            return before
        row.content = close_judgement(row, content)
        row.save(force_insert=True)
        audit_in(entered, Act.CREATED, "judgement", object_id=row.id)
    return row


def answer_question(entered: Entered, new: NewAnswer) -> WorkplaceAnswer:
    """Records what somebody found out at a workplace; it takes the place of what is known of the occupation, for this dossier alone.

    Raises :class:`WrongFields` (``load...``, ``place``, ``day``, ``note``), :class:`Hidden`, :class:`Refused`.
    """
    entered.require(Action.JUDGE_WORK)
    work = _work(entered, None)
    label = work.chosen.occupation(_place(work, new.uri)).label
    if not can_be_answered(work, new.item):
        raise Hidden
    content = AnswerContent(new.item, new.load, new.place.strip(), new.note.strip())
    errors = [*_wrong_answer(entered, new), *_wrong_load(content, new.day)]
    if errors:
        raise WrongFields(*errors)
    row = WorkplaceAnswer(occupation_uri=new.uri, occupation_label=label)
    with transaction.atomic():
        _begin(entered, row, work, new.day)
        if (before := _said_already(row, content)) is not None:
            return before
        row.content = close_answer(row, content)
        row.save(force_insert=True)
        audit_in(entered, Act.CREATED, "workplace_answer", object_id=row.id)
    return row


def share_advice(entered: Entered, new: NewAdvice) -> WorkAdvice:
    """Shares directions of work with everybody in the dossier: only names, and whether they fit.

    Raises :class:`WrongFields` (``uris``, ``text``), :class:`Conflict` as :func:`give_verdict`, :class:`Hidden`, :class:`Refused`.
    """
    entered.require(Action.SHARE_WORK_ADVICE)
    work = _work(entered, new.fml_number)
    places = [_place(work, uri) for uri in dict.fromkeys(new.uris)]
    found = [work.chosen.candidate(place) for place in places]
    errors = [*_wrong_advice(new)]
    for candidate in found:
        if candidate.fit is Fit.WITH_QUESTIONS:
            text = say("Bij {work} zijn nog vragen. Geef eerst zelf een oordeel: past, of past niet.", work=candidate.occupation.label)
            errors.append(FieldError("uris", text))
    if errors:
        raise WrongFields(*errors)
    directions = tuple(Direction(candidate.occupation.uri, candidate.occupation.label, candidate.fit) for candidate in found)
    row = WorkAdvice()
    with transaction.atomic():
        _begin(entered, row, work, entered.acting.on)
        content = AdviceContent(directions, new.text.strip())
        if (before := _said_already(row, content)) is not None and not hasattr(before, "withdrawal"):
            return before
        row.content = close_advice(row, content)
        row.save(force_insert=True)
        audit_in(entered, Act.RELEASED, "work_advice", object_id=row.id)
    return row


def can_be_answered(work: Work, item: str) -> bool:
    """Whether a workplace can tell what work asks there: an item (or part of one) that this actor was given and was assessed."""
    listed = version(VersionId.B)
    part = listed.part(item)
    found = part[0] if part else listed.items.get(item)
    shown = work.chosen.converted.fml
    return (
        found is not None
        and found.kind is not Kind.SIDE
        and found.number not in work.chosen.withheld
        and shown.answer(found.number) is not None
    )


def _work(entered: Entered, seen: int | None) -> Work:
    """The match as it is now. ``seen``: the number of the list that was on the page, when what is said rests on it."""
    work = compose(entered)
    if not isinstance(work, Work):
        raise Hidden
    if seen is not None and seen != work.released.number:
        raise Conflict(work.released.author, work.released.signed_at)
    return work


def _place(work: Work, uri: str) -> int:
    if uri not in work.ordering.places:
        raise Hidden
    return work.ordering.places[uri]


def _begin(entered: Entered, row: Said, work: Work, day: date) -> None:
    """Who says it, and what lay before them."""
    organisation = entered.acting.actor.organisation
    if organisation is None:
        raise Hidden
    row.dossier, row.day, row.fml_number = entered.dossier, day, work.released.number
    row.state = note_state(work.ordering.market.versions)
    row.author_id, row.author_role, row.organisation_id = entered.acting.user, entered.acting.role.value, organisation


def _said_already(row: Row, content: Content) -> Row | None:
    """What was said last, when the same person now says exactly the same: a button that was pressed twice. Others wait meanwhile."""
    Dossier.objects.select_for_update().get(pk=row.dossier_id)
    about = {name: getattr(row, name) for name in ("occupation_uri",) if hasattr(row, name)}
    last = type(row)._default_manager.filter(dossier=row.dossier_id, **about).order_by("-recorded_at", "-id").first()
    if last is None or any(getattr(last, name) != getattr(row, name) for name in SAME if hasattr(row, name)):
        return None
    return last if opened(last) == content else None


def _wrong_verdict(entered: Entered, new: NewVerdict) -> Iterator[FieldError]:
    if new.given is None:
        yield FieldError("given", say("Kies uw oordeel: past, past met vragen, of past niet."))
    if len(new.reason.strip()) < SHORTEST_REASON:
        yield FieldError("reason", say("Schrijf in minstens {least} tekens waarom u dit vindt.", least=SHORTEST_REASON))
    yield from wrong_text("reason", new.reason, LONGEST_REASON)
    if new.until is not None and not entered.acting.on <= new.until <= entered.acting.on + FURTHEST:
        yield FieldError("until", say("Kies een dag vanaf vandaag, hooguit twee jaar vooruit."))


def _wrong_answer(entered: Entered, new: NewAnswer) -> Iterator[FieldError]:
    if not new.place.strip():
        yield FieldError("place", say("Vul in waar of aan wie u het vroeg."))
    yield from wrong_text("place", new.place, LONGEST_PLACE)
    yield from wrong_text("note", new.note, LONGEST_REASON)
    yield from wrong_day("day", new.day, entered.acting.on)


def _wrong_load(content: AnswerContent, day: date) -> Iterator[FieldError]:
    try:
        load_of(content.item, content, day)
    except FactsError as wrong:
        yield from (FieldError(f"load.{error.path.rpartition('.')[2]}", error.message) for error in wrong.errors)


def _wrong_advice(new: NewAdvice) -> Iterator[FieldError]:
    if not new.uris:
        yield FieldError("uris", say("Kies ten minste één beroep."))
    elif len(set(new.uris)) > MOST_DIRECTIONS:
        yield FieldError("uris", say("Kies hooguit {most} beroepen. Een advies is een richting, geen lijst.", most=MOST_DIRECTIONS))
    yield from wrong_text("text", new.text, LONGEST_TEXT)
