"""What the page of one rubriek shows, and what of it is sent again after each change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.health.door import FmlDraft, GivenAnswer
from hervat.domain.fml import Fml
from hervat.web.cases.ability.words import NUMERALS, SHORT_RUBRIEKEN, list_name
from hervat.web.components.speech import spoken
from hervat.web.dossiers.medical.fml.findings import findings_of
from hervat.web.dossiers.medical.fml.rows import anchor_of, rows_of
from hervat.web.dossiers.medical.fml.sent import given_of
from hervat.web.dossiers.medical.page import show

NUMBER = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class RubriekCard:
    """One rubriek in the row of cards: how far it is."""

    number: int
    numeral: str
    short: str
    name: str
    done: int
    total: int
    current: bool

    @property
    def left(self) -> int:
        """How many items are not assessed."""
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class EntryErrors:
    """What is wrong on this page: as the summary of errors takes it, and by item."""

    by_item: Mapping[str, str]

    @property
    def errors(self) -> Mapping[str, str]:
        return self.by_item

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """The place on the page and the sentence, with the item before it."""
        return [
            (anchor_of(place), f"{place}: {sentence}") if NUMBER.fullmatch(place) else ("", sentence)
            for place, sentence in self.by_item.items()
        ]


NOTHING_WRONG = EntryErrors({})


def entry_page(
    request: HttpRequest,
    entered: Entered,
    draft: FmlDraft,
    rubriek: int,
    *,
    given: Mapping[str, GivenAnswer] | None = None,
    wrong: EntryErrors = NOTHING_WRONG,
    kept: bool = False,
) -> HttpResponse:
    """The whole page. ``given``: what was sent or kept, in place of what is stored; ``kept``: say that it was not in the draft yet."""
    context = _context(entered, draft, rubriek, given or {}, wrong)
    return show(request, entered, "fml/rubriek", "ability", form=wrong, kept=kept, **context)


def entry_state(request: HttpRequest, entered: Entered, draft: FmlDraft, rubriek: int, wrong: EntryErrors = NOTHING_WRONG) -> HttpResponse:
    """What changes on the page after something was kept, or could not be: 200, or 422 with the sentences."""
    status = 422 if wrong.by_item else 200
    return render(request, "dossiers/medical/fml/_stand.html", _context(entered, draft, rubriek, {}, wrong), status=status)


def saved_at(draft: FmlDraft) -> str:
    """ "Bewaard om 9.14 uur"; with the day when that was not today."""
    local = timezone.localtime(draft.saved_at)
    clock = f"{local.hour}.{local.minute:02d}"
    if local.date() == timezone.localdate():
        return gettext("Bewaard om %(time)s uur") % {"time": clock}
    return gettext("Bewaard op %(day)s om %(time)s uur") % {"day": f"{local.day}-{local.month}-{local.year}", "time": clock}


def cards_of(fml: Fml, current: int = 0) -> list[RubriekCard]:
    """The six cards."""
    found = []
    for number, name in enumerate(fml.list.rubrieken, 1):
        items = fml.list.of_rubriek(number)
        done = sum(item.number not in fml.not_assessed for item in items)
        card = RubriekCard(
            number, NUMERALS[number - 1], spoken(SHORT_RUBRIEKEN[number - 1]), spoken(name), done, len(items), number == current
        )
        found.append(card)
    return found


def _context(entered: Entered, draft: FmlDraft, rubriek: int, given: Mapping[str, GivenAnswer], wrong: EntryErrors) -> dict[str, Any]:
    fml = draft.fml
    items = fml.list.of_rubriek(rubriek)
    answers = {item.number: given.get(item.number) or given_of(fml, item) for item in items}
    rows, columns = rows_of(draft, rubriek, answers, wrong.by_item)
    cards = cards_of(fml, rubriek)
    return {
        "nummer": entered.dossier.number,
        "draft": draft,
        "rows": rows,
        "columns": columns,
        "heads": [str(code) for code in range(1, columns)],
        "cards": cards,
        "card": cards[rubriek - 1],
        "after": cards[rubriek] if rubriek < len(cards) else None,
        "first": anchor_of(items[0].number),
        "findings": findings_of(fml, draft.reasons, rubriek=rubriek),
        "undo": [item.number for item in items if item.number in draft.filled],
        "saved": saved_at(draft),
        "list_name": list_name(fml),
        "wrong": wrong,
    }
