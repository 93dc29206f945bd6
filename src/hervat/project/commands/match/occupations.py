"""``hervat match``: a person beside all occupations of the labour-market store. Nothing about the person is stored."""

from __future__ import annotations

import argparse
from dataclasses import replace

from hervat.api.facts_json import NotReadable, read_json
from hervat.domain.law import FactsError, read_day
from hervat.domain.matching.choosing.match import Market, match
from hervat.domain.matching.choosing.person import Person, read_person
from hervat.domain.matching.compare import Stopped
from hervat.project.commands.input_file import read_input
from hervat.project.commands.match.match_table import print_match
from hervat.project.commands.prepare import asking, load_catalogue, prepare_databases, start_django
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.dutch_time import today
from hervat.project.working.in_use import in_use
from hervat.reports.work.match_json import match_json

USUAL_TOP = 20


def run(place: str, arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the match of the person in a file."""
    top = USUAL_TOP if arguments.top is None else arguments.top
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
        with asking(MARKET):
            market, titles = _market(), _titles(person)
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


def _market() -> Market:
    from hervat.market.matching import load_market  # here: tables can be named only once Django is loaded

    return load_market()


def _titles(person: Person) -> dict[str, str]:
    """The occupation (URI) that each title of the work history is read as; none for a title that fits nothing well enough."""
    from hervat.market.titles import find  # as above

    found = {job.title: find(job.title, 1) for job in person.work_history}
    return {title: answer.candidates[0].uri for title, answer in found.items() if not answer.none_fits}
