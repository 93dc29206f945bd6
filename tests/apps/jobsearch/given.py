"""A werknemer who looks for work, and vacancies that were found for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hervat.apps.dossiers.door import Entered
from hervat.apps.jobsearch.copies import put_right
from hervat.apps.jobsearch.models import Frequency, JobAlert
from hervat.apps.jobsearch.services import Wishes, keep_search
from hervat.domain.access.roles import Role
from hervat.market.alerts.running import News, run
from hervat.market.search.contract import Query, Words
from hervat.market.search.request import SearchRequest
from hervat.market.text.analysis import parts_of_query
from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.store.documents import document
from hervat.market.vacancies.store.queries import Change, Shown
from tests.support.world import World

DESK = SearchRequest(words="receptionist")
CAME = datetime(2026, 11, 20, 6, tzinfo=UTC)


def werknemer(world: World) -> Entered:
    """In the own dossier."""
    return world.own.entered(Role.WERKNEMER)


def kept(entered: Entered, request: SearchRequest = DESK, frequency: Frequency = Frequency.DAY, most: int = 10) -> JobAlert:
    """A search that is kept."""
    return keep_search(entered, request, Wishes("Aan de balie", frequency, most))


def ad(title: str = "Receptionist", **told: object) -> Ad:
    """An ad with few words."""
    plain = {"identifier": "1", "text": f"Wij zoeken een {title.lower()}.", "html": "", "employer": "Hotel De Kroon", "place": "Almelo"}
    return Ad(title=title, **(plain | told))  # type: ignore[arg-type]


def ask(request: SearchRequest) -> Query:
    """Words, and hours; ``?`` cannot be asked."""
    if "?" in request.words:
        raise ValueError(request.words)
    return Query(words=Words(parts_of_query(request.words)), hours=request.hours)


@dataclass
class Store:
    """The vacancies that came, by number."""

    ads: dict[int, Ad] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def add(self, *ads: Ad) -> None:
        for one in ads:
            self.ads[len(self.ads) + 1] = one

    def arrivals(self, after: int, limit: int) -> list[Change]:
        return [Change(number, number, document(number, one, CAME)) for number, one in self.ads.items() if number > after][:limit]

    def shown(self, numbers: Collection[int]) -> list[Shown]:
        return [Shown(number, self.ads[number], CAME, CAME if number in self.gone else None, 1, None) for number in numbers]

    def match(self) -> None:
        put_right()
        run(News(self.arrivals, ask), now=CAME)


TOMORROW = timedelta(days=1)


def tomorrow(entered: Entered) -> date:
    """The first day with a mail."""
    return entered.acting.on + TOMORROW
