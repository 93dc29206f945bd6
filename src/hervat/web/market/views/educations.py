"""Educations and courses: their lists, and the page of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from hervat.market.educations.answers import Slice
from hervat.market.educations.queries import course_page, education_page, list_courses, list_educations
from hervat.reports.market_words import LEVELS
from hervat.web.components.speech import spoken
from hervat.web.market.asked import Asked, is_text, read
from hervat.web.market.page import market_page, not_found, page_too_far
from hervat.web.market.shown.education import course_shown, education_shown
from hervat.web.market.shown.lists import ShownLine, course_line, education_line, steps

PAGE_SIZE = 60


class Choice(NamedTuple):
    """One way to narrow a list."""

    word: str
    address: str
    is_here: bool


@market_page
def educations(request: HttpRequest) -> HttpResponse:
    """All educations, by words and level."""
    levels = {str(level) for level in LEVELS}
    asked = read(request.GET, levels=levels)
    found = list_educations(asked.words, level=int(asked.level) if asked.level else None, page=asked.page, size=PAGE_SIZE)
    choices = [Choice(gettext("Elk niveau"), asked.query(niveau="") or "?", not asked.level)]
    choices += [Choice(spoken(word), asked.query(niveau=str(level)), asked.level == str(level)) for level, word in LEVELS.items()]
    return _list(request, "market/opleidingen.html", asked, found, education_line, {"choices": choices})


@market_page
def courses(request: HttpRequest) -> HttpResponse:
    """All courses, by words."""
    asked = read(request.GET)
    return _list(request, "market/cursussen.html", asked, list_courses(asked.words, page=asked.page, size=PAGE_SIZE), course_line, {})


@market_page
def education(request: HttpRequest, key: str) -> HttpResponse:
    """One education, and the work that it leads to."""
    found = education_page(key) if is_text(key) else None
    if found is None:
        sentence = gettext("Deze opleiding kennen we niet, of niet meer. Zoek haar op naam.")
        return not_found(request, gettext("Deze opleiding is er niet"), sentence)
    return render(request, "market/opleiding.html", {"page": education_shown(found)})


@market_page
def course(request: HttpRequest, key: str) -> HttpResponse:
    """One course, and the work for which it helps."""
    found = course_page(key) if is_text(key) else None
    if found is None:
        sentence = gettext("Deze cursus kennen we niet, of niet meer. Zoek hem op naam.")
        return not_found(request, gettext("Deze cursus is er niet"), sentence)
    return render(request, "market/cursus.html", {"page": course_shown(found)})


def _list(
    request: HttpRequest, template: str, asked: Asked, found: Slice[Any], line: Callable[[Any], ShownLine], more: dict[str, Any]
) -> HttpResponse:
    if asked.page > found.pages:
        return page_too_far(request, asked.page, found.pages)
    context = {"asked": asked, "total": found.total, "steps": steps(asked.on_page, found.page, found.pages), **more}
    return render(request, template, context | {"lines": [line(one) for one in found.lines]})
