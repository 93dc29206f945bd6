"""What a request asks of the clock: facts, the day, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone

from hervat.domain.law import CaseFacts, FactsError, FieldError, Timeline, read_day, read_facts, timeline
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Actor
from hervat.domain.text import say
from hervat.reports.words import Face
from hervat.web.public.form.rows import LINK, stands_twice, too_many
from hervat.web.public.link import FACT_KEYS, LOOK_KEYS, WHOLE_FORM, Links, RawFacts, facts_from, repeated_keys, unknown_keys

CHOICES: Mapping[str, tuple[str, ...]] = {"voor": tuple(Face), "wie": tuple(Actor), "wijzig": (WHOLE_FORM, *EventKind)}


@dataclass(frozen=True)
class Question:
    """One question to the clock: the facts, the day on which they are looked at, and how the answer is shown."""

    facts: CaseFacts
    on: date
    links: Links
    face: Face
    who: str
    was: CaseFacts | None  # the facts that these are compared with

    @cached_property
    def answer(self) -> Timeline:
        """What the clock says, computed once."""
        return timeline(self.facts, self.on)

    @cached_property
    def before(self) -> Timeline | None:
        """The answer to the facts that these are compared with; None without them."""
        return None if self.was is None else timeline(self.was, self.on)


def ask(facts: RawFacts, query: QueryDict, day: str, also_wrong: Iterable[FieldError] = ()) -> Question:
    """The question in ``facts``, looked at as ``query`` says on ``day`` (ISO; empty for today).

    Raises FactsError for all that is wrong, with what the caller found already.
    """
    errors = [*also_wrong, *wrong_look(query), *too_many(facts)]
    on = timezone.localdate()
    read = was = None
    try:
        on = read_day(day, "op") if day else on
        read = None if too_many(facts) else read_facts(facts, on)
    except FactsError as error:
        errors = [*error.errors, *errors]
    if query.get("was"):
        was = read_comparison(str(query["was"]), on)
        if was is None:
            errors.append(FieldError(LINK, say("De link vergelijkt met gegevens die niet te lezen zijn. Begin de vergelijking opnieuw.")))
    if errors or read is None:
        raise FactsError(tuple(errors))
    look = {key: query.get(key, "") for key in LOOK_KEYS} | {"op": day}
    return Question(read, on, Links(facts, look), face_of(query), query.get("wie", ""), was)


def wrong_look(query: QueryDict) -> Iterator[FieldError]:
    """What a link says besides the facts, and cannot be understood: nothing is passed over in silence."""
    for key in unknown_keys(query):
        yield FieldError(LINK, say("Dit deel van de link is onbekend: {key}.", key=key[:40]))
    for key in repeated_keys(query):
        yield FieldError(LINK, stands_twice(key))
    for key, choices in CHOICES.items():
        if query.get(key) and query[key] not in choices:
            yield FieldError(LINK, say("Onbekende waarde bij {key} in de link. Kies uit: {choices}.", key=key, choices=", ".join(choices)))


def read_comparison(was: str, on: date) -> CaseFacts | None:
    """The facts that a link compares with; None when they cannot be read."""
    query = QueryDict(was)
    facts = facts_from(query)
    if any(key not in FACT_KEYS for key in query) or repeated_keys(query) or too_many(facts):
        return None
    try:
        return read_facts(facts, on)
    except FactsError:
        return None


def face_of(query: QueryDict) -> Face:
    """For whom the page is written: the professional, unless the link says otherwise."""
    return Face.WERKNEMER if query.get("voor") == Face.WERKNEMER else Face.PROFESSIONAL


def has_facts(query: QueryDict) -> bool:
    """Whether anything was asked at all, rightly or wrongly."""
    return any(key not in ("voor",) for key in query)
