"""What the templates of a search need, for whoever searches: everybody, or a werknemer for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from hervat.market.occupations.queries import labels_of
from hervat.market.search.asking import USUAL_KM, WrongQuestion
from hervat.market.search.classes import AGES
from hervat.market.search.finding import Results
from hervat.market.vacancies.store.queries import updated_at
from hervat.web.components.speech import spoken
from hervat.web.market.shown.lists import steps
from hervat.web.vacancies import asked as ask
from hervat.web.vacancies.asked import Asked
from hervat.web.vacancies.shown.narrowing import age_word, chosen, groups
from hervat.web.vacancies.shown.results import level_choices, line, total_said, updated_said, wider_said
from hervat.web.vacancies.words import CONTRACTS, HOME

RADII = (5, 10, 15, 25, 40, 60, 100)  # km
MORE = (ask.LEVEL, ask.WAGE, ask.AGE, ask.CONTRACT, ask.HOME_WORK)  # behind "Meer keuzes"
FIELDS = {  # of the form, by what the question calls them
    "words": ask.WORDS,
    "near": ask.NEAR,
    "radius": ask.RADIUS,
    "hours": ask.HOURS_TO,
    "level": ask.LEVEL,
    "month_wage": ask.WAGE,
    "days": ask.AGE,
    "province": ask.PROVINCE,
    "occupation": ask.OCCUPATION,
    "sort": ask.NEAR,
    "page": ask.PAGE,
}


def form_context(asked: Asked) -> dict[str, Any]:
    """What the form shows: what was typed, and what can be chosen."""
    radius = f"{asked.request.radius or USUAL_KM:.0f}"
    radii = sorted({*map(str, RADII), radius}, key=int)
    return {
        "asked": asked,
        "typed": {name: asked.told.get(name, ("",))[0] for name in ask.PARAMETERS},
        "errors": errors_shown(asked.errors),
        "is_wrong": bool(asked.errors),
        "failure": "",
        "has_more": any(name in asked.told for name in MORE),
        "own": None,
        "radius": radius,
        "radii": radii,
        "levels": level_choices(),
        "contracts": [(kind.value, spoken(word), kind in asked.request.contracts) for kind, word in CONTRACTS.items()],
        "homes": [(kind.value, spoken(word), kind in asked.request.home_work) for kind, word in HOME.items()],
        "ages": [(str(days), age_word(str(days))) for days in AGES],
        "updated": updated_said(updated_at(), timezone.localdate()),
    }


def found_context(asked: Asked, answer: Results, pages: int) -> dict[str, Any]:
    """What was found, and how to go on."""
    today = timezone.localdate()
    occupation = labels_of([asked.request.occupation]).get(asked.request.occupation, "") if asked.request.occupation else ""
    return {
        "total": total_said(answer),
        "is_widened": answer.widened,
        "lines": [line(found, today) for found in answer.results],
        "groups": groups(asked, answer),
        "chosen": chosen(asked, occupation),
        "wider": [wider_said(asked, found) for found in answer.suggestions],
        "orders": _orders(asked),
        "steps": steps(asked.on_page, asked.request.page, pages),
        "occupation": occupation,
    }


def pages_of(answer: Results, asked: Asked) -> int:
    """How many pages there are to leaf through; at least one."""
    return max(1, min(ask.LAST_PAGE, -(-answer.total // asked.request.size)))


def errors_shown(errors: Mapping[str, str]) -> dict[str, str]:
    """The sentence of each parameter; nothing where all is well."""
    return {name: errors.get(name, "") for name in ask.PARAMETERS}


def _orders(asked: Asked) -> list[tuple[str, str, bool]]:
    """The orders that there are: a word, an address, and whether it is this one."""
    words = {"past": gettext("best passend"), "nieuw": gettext("nieuwste"), "afstand": gettext("dichtstbij")}
    return [
        (words[name], asked.address(**{ask.SORT: (name,)}), asked.request.sort is sort)
        for name, sort in ask.SORTS.items()
        if name != "afstand" or asked.request.near
    ]


def wrong_context(wrong: WrongQuestion) -> dict[str, Any]:
    """The sentence at its field."""
    return {"errors": errors_shown({FIELDS.get(wrong.field, ask.WORDS): spoken(wrong.sentence)}), "is_wrong": True}
