"""The one codec between facts and the link that carries them.

The facts of a case live in the query string, so that whoever holds the link holds the facts, and nobody else does:
``?dag=2025-03-03&hersteld=2025-04-28_2025-05-24&verlof=2025-09-01_2025-12-21&g=probleemanalyse_2025-03-24,evaluatie_2025-05-19_06-30``.
Facts are here in the raw JSON shape that ``hervat.domain.law.read_facts`` reads. Nothing is judged: what cannot be understood travels on
as text, so that the reader can say what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import quote

from django.http import QueryDict
from django.urls import reverse

from hervat.domain.law.facts import DETAILS, EventKind, LeaveKind

RawFacts = dict[str, Any]

MONTH_AND_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
MAX_QUERY = 8_000  # characters; browsers and proxies carry this much everywhere
SINGLE_KEYS: Mapping[str, str] = {
    "dag": "eerste_ziektedag",
    "aow": "aow_date",
    "einde": "employment_ends",
    "elders": "contract_elsewhere_from",
    "vangnet": "vangnet",
}
FACT_KEYS = (*SINGLE_KEYS, "hersteld", "verlof", "g")
LOOK_KEYS = ("op", "voor", "wie", "was", "wijzig")  # how the facts are looked at: the day, the face, whose steps, compared, in the form
WHOLE_FORM = "ja"  # "wijzig=ja" shows the form as it stands; "wijzig=evaluatie" asks the day of one event more
FREE_TEXT = "reason"  # the one detail of an event that a link never carries
EXTRA_FIELDS: Mapping[str, str] = {kind.value: name for name, kinds in DETAILS.items() if name != FREE_TEXT for kind in kinds}
GOOD_REASON: Mapping[str, bool] = {"met-reden": True, "zonder-reden": False}
AGREED_REASON = "de reden staat in het dossier"  # the link has no free text: that there is a reason is all it says
OTHER_CAUSE_BEFORE, OTHER_CAUSE_AFTER = "ervoor-anders", "erna-anders"
KINDS_LONGEST_FIRST = sorted(EventKind, key=len, reverse=True)  # "bijstelling_probleemanalyse" before "bijstelling"


def facts_from(query: QueryDict) -> RawFacts:
    """The facts that a link carries, unread. Raises nothing: a broken link gives facts that the reader refuses."""
    facts: RawFacts = {field: text for key, field in SINGLE_KEYS.items() if (text := str(query.get(key, "")).strip())}
    lists = {
        "recovered": [_recovery(text) for text in _items(query, "hersteld")],
        "leave": [_leave(text) for text in _items(query, "verlof")],
        "events": [event for text in _items(query, "g") for event in _events(text)],
    }
    return facts | {name: items for name, items in lists.items() if items}


def unknown_keys(query: QueryDict) -> list[str]:
    """The parts of a link that mean nothing here: most often a typing error, so never passed over in silence."""
    return [key for key in query if key not in FACT_KEYS and key not in LOOK_KEYS]


def repeated_keys(query: QueryDict) -> list[str]:
    """The parts of a link that may stand in it once, but stand in it more often: which one was meant nobody knows."""
    return [key for key in (*SINGLE_KEYS, *LOOK_KEYS) if len(query.getlist(key)) > 1]


def query_for(facts: RawFacts, **look: str) -> str:
    """The query string for ``facts``: the same facts always give the same link. ``look`` says how to look at them (``op``, ``voor``)."""
    pairs = [(key, facts[field]) for key, field in SINGLE_KEYS.items() if facts.get(field)]
    lists = {
        "hersteld": map(_period_text, facts.get("recovered", ())),
        "verlof": map(_leave_text, facts.get("leave", ())),
        "g": _event_texts(facts.get("events", ())),
    }
    pairs += [(key, ",".join(texts)) for key, texts in lists.items()]
    pairs += [(key, look.get(key, "")) for key in LOOK_KEYS]
    return "&".join(f"{key}={quote(text, safe=',')}" for key, text in pairs if text)


def _items(query: QueryDict, key: str) -> list[str]:
    return [item.strip() for text in query.getlist(key) for item in text.split(",") if item.strip()]


def _recovery(text: str) -> RawFacts:
    first, _, last = text.partition("_")
    return {"from": first, "until": last} if last else {"from": first}


def _leave(text: str) -> RawFacts:
    first, _, rest = text.partition("_")
    last, *marks = rest.split("_")
    leave: RawFacts = {"kind": LeaveKind.ZWANGERSCHAP.value, "from": first, "until": last}
    for mark in marks:
        if mark == OTHER_CAUSE_BEFORE:
            leave["same_cause_before"] = False
        elif mark == OTHER_CAUSE_AFTER:
            leave["same_cause_after"] = False
        else:
            leave["until"] += f"_{mark}"
    return leave


def _events(text: str) -> list[RawFacts]:
    """``evaluatie_2025-05-12_06-23`` is two talks in one year; a kind with something more to say has one day and then that."""
    kind = next((kind.value for kind in KINDS_LONGEST_FIRST if text.startswith(f"{kind.value}_")), None)
    if kind is None:
        kind, _, day = text.rpartition("_")
        return [{"kind": kind, "date": day}]
    days = text[len(kind) + 1 :]
    extra_field = EXTRA_FIELDS.get(kind)
    if extra_field is None:
        return [{"kind": kind, "date": day} for day in _whole_dates(days.split("_"))]
    day, _, extra = days.partition("_")
    event: RawFacts = {"kind": kind, "date": day}
    if kind == EventKind.AFWIJKING_TERMIJN:
        event["reason"] = AGREED_REASON
    if extra:
        event[extra_field] = GOOD_REASON.get(extra, extra) if extra_field == "good_reason" else extra
    return [event]


def _whole_dates(days: Iterable[str]) -> Iterator[str]:
    """Each day with its year: one that is left out is the year of the day before."""
    year = ""
    for day in days:
        whole = f"{year}-{day}" if year and MONTH_AND_DAY.fullmatch(day) else day
        year = whole.partition("-")[0]
        yield whole


def _short_dates(days: Iterable[str]) -> Iterator[str]:
    """The years left out where they are those of the day before."""
    previous = ""
    for day in days:
        year, _, month_and_day = day.partition("-")
        yield month_and_day if year == previous and MONTH_AND_DAY.fullmatch(month_and_day) else day
        previous = year


def _period_text(period: RawFacts) -> str:
    return f"{period.get('from', '')}_{period.get('until') or ''}".rstrip("_")


def _leave_text(leave: RawFacts) -> str:
    text = _period_text(leave)
    if leave.get("same_cause_before") is False:
        text += f"_{OTHER_CAUSE_BEFORE}"
    if leave.get("same_cause_after") is False:
        text += f"_{OTHER_CAUSE_AFTER}"
    return text


def _event_texts(events: Iterable[RawFacts]) -> list[str]:
    texts: list[str] = []
    days: dict[str, list[str]] = {}
    for event in events:
        kind, day = event.get("kind", ""), event.get("date", "")
        extra = event.get(EXTRA_FIELDS.get(kind, ""))
        if isinstance(extra, bool):
            extra = next(word for word, value in GOOD_REASON.items() if value is extra)
        if kind in EXTRA_FIELDS:
            texts.append(f"{kind}_{day}_{extra}" if extra else f"{kind}_{day}")
        else:
            days.setdefault(kind, []).append(day)
    return [*(f"{kind}_{'_'.join(_short_dates(kind_days))}" for kind, kind_days in days.items()), *texts]


class Links:
    """All addresses that carry one set of facts, looked at in one way."""

    def __init__(self, facts: RawFacts, look: Mapping[str, str]) -> None:
        self.facts = facts
        self.look = look

    def clock(self, **changes: str) -> str:
        """The clock; ``changes`` looks at it in another way (an empty text takes something away)."""
        return f"{reverse('public:clock')}?{self._query(**changes)}"

    @cached_property
    def _explanations(self) -> tuple[str, str]:
        start = reverse("public:explanation", args=["stap"]).removesuffix("stap/")
        return start, f"/?{self._query(wie='', was='')}"

    def explanation(self, obligation_id: str) -> str:
        """Why this date."""
        start, facts = self._explanations
        return f"{start}{obligation_id}{facts}"

    @property
    def pdf(self) -> str:
        return self._file("pdf")

    @property
    def ics(self) -> str:
        return self._file("ics")

    @property
    def json(self) -> str:
        return self._file("json")

    @property
    def professional(self) -> str:
        return self.clock(voor="")

    @property
    def werknemer(self) -> str:
        return self.clock(voor="werknemer", wie="")

    @property
    def form(self) -> str:
        """The form with these facts in it."""
        return self.clock(wie="", wijzig=WHOLE_FORM)

    def filling_in(self, kind: str) -> str:
        """The form with these facts in it, and an event of this kind ready for its day (without a kind: the form as it stands)."""
        return self.clock(wie="", wijzig=kind or WHOLE_FORM)

    @property
    def here(self) -> str:
        """These facts and how they are looked at, as a query."""
        return self._query(wie="")

    @property
    def keep(self) -> str:
        """The same facts, no longer compared with others."""
        return self.clock(was="")

    @property
    def before(self) -> str:
        """The facts that these are compared with."""
        facts = facts_from(QueryDict(self.look["was"]))
        return f"{reverse('public:clock')}?{query_for(facts, op=self.look['op'], voor=self.look['voor'])}"

    def _file(self, name: str) -> str:
        return f"{reverse(f'public:{name}')}?{self._query(voor='', wie='', was='')}"

    def _query(self, **changes: str) -> str:
        return query_for(self.facts, **{**self.look, **changes})
