"""``hervat match``: a person beside all occupations of the labour-market store. Nothing about the person is stored."""

from __future__ import annotations

import argparse
from dataclasses import replace

from django.db import DatabaseError

from hervat.api.facts_json import NotReadable, read_json
from hervat.domain.law import FactsError, read_day
from hervat.domain.matching.choosing.match import Market, match
from hervat.domain.matching.choosing.person import Person, read_person
from hervat.domain.matching.compare import Stopped
from hervat.domain.text import say
from hervat.project.commands.input_file import read_input
from hervat.project.commands.match.match_table import print_match
from hervat.project.commands.prepare import load_catalogue, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.dutch_time import today
from hervat.project.working.in_use import in_use
from hervat.reports.work.match_json import match_json

USUAL_TOP, MOST = 20, 500


def run(place: str, arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the match of the person in a file."""
    top = _top(arguments.top)
    try:
        on = today() if arguments.on is None else read_day(arguments.on, "--on")
        data = read_json(read_input(place))
        if arguments.on is not None and isinstance(data, dict):
            data |= {"on": arguments.on}
        person = read_person(data, on)
    except NotReadable as error:
        raise WrongInput((place, error.sentence)) from None
    except FactsError as error:
        raise WrongInput(*error.errors) from None
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        load_catalogue(config.home)
        try:
            market, titles = _market(), _titles(person)
        except DatabaseError:
            raise Failure(say("De database {alias} antwoordt niet.", alias="market")) from None
    jobs = tuple(job._replace(occupation=titles.get(job.title, "")) for job in person.work_history)
    try:
        found = match(replace(person, work_history=jobs), market)
    except Stopped as error:
        raise WrongInput(("fml", error.sentence)) from None
    if arguments.format == "json":
        speaker.write_json(match_json(found, titles, top, speaker.language, speaker.translate))
    else:
        print_match(found, titles, top, speaker)
    return 0


def _top(written: str | None) -> int:
    if written is None:
        return USUAL_TOP
    if written.isascii() and written.isdecimal() and 1 <= int(written[:4]) <= MOST and len(written) < 4:
        return int(written)
    raise WrongInput(("--top", say("Vul een heel getal in van {least} tot en met {most}.", least=1, most=MOST)))


def _market() -> Market:
    from hervat.market.matching import load_market  # here: tables can be named only once Django is loaded

    return load_market()


def _titles(person: Person) -> dict[str, str]:
    """The occupation (URI) that each title of the work history is read as; none for a title that fits nothing well enough."""
    from hervat.market.titles import find  # as above

    found = {job.title: find(job.title, 1) for job in person.work_history}
    return {title: answer.candidates[0].uri for title, answer in found.items() if not answer.none_fits}
