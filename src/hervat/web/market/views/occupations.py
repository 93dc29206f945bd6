"""Occupations: where to begin, lists by words, field and letter, and the page of one."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from hervat.market.browsing.addresses import find_occupation
from hervat.market.browsing.fields import FIELDS, PARTS, parts_of
from hervat.market.browsing.occupation import view_occupation
from hervat.market.browsing.occupations import LETTERS, OTHER, Counts, Portion, count_occupations, list_occupations
from hervat.market.browsing.searching import find_by_words
from hervat.web.components.speech import current_language, spoken
from hervat.web.market.asked import Asked, read
from hervat.web.market.page import Crumb, market_page, not_found, page_too_far
from hervat.web.market.shown.lists import occupation_line, steps
from hervat.web.market.shown.occupation import occupation_page

ALL_FIELDS = frozenset({*FIELDS, *PARTS})


class Part(NamedTuple):
    """A field of work, or a part of one, with the number of occupations in it."""

    code: str
    name: str
    number: int
    parts: tuple[Part, ...] = ()


class Letter(NamedTuple):
    """A letter of the alphabet, and the number of names that begin with it."""

    value: str
    word: str
    number: int


@market_page
def occupations(request: HttpRequest) -> HttpResponse:
    """Where to begin; or, when something is asked, the occupations that answer it."""
    asked = read(request.GET, fields=ALL_FIELDS, letters=LETTERS)
    counts = count_occupations(current_language())
    if not counts.total:
        return render(request, "market/leeg.html", {"title": gettext("Beroepen")})
    context = {
        "asked": asked,
        "counts": counts,
        "letters": [Letter(letter, _letter_word(letter), counts.by_letter[letter]) for letter in LETTERS],
    }
    if asked.is_for_all:
        return render(request, "market/beroepen.html", context | {"fields": _fields(counts)})
    portion, is_unsure = _portion(asked)
    if asked.page > portion.pages:
        return page_too_far(request, asked.page, portion.pages)
    title = _title(asked)
    context |= {
        "title": title,
        "crumbs": (Crumb(gettext("Beroepen"), reverse("market:occupations")), *_field_crumbs(asked), Crumb(title)),
        "parts": _parts(asked.field, counts) if len(asked.field) == 1 else (),
        "lines": [occupation_line(line, with_field=len(asked.field) < 2) for line in portion.lines],
        "total": portion.total,
        "is_unsure": is_unsure,
        "steps": steps(asked.on_page, portion.page, portion.pages),
    }
    return render(request, "market/beroepen_lijst.html", context)


@market_page
def occupation(request: HttpRequest, which: str) -> HttpResponse:
    """One occupation with everything that is known of it."""
    if which in ALL_FIELDS or (which.isdecimal() and len(which) <= 4 and which[:2] in PARTS):
        return redirect(f"{reverse('market:occupations')}?groep={which[:2]}")
    found = find_occupation(which)
    if found is not None and which != found.address:
        return redirect("market:occupation", found.address)
    view = view_occupation(found.uri) if found else None
    if view is None:
        sentence = gettext("Dit beroep kennen we niet, of niet meer. Zoek het op naam.")
        return not_found(request, gettext("Dit beroep is er niet"), sentence)
    return render(request, "market/beroep.html", {"page": occupation_page(view)})


def _portion(asked: Asked) -> tuple[Portion, bool]:
    """What is asked, and whether it was guessed: the likeliest for words, otherwise a page of all of a field and a letter."""
    language = current_language()
    if asked.words:
        found = find_by_words(asked.words, language)
        return Portion(found.lines, len(found.lines), 1, 1), found.is_unsure
    return list_occupations(language, field=asked.field, letter=asked.letter, page=asked.page), False


def _fields(counts: Counts) -> list[Part]:
    fields = (Part(code, spoken(name), counts.by_field.get(code, 0), _parts(code, counts)) for code, name in FIELDS.items())
    return [field for field in fields if field.number]


def _parts(field: str, counts: Counts) -> tuple[Part, ...]:
    parts = (Part(code, spoken(PARTS[code]), counts.by_field.get(code, 0)) for code in parts_of(field))
    return tuple(part for part in parts if part.number)


def _title(asked: Asked) -> str:
    if asked.words:
        return gettext("Beroepen bij ‘%(words)s’") % {"words": asked.words}
    name = spoken(PARTS.get(asked.field) or FIELDS[asked.field]) if asked.field else ""
    if not asked.letter:
        return name or gettext("Alle beroepen")
    letter = gettext("Beroepen met een %(letter)s") % {"letter": asked.letter.upper()}
    if asked.letter == OTHER:
        letter = gettext("Beroepen die niet met een letter beginnen")
    return f"{name}: {letter[:1].lower()}{letter[1:]}" if name else letter


def _field_crumbs(asked: Asked) -> tuple[Crumb, ...]:
    if len(asked.field) < 2 and not (asked.field and asked.letter):
        return ()
    code = asked.field[0]
    return (Crumb(spoken(FIELDS[code]), f"{reverse('market:occupations')}?groep={code}"),)


def _letter_word(letter: str) -> str:
    return gettext("Overig") if letter == OTHER else letter.upper()
