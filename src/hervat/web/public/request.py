"""What a request asks of the clock: facts, the day, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone

from hervat.domain.law import CaseFacts, FactsError, FieldError, Timeline, read_day, read_facts, timeline
from hervat.domain.text import say
from hervat.reports.words import Face
from hervat.web.public.form.clock_form import LINK
from hervat.web.public.link import LOOK_KEYS, Links, RawFacts, facts_from, unknown_keys


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the clock: the facts, the day on which they are looked at, and how the answer is shown."""

    facts: CaseFacts
    on: date
    links: Links
    face: Face
    who: str
    was: str

    @property
    def answer(self) -> Timeline:
        return timeline(self.facts, self.on)

    @property
    def before(self) -> Timeline | None:
        """The answer to the facts that these are compared with; None without them, or when they cannot be read."""
        if not self.was:
            return None
        try:
            return timeline(read_facts(facts_from(QueryDict(self.was)), self.on), self.on)
        except FactsError:
            return None


def ask(facts: RawFacts, query: QueryDict, day: str) -> Question:
    """The question in ``facts``, looked at as ``query`` says on ``day`` (ISO; empty for today). Raises FactsError for wrong facts."""
    errors = [FieldError(LINK, say("Dit deel van de link is onbekend: {key}.", key=key[:40])) for key in unknown_keys(query)]
    on = timezone.localdate()
    try:
        on = read_day(day, "op") if day else on
        read = read_facts(facts, on)
    except FactsError as error:
        raise FactsError((*error.errors, *errors)) from error
    if errors:
        raise FactsError(tuple(errors))
    look = {key: query.get(key, "") for key in LOOK_KEYS} | {"op": day}
    return Question(read, on, Links(facts, look), face_of(query), query.get("wie", ""), query.get("was", ""))


def face_of(query: QueryDict) -> Face:
    """For whom the page is written: the professional, unless the link says otherwise."""
    return Face.WERKNEMER if query.get("voor") == Face.WERKNEMER else Face.PROFESSIONAL


def has_facts(query: QueryDict) -> bool:
    """Whether anything was asked at all, rightly or wrongly."""
    return any(key not in ("voor",) for key in query)
