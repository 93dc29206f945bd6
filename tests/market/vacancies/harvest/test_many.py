"""Three hundred sources at once, one in five of them bad: every good one is taken whole, and every bad one says what is wrong with it."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.harvest.managing.storing import store_sources
from hervat.market.vacancies.harvest.models import State
from tests.support.harvest.intake import MemoryIntake
from tests.support.harvest.play import ADS, BAD, definition, play, role
from tests.support.harvest.server import LocalServer, ToLoopback
from tests.support.harvest.sources import NOW, harvest, told

MANY = 300
SAID = {
    "gone": "Op dit adres staat niets (meer).",
    "error": "De server gaf antwoord 500 in plaats van de advertenties.",
    "busy": "De server vraagt om rust: er wordt te vaak iets gevraagd, of hij is tijdelijk niet beschikbaar.",
    "bomb": "Dit bestand gebruikt XML-entiteiten. Dat wordt niet gelezen, want daarmee is een computer vast te laten lopen.",
    "inward": "Dit adres is niet openbaar: het ligt in een eigen netwerk. Daar haalt Hervat niets op.",
    "named": "Dit adres is niet openbaar: het ligt in een eigen netwerk. Daar haalt Hervat niets op.",
    "short": "Het antwoord brak af voordat het compleet was.",
    "page": "Dit is geen XML. Staat er op dit adres wel een lijst met advertenties?",
    "closed": "De beheerder van deze server wil niet dat dit opgehaald wordt (robots.txt).",
    "loop": "De server blijft doorverwijzen.",
}


@pytest.mark.django_db(databases=["default", "market"])
def test_every_source_gets_what_it_deserves() -> None:
    intake = MemoryIntake()
    inside = ToLoopback({"inside.test": "10.1.2.3"})
    with LocalServer(play) as server:
        store_sources([definition(number, server.port) for number in range(MANY)], NOW)
        made = harvest(intake, port=server.port, resolver=inside)
        for number in range(MANY):
            plays, key = role(number), f"s{number}"
            assert (key, told(key)) == (key, SAID.get(plays, ""))
            titles = [] if plays in BAD else [f"Koëkenbakker {number}-{place}" for place in range(ADS)]
            assert (key, intake.titles(key)) == (key, titles)
        assert (made.visited, made.wrong, made.new) == (MANY, MANY // 5, 4 * MANY // 5 * ADS)
        again = harvest(intake, port=server.port, resolver=inside)
    assert (again.visited, again.wrong, again.new, again.changed, again.gone) == (MANY, MANY // 5, 0, 0, 0)
    assert State.objects.filter(started_at__isnull=False).count() == 0
