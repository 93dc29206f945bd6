"""``hervat match compare``: a list beside the loads of one function. Needs no database."""

from __future__ import annotations

import argparse

from hervat.api.facts_json import NotReadable, read_json
from hervat.domain.fml import check
from hervat.domain.law import FactsError, read_day
from hervat.domain.matching.compare import Stopped, compare
from hervat.domain.matching.functions import read_comparison
from hervat.domain.text import say
from hervat.project.commands.input_file import read_input
from hervat.project.commands.match.comparison_table import print_comparison
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.dutch_time import today
from hervat.reports.work.comparison_json import comparison_json


def run(place: str, arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the comparison of the person and the function in a file."""
    if arguments.top is not None:
        raise WrongInput(("--top", say("Dit hoort niet bij compare: daar is één functie.")))
    try:
        on = today() if arguments.on is None else read_day(arguments.on, "--on")
        fml, function = read_comparison(read_json(read_input(place)), on)
        result = compare(fml, function.loads)
    except NotReadable as error:
        raise WrongInput((place, error.sentence)) from None
    except FactsError as error:
        raise WrongInput(*error.errors) from None
    except Stopped as error:
        raise WrongInput(("fml", error.sentence)) from None
    if arguments.format == "json":
        speaker.write_json(comparison_json(function.label, result, check(fml), speaker.language, speaker.translate))
    else:
        print_comparison(function.label, result, check(fml), speaker)
    return 0
