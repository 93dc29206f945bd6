"""Sources in the database, and a harvest of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from ipaddress import ip_network

from hervat.market.vacancies.harvest.fetching.addresses import Allowed, Guard, host_of
from hervat.market.vacancies.harvest.fetching.getting import Manners
from hervat.market.vacancies.harvest.fetching.network import Network
from hervat.market.vacancies.harvest.intake import Intake
from hervat.market.vacancies.harvest.models import Source, State
from hervat.market.vacancies.harvest.run import Harvest, Tally, Waiting
from hervat.market.vacancies.harvest.visits.work import Limits, Work
from tests.support.harvest.server import ToLoopback

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
AGENT = "Hervat/test (+http://localhost)"


def add_source(key: str, kind: str, address: str, **details: object) -> Source:
    """A source that is due."""
    fields = {
        "name": key.title(), "minutes": 1440, "pause": 0.0, "robots": True, "holds": "everything", "mapping": {}, "is_active": True,
        **details,
    }  # fmt: skip
    source = Source.objects.create(key=key, kind=kind, address=address, host=host_of(address), **fields)
    State.objects.create(source=source, due_at=NOW)
    return source


def harvest(
    intake: Intake,
    *keys: str,
    port: int,
    now: datetime = NOW,
    limits: Limits | None = None,
    resolver: ToLoopback | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Tally:
    """Visits these sources, or all. Only this port of this computer may be visited."""
    guard = Guard([Allowed(ip_network("127.0.0.1/32"), port)])
    sources: Sequence[Source] = list(Source.objects.filter(pk__in=keys) if keys else Source.objects.order_by("key"))
    work = Work(intake, Manners(lambda: now), limits or Limits())
    with Network(guard, AGENT, resolver or ToLoopback()) as network:
        return Harvest([Waiting(one.key, one.host) for one in sources], network, work).run(stop)


def state(key: str) -> State:
    """How it goes with a source now."""
    return State.objects.get(pk=key)


def told(key: str) -> str:
    """What is wrong with a source; empty when nothing is."""
    from hervat.market.vacancies.harvest.visits.outcomes import unpack

    return str(unpack(state(key).error) or "")
