"""``hervat vacancies search "WORDS"``: vacancies by words, place and what they ask, each with why it is shown."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from hervat.domain.text import Text, say, short_date
from hervat.market.search.contract import PAGE_SIZE, EngineFailure, Sort
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork
from hervat.project.commands.arguments import Parser, one_of, whole_number
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

if TYPE_CHECKING:
    from hervat.market.search.finding import Result, Results

OPTIONS = {  # what a field of a request is called here
    "words": "WORDS", "near": "--near", "radius": "--radius", "province": "--province", "hours": "--hours", "level": "--level",
    "month_wage": "--wage", "days": "--since", "occupation": "--occupation", "contracts": "--contract", "home_work": "--home-work",
    "sort": "--sort", "page": "--page", "size": "--size",
}  # fmt: skip
MOST = 999_999_999
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,9})?")


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat vacancies search``."""
    parser.options.add_argument(
        "words", nargs="?", default="", metavar="WORDS", help=speaker(say('woorden; "twee woorden" samen, -woord zonder dat woord'))
    )
    parser.add_option("--near", say("een postcode of een plaats"), default="", metavar="7511|PLACE")
    parser.add_option("--radius", say("hoe ver daarvandaan, in kilometers; anders 25"), type=_number("--radius"), metavar="KM")
    parser.add_option("--province", say("een provincie"), default="")
    parser.add_option("--hours", say("uren per week"), type=_range("--hours"), metavar="16-24")
    parser.add_option("--level", say("niveau van de opleiding (NLQF)"), type=_range("--level", whole=True), metavar="1-3")
    parser.add_option("--wage", say("loon per maand bij voltijd, ten minste"), type=_number("--wage"), dest="month_wage", metavar="EURO")
    parser.add_option("--since", say("hooguit zoveel dagen oud"), type=whole_number("--since", 0, MOST), dest="days", metavar="DAYS")
    parser.add_option("--occupation", say("het adres (URI) van een beroep; verwante beroepen tellen mee"), default="", metavar="URI")
    parser.add_option("--contract", _choices(Contract), type=_several("--contract", Contract), dest="contracts", default=(), metavar="A,B")
    parser.add_option("--home-work", _choices(HomeWork), type=_several("--home-work", HomeWork), default=(), metavar="A,B")
    parser.add_option("--sort", say("volgorde"), type=one_of("--sort", list(Sort)), default=Sort.RELEVANCE, metavar="|".join(Sort))
    parser.add_option("--page", say("bladzijde"), type=whole_number("--page", 0, MOST), default=1, metavar="N")
    parser.add_option("--size", say("vacatures op een bladzijde"), type=whole_number("--size", 0, MOST), default=PAGE_SIZE, metavar="N")
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints one page. Raises WrongInput that names the option and what was expected."""
    asked: dict[str, Any] = {field.name: getattr(arguments, field.name) for field in fields(SearchRequest)}
    request = SearchRequest(**{**asked, "sort": Sort(asked["sort"])})
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            results = _find(request)
    if arguments.format == "json":
        from hervat.reports.vacancies_json import results_json  # here: tables can be named only once Django is loaded

        speaker.write_json(results_json(results, speaker))
    else:
        _print(results, speaker)
    return 0


def _find(request: SearchRequest) -> Results:
    from hervat.market.search.asking import WrongQuestion  # here: tables can be named only once Django is loaded
    from hervat.market.search.finding import find
    from hervat.project.working.searching import index_what_changed

    try:
        index_what_changed()
        return find(request)
    except WrongQuestion as error:
        raise WrongInput((OPTIONS[error.field], error.sentence)) from None
    except EngineFailure as error:
        raise Failure(error.sentence) from None


def _number(option: str) -> Callable[[str], float]:
    def read(value: str) -> float:
        if not _NUMBER.fullmatch(value):
            raise WrongInput((option, say("Vul een getal in, bijvoorbeeld 25.")))
        return float(value.replace(",", "."))

    return read


def _range(option: str, *, whole: bool = False) -> Callable[[str], tuple[float, float]]:
    """``16-24``, or one number for both ends."""

    def read(value: str) -> tuple[float, float]:
        low, _, high = value.partition("-") if not value.startswith("-") else ("", "", "")
        number = int if whole else float
        try:
            return number(low.strip().replace(",", ".")), number((high or low).strip().replace(",", "."))
        except ValueError:
            raise WrongInput(
                (option, say("Vul in van laag naar hoog, bijvoorbeeld {example}.", example="1-3" if whole else "16-24"))
            ) from None

    return read


def _several(option: str, kind: type[Contract] | type[HomeWork]) -> Callable[[str], tuple[str, ...]]:
    """One or more values, with commas between."""

    def read(value: str) -> tuple[str, ...]:
        try:
            return tuple(kind(word.strip()) for word in value.split(","))
        except ValueError:
            raise WrongInput((option, _choices(kind))) from None

    return read


def _choices(kind: Iterable[str]) -> Text:
    return say("Kies uit: {choices}.", choices=", ".join(kind))


def _print(results: Results, speaker: Speaker) -> None:
    if results.is_exact:
        speaker.tell(speaker(say("Gevonden vacatures: {total}.", total=results.total)))
    else:
        speaker.tell(speaker(say("Gevonden vacatures: ongeveer {total}.", total=results.total)))
    if results.widened:
        speaker.tell(speaker(say("Weinig vacatures hebben al deze woorden. Daarna komen vacatures met een deel ervan.")))
    for result in results.results:
        ad = result.vacancy.ad
        told = (ad.employer, ad.place, short_date(_day(result), speaker.language))
        speaker.tell()
        speaker.tell(f"{result.vacancy.number:>8}  {ad.title}")
        speaker.tell(f"          {', '.join(filter(None, told))}")
        for sentence in result.why:
            speaker.tell(f"          {speaker(sentence)}")
    for suggestion in results.suggestions:
        speaker.tell()
        speaker.tell(speaker(say("{what}: {total} vacatures.", what=suggestion.sentence, total=suggestion.total)))


def _day(result: Result) -> Any:
    from django.utils import timezone  # here: it needs settings

    return timezone.localdate(result.vacancy.first_seen)
