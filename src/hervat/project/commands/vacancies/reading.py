"""``hervat vacancies read ADS.jsonl``: what ads tell, as it was read. Stores nothing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hervat.domain.text import Text, say, written
from hervat.market.vacancies.postings import WrongPosting
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import asking, load_catalogue, prepare_databases, start_django
from hervat.project.commands.speaker import Speaker, WrongField, WrongInput
from hervat.project.commands.vacancies.ads_file import Line, add_ads_arguments, given_ads, wrong_posting
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

if TYPE_CHECKING:
    from hervat.market.vacancies.ads import Ad, Wage

SHIFTS = {"evening": say("avond"), "night": say("nacht")}  # the other names are Dutch


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat vacancies read``."""
    add_ads_arguments(parser, speaker)


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints what each ad tells. Raises WrongInput that names the line and what was expected there."""
    lines = given_ads(arguments.path)
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            ads = _read(lines, config.home)
    if arguments.format == "json":
        speaker.write_json({"ads": [shape(ad) for ad in ads]})
    else:
        for ad in ads:
            _print(ad, speaker)
    return 0


def _read(lines: Sequence[Line], home: Path) -> list[Ad]:
    from hervat.market.titles.catalogue import has_occupations  # here: tables can be named only once Django is loaded
    from hervat.market.vacancies.reading.read import load_tools, read

    if not has_occupations():
        load_catalogue(home)
    tools = load_tools()
    ads: list[Ad] = []
    errors: list[WrongField] = []
    for line in lines:
        try:
            ads.append(read(line.posting, tools))
        except WrongPosting as error:
            errors += wrong_posting(line.place, error).errors
    if errors:
        raise WrongInput(*errors)
    return ads


def shape(ad: Ad) -> dict[str, object]:
    """An ad as JSON; null is unknown."""
    occupation = ad.occupation
    return {
        "id": ad.identifier,
        "url": ad.url or None,
        "language": ad.language,
        "title": ad.title,
        "employer": ad.employer or None,
        "occupation": occupation
        and {"uri": occupation.uri, "label": occupation.label, "confidence": occupation.confidence, "isco": occupation.isco},
        "hours": ad.hours and {"min": ad.hours.low, "max": ad.hours.high},
        "wage": ad.wage and _wage(ad.wage),
        "level": ad.level and {"min": ad.level.low, "max": ad.level.high},
        "contract": ad.contract,
        "experience_years": ad.experience_years,
        "licences": list(ad.licences),
        "shifts": list(ad.shifts),
        "home_work": ad.home_work,
        "start_date": _day(ad.start),
        "place": ad.place or None,
        "postcode": ad.postcode or None,
        "province": ad.province or None,
        "date_posted": _day(ad.date_posted),
        "valid_through": _day(ad.valid_through),
        "load": [
            {
                "item": one.item,
                "value": one.value,
                "unit": one.unit or None,
                "present": one.present,
                "kenmerkend": one.kenmerkend,
                "sentence": one.sentence,
            }
            for one in ad.load
        ],
        "text": ad.text,
        "html": ad.html,
    }


def _wage(wage: Wage) -> dict[str, object]:
    return {
        "min": wage.low,
        "max": wage.high,
        "per": wage.per,
        "month_fulltime_min": wage.month_low,
        "month_fulltime_max": wage.month_high,
    }


def _day(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day


def _print(ad: Ad, speaker: Speaker) -> None:
    speaker.tell(ad.title)
    for line in _lines(ad, speaker):
        speaker.tell("  " + speaker(line))
    for one in ad.load:
        amount = f" {written(one.value, speaker.language)} {one.unit}" if one.value is not None else ""
        absent = "" if one.present else speaker(say(" (niet)"))
        speaker.tell(f"  {one.item}{amount}{absent}: {one.sentence}")
    speaker.tell()


def _lines(ad: Ad, speaker: Speaker) -> list[Text]:
    found = [
        ad.occupation and say("Beroep: {label} ({share}%)", label=ad.occupation.label, share=round(ad.occupation.confidence * 100)),
        ad.place and say("Plaats: {place} {postcode}", place=ad.place, postcode=ad.postcode),
        ad.hours and say("Uren per week: {low} tot {high}", low=ad.hours.low, high=ad.hours.high),
        ad.wage and ad.wage.month_high and say("Loon per maand voltijd: tot € {high}", high=round(ad.wage.month_high)),
        ad.level and say("Niveau (NLQF): {low} tot {high}", low=ad.level.low, high=ad.level.high),
        ad.contract and say("Contract: {contract}", contract=ad.contract),
        ad.experience_years is not None and say("Ervaring: {years} jaar", years=ad.experience_years),
        ad.licences and say("Rijbewijs en papieren: {names}", names=", ".join(ad.licences)),
        ad.shifts
        and say("Diensten: {names}", names=", ".join(speaker(SHIFTS[shift]) if shift in SHIFTS else shift for shift in ad.shifts)),
        ad.home_work and say("Thuiswerk: {answer}", answer=ad.home_work),
        ad.start and say("Begin: {day}", day=ad.start),
    ]
    return [line for line in found if line]
