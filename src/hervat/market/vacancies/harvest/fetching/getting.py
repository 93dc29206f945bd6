"""Getting one address as a good visitor: what robots.txt asks, few redirects, and leaving a host alone that says it is asked too much."""

from __future__ import annotations

import email.utils
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.fetching.addresses import followed, host_of
from hervat.market.vacancies.harvest.fetching.asking import Answer, Broken, Fetch
from hervat.market.vacancies.harvest.fetching.robots import REDIRECTS, Robots
from hervat.market.vacancies.harvest.models import Host

MOST_REDIRECTS = 5
REST = timedelta(minutes=15)  # when a host asks for rest without saying how long
LONGEST_REST = timedelta(days=7)
LONGEST_PAUSE = 300.0  # a host that wants longer between two requests is asked once a visit
TOO_MUCH = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
Getting = Generator[Fetch, Answer, Answer]


class Absent(Broken):
    """The server says that there is nothing (any more) at this address."""


@dataclass
class Manners:
    """What is known of hosts during one run. ``clock``: what time it is. There is one run at a time, so what it knows holds."""

    clock: Callable[[], datetime]
    robots: Robots = field(default_factory=Robots)
    _resting: dict[str, datetime] | None = None  # until when

    def get(self, fetch: Fetch, *, obeys_robots: bool) -> Getting:
        """The answer with its body, or with status 304. Raises Broken, Absent."""
        for _ in range(MOST_REDIRECTS + 1):
            self._refuse_resting(fetch.url)
            answer = yield (yield from self._polite(fetch)) if obeys_robots else fetch
            if answer.problem is not None:
                raise Broken(answer.problem)
            if answer.body is not None or answer.status == HTTPStatus.NOT_MODIFIED:
                return answer
            if answer.status not in REDIRECTS:
                raise self._refusal(fetch.url, answer)
            target = followed(fetch.url, answer.headers.get("location", ""))
            if target is None:
                raise Broken(say("De server verwijst door naar iets dat geen webadres is."))
            fetch = replace(fetch, url=target)
        raise Broken(say("De server blijft doorverwijzen."))

    def _polite(self, fetch: Fetch) -> Generator[Fetch, Answer, Fetch]:
        rules = yield from self.robots.rules(fetch.url, self.clock())
        refusal = rules.refuses(fetch.url)
        if refusal is not None:
            raise Broken(refusal)
        return replace(fetch, pause=min(LONGEST_PAUSE, max(fetch.pause, rules.pause)))

    def _refuse_resting(self, url: str) -> None:
        now = self.clock()
        until = self._known_resting().get(host_of(url), now)
        if until > now:
            raise Broken(RESTING, after=(until - now).total_seconds())

    def _known_resting(self) -> dict[str, datetime]:
        if self._resting is None:
            rows = Host.objects.filter(rest_until__gt=self.clock()).values_list("pk", "rest_until")
            self._resting = {host: until for host, until in rows if until is not None}
        return self._resting

    def _refusal(self, url: str, answer: Answer) -> Broken:
        if answer.status in TOO_MUCH:
            now = self.clock()
            rest = min(LONGEST_REST, max(timedelta(0), _asked_rest(answer.headers.get("retry-after", ""), now)))
            self._known_resting()[host_of(url)] = now + rest
            Host.objects.update_or_create(pk=host_of(url), defaults={"rest_until": now + rest})
            return Broken(RESTING, after=rest.total_seconds())
        if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return Absent(say("Op dit adres staat niets (meer)."))
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return Broken(say("De server geeft geen toegang (antwoord {status}).", status=answer.status))
        return Broken(say("De server gaf antwoord {status} in plaats van de advertenties.", status=answer.status))


RESTING: Text = say("De server vraagt om rust: er wordt te vaak iets gevraagd, of hij is tijdelijk niet beschikbaar.")


def _asked_rest(retry_after: str, now: datetime) -> timedelta:
    """``120`` (seconds), or a moment as HTTP writes it."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return timedelta(seconds=int(text))
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return REST
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
