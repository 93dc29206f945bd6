"""``hervat match compare``: a person beside one function. Needs no database, unless both have a postcode."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from hervat.api.facts_json import NotReadable, read_json
from hervat.domain.fml import check
from hervat.domain.law import FactsError, read_day
from hervat.domain.matching.choosing.compared import Compared, read_compared
from hervat.domain.matching.choosing.filters import of_function
from hervat.domain.matching.compare import Stopped, compare
from hervat.domain.matching.travel import POSTCODE_FIGURES, Journey, Point, journey
from hervat.domain.text import say
from hervat.project.commands.input_file import read_input
from hervat.project.commands.match.comparison_table import print_comparison
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.dutch_time import today
from hervat.reports.work.comparison_json import Beside, comparison_json, journey_told


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
    travel = _journey(compared, speaker)
    beside = Beside(of_function(compared.as_occupation, compared.person, travel), journey_told(compared, travel))
    label, findings = compared.function.label, check(compared.person.fml)
    if arguments.format == "json":
        speaker.write_json(comparison_json(label, result, findings, speaker.language, speaker.translate, beside=beside))
    else:
        print_comparison(label, result, findings, speaker, beside)
    return 0


def _journey(compared: Compared, speaker: Speaker) -> Journey | None:
    """From where the person lives to the function; None when one of both is not known, or not on the map."""
    home, work = compared.person.postcode, compared.function.postcode
    if home is None or work is None:
        return None
    places = _places({home[:POSTCODE_FIGURES], work[:POSTCODE_FIGURES]}, speaker)
    start, end = places.get(home[:POSTCODE_FIGURES]), places.get(work[:POSTCODE_FIGURES])
    return None if start is None or end is None else journey(start, end)


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
