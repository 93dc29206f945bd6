"""What reading needs of the store: the finder of occupations and the table of places. Kept until the store changes."""

from __future__ import annotations

import threading
from collections.abc import Callable

from hervat.domain.matching.travel import Point
from hervat.market.titles.answers import TitleAnswer
from hervat.market.vacancies.ads import OccupationGuess
from hervat.market.vacancies.reading.places import PlaceRow, Places

MOST_TITLES = 200_000  # remembered: about 100 MB at most; ads repeat their titles
Find = Callable[[str], TitleAnswer]


class Tools:
    """Finds occupations and places. ``find``: what a title may mean; its answers are remembered."""

    def __init__(self, find: Find | None, places: Places) -> None:
        self._find = find
        self.places = places
        self._titles: dict[str, OccupationGuess | None] = {}

    def occupation(self, title: str) -> OccupationGuess | None:
        """The occupation that a title most likely means; None when none fits."""
        key = title.casefold()
        try:
            return self._titles[key]
        except KeyError:
            pass
        if len(self._titles) >= MOST_TITLES:
            self._titles.clear()
        self._titles[key] = found = self._look(title)
        return found

    def _look(self, title: str) -> OccupationGuess | None:
        answer = self._find(title) if self._find and title else None
        if answer is None or answer.none_fits or not answer.candidates:
            return None
        best = answer.candidates[0]
        return OccupationGuess(best.uri, best.label, best.confidence, best.isco)


class _Kept:
    """What was made last, and the stamp of the store at that time."""

    lock = threading.RLock()
    places: tuple[str, Places] | None = None
    tools: tuple[str, Tools] | None = None


def load_tools() -> Tools:
    """The tools over what the store holds now. One query while nothing was imported."""
    from hervat.market.provenance.queries import stamp  # here: tables can be named only once Django is loaded
    from hervat.market.titles.catalogue import load_finder

    with _Kept.lock:
        now = stamp()
        if _Kept.tools is None or _Kept.tools[0] != now:
            finder = load_finder()
            _Kept.tools = now, Tools(lambda title: finder.find(title, 2), load_places())
        return _Kept.tools[1]


def load_places() -> Places:
    """The table of places as the store holds it now. One query while nothing was imported."""
    from hervat.market.geo.models import Place  # here: tables can be named only once Django is loaded
    from hervat.market.provenance.queries import stamp

    with _Kept.lock:
        now = stamp()
        if _Kept.places is None or _Kept.places[0] != now:
            fields = ("postcode4", "place", "municipality", "province", "latitude", "longitude")
            rows = Place.objects.order_by("pk").values_list(*fields).iterator()
            _Kept.places = now, Places(PlaceRow(code, name, town, area, Point(north, east)) for code, name, town, area, north, east in rows)
        return _Kept.places[1]
