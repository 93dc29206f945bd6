"""Where the bedrijfsarts begins: what waits in the dossiers, and what is new in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.queries.consults import ConsultLine, Waiting, consults
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.text import Text, say
from hervat.reports.words import state_word
from hervat.web.components.speech import spoken
from hervat.web.components.standing import LOOKS, Look
from hervat.web.desk.gate import work_page

MOST = 25  # of each group on the page
TITLES: Mapping[Waiting, Text] = {
    Waiting.ANALYSIS: say("Probleemanalyses"),
    Waiting.OPINION: say("Actueel oordeel"),
    Waiting.QUESTION: say("Vragen aan u"),
    Waiting.REVISION: say("Lang geen oordeel of advies van u"),
    Waiting.SILENT: say("Geen contact vastgelegd"),
}
COLUMNS: Mapping[Waiting, Text] = {
    Waiting.ANALYSIS: say("Uiterlijk"),
    Waiting.OPINION: say("Uiterlijk"),
    Waiting.QUESTION: say("Wacht sinds"),
    Waiting.REVISION: say("Laatste oordeel"),
    Waiting.SILENT: say("Laatste contact"),
}
NEWS: Mapping[str, Text] = {
    "event": say("gebeurtenissen"),
    "period": say("uren of herstel"),
    "dates": say("datums"),
    "note": say("notities"),
    "advice": say("advies"),
    "vault": say("medische stukken"),
    "involvement": say("betrokkenen"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page."""

    line: ConsultLine
    address: str
    why: str  # the address that explains the day; empty: it was not computed
    look: Look | None
    word: Text | None
    news: str
    since: date | None
    questions: str  # the address of what waits for an answer


@dataclass(frozen=True, slots=True)
class Group:
    """What waits for the same reason."""

    key: Waiting
    rows: tuple[Row, ...]
    total: int

    @property
    def title(self) -> Text:
        return TITLES[self.key]

    @property
    def column(self) -> Text:
        return COLUMNS[self.key]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@require_safe
@work_page(Action.SEE_CONSULTS)
def home(request: HttpRequest, acting: Acting) -> HttpResponse:
    """What waits: the law's steps first, then where it has long been silent."""
    groups = _groups(consults(acting))
    return render(request, "bedrijfsarts/home.html", {"groups": groups, "on": acting.on})


def _groups(lines: Iterable[ConsultLine]) -> list[Group]:
    found: dict[Waiting, list[ConsultLine]] = {waiting: [] for waiting in Waiting}
    for line in lines:
        found[line.waiting].append(line)
    return [Group(key, tuple(map(_row, rows[:MOST])), len(rows)) for key, rows in found.items() if rows]


def _row(line: ConsultLine) -> Row:
    step, number = {"nummer": line.number, "stap": line.waiting.value}, {"nummer": line.number}
    since = line.news.since
    questions = reverse("dossiers:medical_questions", kwargs=number) if line.question_since else ""
    return Row(
        line=line,
        address=questions if line.waiting is Waiting.QUESTION else reverse("dossiers:medical", kwargs=number),
        why=reverse("dossiers:explanation", kwargs=step) if line.state else "",
        look=LOOKS[line.state] if line.state else None,
        word=state_word(line.state) if line.state else None,
        news=_news(line),
        since=timezone.localdate(since) if since else None,
        questions=questions if line.waiting is not Waiting.QUESTION else "",
    )


def _news(line: ConsultLine) -> str:
    if line.news.since is None:
        return gettext("u keek nog niet")
    return ", ".join(spoken(NEWS[kind]) for kind in line.news.kinds if kind in NEWS)
