"""Two occupations beside each other; and until both are chosen, where to choose them."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.market.browsing.addresses import code_of, find_occupation
from hervat.market.browsing.comparing import Side, view_sides
from hervat.market.browsing.occupation import nearest_to
from hervat.market.browsing.occupations import Line
from hervat.market.browsing.searching import find_by_words
from hervat.market.occupations.queries.shapes import KinLine
from hervat.web.components.speech import current_language
from hervat.web.market.asked import LONGEST_WORDS, Wrong, read_words
from hervat.web.market.page import market_page, not_found
from hervat.web.market.saying import marked_name, plain_name
from hervat.web.market.shown.comparison import compare as compared

MOST_CHOICES = 20


class Choice(NamedTuple):
    """An occupation that can be chosen, and where that leads."""

    name: SafeString
    address: str


@market_page
def compare(request: HttpRequest) -> HttpResponse:
    """Two occupations in one table. ``a`` and ``b``: their addresses, or the codes in those."""
    asked = {side: request.GET.get(side, "")[:LONGEST_WORDS] for side in ("a", "b")}
    found = {side: find_occupation(which) for side, which in asked.items() if which}
    if not all(found.values()):
        sentence = gettext("Een van deze beroepen kennen we niet, of niet meer. Zoek het op naam.")
        return not_found(request, gettext("Dit beroep is er niet"), sentence)
    uris = list(dict.fromkeys(one.uri for one in found.values() if one))
    if len(uris) < len(found):
        raise Wrong("b", gettext("Kies twee verschillende beroepen."))
    sides = view_sides(uris)
    if len(sides) < 2:
        return _choose(request, sides[0] if sides else None)
    only_different = request.GET.get("verschil") == "ja"
    context = {"page": compared(*sides), "only_different": only_different, "a": code_of(uris[0]), "b": code_of(uris[1])}
    return render(request, "market/vergelijk.html", context)


def _choose(request: HttpRequest, first: Side | None) -> HttpResponse:
    """Where the first, or the second, is chosen."""
    words = read_words(request.GET.get("q", ""))
    known = code_of(first.occupation.uri) if first else ""
    lines = find_by_words(words, current_language(), MOST_CHOICES).lines if words else ()
    near = nearest_to(first.occupation.uri) if first and not words else ()
    context = {
        "first": plain_name(first.occupation.label, first.occupation.label_en) if first else "",
        "kept": [("a", known)] if known else [],
        "words": words,
        "choices": [_choice(line, known) for line in lines if not first or line.uri != first.occupation.uri],
        "near": [_choice(line, known) for line in near],
    }
    return render(request, "market/vergelijk_kies.html", context)


def _choice(line: Line | KinLine, known: str) -> Choice:
    code = code_of(line.uri)
    return Choice(marked_name(line.label, line.label_en), f"?a={known}&b={code}" if known else f"?a={code}")
