"""Postings and a small table of places for the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from hervat.domain.matching.travel import Point
from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.reading.places import PlaceRow, Places
from hervat.market.vacancies.reading.read import read
from hervat.market.vacancies.reading.tools import Tools

TODAY = date(2026, 11, 20)
PLACES = Places(
    (
        PlaceRow("8011", "Zwolle", "Zwolle", "Overijssel", Point(52.51, 6.09)),
        PlaceRow("8021", "Zwolle", "Zwolle", "Overijssel", Point(52.52, 6.10)),
        PlaceRow("8031", "Zwolle", "Zwolle", "Overijssel", Point(52.53, 6.11)),
        PlaceRow("1861", "Bergen", "Bergen (NH)", "Noord-Holland", Point(52.67, 4.70)),
        PlaceRow("5854", "Bergen", "Bergen (L)", "Limburg", Point(51.60, 6.04)),
        PlaceRow("2511", "'s-Gravenhage", "'s-Gravenhage", "Zuid-Holland", Point(52.08, 4.31)),
    )
)
TOOLS = Tools(None, PLACES)


def posting(description: str = "Werk.", **fields: Any) -> Posting:
    """A posting with what a test needs."""
    return Posting(**{"identifier": "1", "title": "Vacature", "description": description, **fields})


def read_text(description: str, **fields: Any) -> Ad:
    """What is read in a text."""
    return read(posting(description, **fields), TOOLS, TODAY)
