"""``hervat match compare``: a person beside one function. Needs no database, unless both have a postcode."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from hervat.api.facts_json import NotReadable, read_json
from hervat.domain.fml import check
from hervat.domain.law import FactsError, read_day
from hervat.domain.matching.choosing.compared import Compared, look_beside, read_compared
from hervat.domain.matching.compare import Stopped, compare
from hervat.domain.matching.travel import POSTCODE_FIGURES, Journey, Point, journey
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
        compared = read_compared(read_json(read_input(place)), on)
        result = compare(compared.person.fml, compared.function.loads)
    except NotReadable as error:
        raise WrongInput((place, error.sentence)) from None
    except FactsError as error:
        raise WrongInput(*error.errors) from None
    except Stopped as error:
        raise WrongInput(("fml", error.sentence)) from None
    beside = look_beside(compared, _journey(compared, speaker))
    label, findings = compared.function.label, check(compared.person.fml)
    if arguments.format == "json":
        speaker.write_json(comparison_json(label, result, beside, findings, speaker.language, speaker.translate))
    else:
        print_comparison(label, result, beside, findings, speaker)
    return 0


def _journey(compared: Compared, speaker: Speaker) -> Journey | None:
    """From where the person lives to the function; None when one of both is not known, or not on the map."""
    if compared.person.postcode is None or compared.function.postcode is None:
        return None
    home, work = (postcode[:POSTCODE_FIGURES] for postcode in (compared.person.postcode, compared.function.postcode))
    places = _places({home, work}, speaker)
    return journey(places[home], places[work]) if home in places and work in places else None


def _places(postcodes: set[str], speaker: Speaker) -> Mapping[str, Point]:
    """The middles of postcode areas, out of the labour-market store."""
    from hervat.project.commands.prepare import asking, prepare_databases, start_django  # here: without postcodes no database is needed
    from hervat.project.databases import MARKET
    from hervat.project.working.in_use import in_use

    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        from hervat.market.geo.queries import points  # tables can be named only once Django is loaded

        with asking(MARKET):
            return points(postcodes)
