"""How it goes with the sources of vacancies: when each was last good, what its last visit brought, what went wrong, and when it is next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest import queries as harvest
from hervat.market.vacancies.harvest.queries import Health
from hervat.market.vacancies.store.models import Reason
from hervat.market.vacancies.store.queries import rejections
from hervat.web.beheer.lights import Look
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import work_page

SIZE, LAST_PAGE, LONGEST = 50, 2000, 100
LOOKS: Mapping[str, harvest.Look] = {
    "goed": harvest.Look.GOOD,
    "fout": harvest.Look.WRONG,
    "nooit": harvest.Look.NEVER,
    "uit": harvest.Look.OFF,
}
WORDS: Mapping[harvest.Look, tuple[Look, Text]] = {
    harvest.Look.GOOD: (Look.GOOD, say("In orde")),
    harvest.Look.WRONG: (Look.WRONG, say("Met een fout")),
    harvest.Look.NEVER: (Look.MIND, say("Nog niet bezocht")),
    harvest.Look.OFF: (Look.MIND, say("Uitgezet")),
}
REASONS: Mapping[str, Text] = {
    Reason.NO_IDENTIFIER: say("geen kenmerk"),
    Reason.LONG_IDENTIFIER: say("het kenmerk is te lang"),
    Reason.TWICE: say("het kenmerk staat er twee keer"),
    Reason.NO_TITLE: say("geen titel"),
    Reason.LONG_TITLE: say("de titel is te lang"),
    Reason.NO_TEXT: say("geen tekst"),
    Reason.LONG_TEXT: say("de tekst is te lang"),
    Reason.LONG_ADDRESS: say("het webadres is te lang"),
    Reason.UNREADABLE: say("niet te lezen"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One source in words. ``refused``: why ads were not taken in, with how many; ``due_at`` None: it is not visited."""

    source: Health
    look: Look
    word: str
    error: str
    refused: tuple[str, ...]
    due_at: datetime | None


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="sources")
def sources(request: HttpRequest, acting: Acting) -> HttpResponse:  # noqa: ARG001 -- the gate asked who it is
    """The sources, those with a mistake first; all of them, or those of a kind or with some words."""
    look, words = LOOKS.get(request.GET.get("staat", "")), " ".join(request.GET.get("zoek", "").replace("\0", "").split())[:LONGEST]
    page = _page(request.GET)
    total = harvest.count(look, words)
    found = harvest.health(look, words, first=(page - 1) * SIZE, size=SIZE)
    totals = harvest.totals()
    context = {
        "lines": _lines(found),
        "totals": totals,
        "choices": [(name, *_choice(name, totals.by_look), LOOKS[name] is look) for name in LOOKS],
        "here": request.GET.get("staat", "") if look else "",
        "words": words,
        "total": total,
        "all": sum(totals.by_look.values()),
        "before": _address(request.GET, page - 1) if page > 1 else "",
        "after": _address(request.GET, page + 1) if page * SIZE < total else "",
    }
    return render(request, "beheer/sources.html", context)


def _lines(found: list[Health]) -> list[Line]:
    refused = _refused({source.key for source in found})
    return [_line(source, refused.get(source.key, ())) for source in found]


def _refused(keys: set[str]) -> dict[str, tuple[str, ...]]:
    by_source: dict[str, tuple[str, ...]] = {}
    for one in rejections():
        if one.source in keys:
            said = gettext("%(n)d keer: %(reason)s (bijvoorbeeld %(example)s)") if one.example else gettext("%(n)d keer: %(reason)s")
            reason = spoken(REASONS[one.reason]) if one.reason in REASONS else one.reason
            told = said % {"n": one.count, "reason": reason, "example": one.example[:60]}
            by_source[one.source] = (*by_source.get(one.source, ()), told)
    return by_source


def _line(source: Health, refused: tuple[str, ...]) -> Line:
    look, word = WORDS[source.look]
    unread = ngettext("%(n)d niet te lezen", "%(n)d niet te lezen", source.unreadable) % {"n": source.unreadable}
    is_visited = source.look is not harvest.Look.OFF
    return Line(
        source,
        look,
        spoken(word),
        spoken(source.error) if source.error else "",
        (*refused, *((unread,) if source.unreadable else ())),
        source.due_at if is_visited else None,
    )


def _choice(name: str, counts: Mapping[harvest.Look, int]) -> tuple[str, int]:
    look = LOOKS[name]
    return spoken(WORDS[look][1]), counts[look]


def _page(asked: QueryDict) -> int:
    """Which page; a number that is none is the first."""
    typed = asked.get("pagina", "")
    return min(max(int(typed), 1), LAST_PAGE) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1


def _address(asked: QueryDict, page: int) -> str:
    query = asked.copy()
    query["pagina"] = str(page)
    return f"?{query.urlencode()}"
