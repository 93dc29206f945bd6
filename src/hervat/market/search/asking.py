"""From what somebody fills in to a question for the engine. What cannot be asked is told in a sentence, with the field that it is about."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from hervat.domain.text import Text, say
from hervat.market.occupations.models import Kin, Occupation
from hervat.market.search.contract import LARGEST_PAGE, LAST_RESULT, Facet, Near, Query, Sort, Words
from hervat.market.search.request import SearchRequest
from hervat.market.search.typed import read_words
from hervat.market.vacancies.reading.places import DUTCH_POSTCODE, PlaceRow, Places
from hervat.market.vacancies.reading.tools import load_places

USUAL_KM, MOST_KM = 25.0, 200.0
MOST_HOURS, LEVELS, MOST_WAGE, MOST_DAYS = 60, (1, 8), 50_000, 365
KIN_FROM, MOST_KIN = 0.6, 20  # how near an occupation must be to count as kin, and how many do
LONGEST_NAME = 200


class WrongQuestion(ValueError):
    """This cannot be asked. ``field``: which field of the request; ``sentence``: what was expected."""

    def __init__(self, field: str, sentence: Text) -> None:
        self.field, self.sentence = field, sentence
        super().__init__(f"{field}: {sentence}")


def to_query(request: SearchRequest, *, facets: tuple[Facet, ...] = (), today: date | None = None, places: Places | None = None) -> Query:
    """The question. Raises WrongQuestion.

    ``today``: from which day ages count; now, when it is not given. ``places``: the table of places, for who asks many questions: looking
    whether it changed takes longer than all the rest.
    """
    today = today or timezone.localdate()
    for check in _CHECKS:
        check(request)
    return Query(
        words=_words(request),
        occupations=_occupations(request.occupation),
        near=_near(request, places or load_places()) if request.near.strip() else None,
        province=_province(request.province),
        hours=request.hours,
        month_wage=request.month_wage,
        level=request.level,
        since=None if request.days is None else today - timedelta(days=request.days),
        today=today,
        contracts=request.contracts,
        home_work=request.home_work,
        sort=request.sort,
        first=(request.page - 1) * request.size,
        size=request.size,
        facets=facets,
    )


def _words(request: SearchRequest) -> Words:
    words = read_words(request.words)
    if isinstance(words, Text):
        raise WrongQuestion("words", words)
    return words


def _occupations(uri: str) -> tuple[str, ...]:
    """The occupation and its kin, the nearest first."""
    if not uri:
        return ()
    if len(uri) > LONGEST_NAME or not Occupation.objects.filter(pk=uri).exists():
        raise WrongQuestion("occupation", say("Dit beroep is niet bekend. Kies een beroep uit de lijst."))
    near = Kin.objects.filter(occupation_id=uri, strength__gte=KIN_FROM).order_by("-strength", "other_id")
    return tuple(dict.fromkeys((uri, *near.values_list("other_id", flat=True)[:MOST_KIN])))


def _near(request: SearchRequest, places: Places) -> Near:
    return Near(_place(request.near, places).point, USUAL_KM if request.radius is None else request.radius)


def find_place(written: str) -> PlaceRow:
    """The place of a postcode, with or without its letters, or of a name. Raises WrongQuestion."""
    return _place(written, load_places())


def _place(written: str, places: Places) -> PlaceRow:
    if not places.by_postcode:
        raise WrongQuestion("near", say("Er zijn nog geen postcodes ingelezen. Zie hervat market import geo."))
    written = " ".join(written.split())[:LONGEST_NAME]
    postcode = DUTCH_POSTCODE.fullmatch(written)
    row = places.by_postcode.get(postcode[1]) if postcode else places.named(written)
    if row is not None:
        return row
    if postcode:
        raise WrongQuestion("near", say("Deze postcode is niet bekend. Vul een andere postcode in, of een plaats."))
    raise WrongQuestion(
        "near", say("Deze plaats is niet bekend, of er zijn er meer met deze naam. Vul een postcode in, bijvoorbeeld 7511.")
    )


def _province(written: str) -> str:
    if not written.strip():
        return ""
    places = load_places()
    found = places.province(written[:LONGEST_NAME])
    if not found:
        raise WrongQuestion("province", say("Kies een provincie: {names}.", names=", ".join(sorted(places.provinces.values()))))
    return found


def _check_radius(request: SearchRequest) -> None:
    if request.radius is None:
        return
    if not (math.isfinite(request.radius) and 0 < request.radius <= MOST_KM):
        raise WrongQuestion("radius", say("Vul een afstand in van meer dan 0 tot en met {most} km.", most=MOST_KM))
    if not request.near.strip():
        raise WrongQuestion("radius", say("Vul bij een afstand ook een postcode of plaats in."))


def _check_ranges(request: SearchRequest) -> None:
    hours, level = request.hours, request.level
    if hours is not None and not 0 <= hours[0] <= hours[1] <= MOST_HOURS:
        raise WrongQuestion("hours", say("Vul uren per week in van laag naar hoog, van 0 tot en met {most}.", most=MOST_HOURS))
    if level is not None and not LEVELS[0] <= level[0] <= level[1] <= LEVELS[1]:
        raise WrongQuestion("level", say("Vul niveaus in van laag naar hoog, van 1 tot en met 8."))


def _check_numbers(request: SearchRequest) -> None:
    if request.month_wage is not None and not 0 <= request.month_wage <= MOST_WAGE:
        raise WrongQuestion("month_wage", say("Vul een loon per maand in van 0 tot en met {most} euro.", most=MOST_WAGE))
    if request.days is not None and not 0 <= request.days <= MOST_DAYS:
        raise WrongQuestion("days", say("Vul een aantal dagen in van 0 tot en met {most}.", most=MOST_DAYS))


def _check_order(request: SearchRequest) -> None:
    if request.sort is Sort.DISTANCE and not request.near.strip():
        raise WrongQuestion("sort", say("Vul een postcode of plaats in om op afstand te ordenen."))
    if not 1 <= request.size <= LARGEST_PAGE:
        raise WrongQuestion("size", say("Vraag van 1 tot en met {most} vacatures tegelijk.", most=LARGEST_PAGE))
    if request.page < 1 or request.page * request.size > LAST_RESULT:
        raise WrongQuestion(
            "page", say("Kies een bladzijde van 1 tot en met {last}. Zoek preciezer om meer te vinden.", last=LAST_RESULT // request.size)
        )


_CHECKS: tuple[Callable[[SearchRequest], None], ...] = (_check_radius, _check_ranges, _check_numbers, _check_order)
