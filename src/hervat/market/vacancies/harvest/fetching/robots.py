"""What a host asks of programs that visit it (robots.txt, RFC 9309), read by Protego and remembered for a day."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from protego import Protego

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.fetching.addresses import followed, host_of
from hervat.market.vacancies.harvest.fetching.asking import Answer, Broken, Fetch
from hervat.market.vacancies.harvest.models import Host

MOST_BYTES = 512 * 1024  # RFC 9309: at least 500 KiB must be read
SECONDS = 20.0
KEPT_FOR, CLOSED_FOR = timedelta(hours=24), timedelta(hours=1)
REDIRECTS, MOST_REDIRECTS = (301, 302, 303, 307, 308), 5
MOST_HOSTS = 2000
NAME = "Hervat"
FORBIDDEN = say("De beheerder van deze server wil niet dat dit opgehaald wordt (robots.txt).")
CLOSED = say("Het bestand robots.txt van deze server is niet op te halen. Zolang dat zo is, haalt Hervat er niets op.")
Asking = Generator[Fetch, Answer, "Rules"]


class Rules:
    """The rules of one host."""

    def __init__(self, text: str, *, is_closed: bool = False) -> None:
        self._rules = Protego.parse(text)
        self.is_closed = is_closed
        self.pause = float(self._rules.crawl_delay(NAME) or 0)

    def refuses(self, url: str) -> Text | None:
        """Why an address may not be fetched; None when it may."""
        if self.is_closed:
            return CLOSED
        return None if self._rules.can_fetch(url, NAME) else FORBIDDEN


class Robots:
    """The rules of all hosts that are visited in one run."""

    def __init__(self) -> None:
        self._known: dict[str, Rules] = {}

    def rules(self, url: str, now: datetime) -> Asking:
        """The rules that hold for an address: as remembered, or else fetched. Raises Broken when its host cannot be reached."""
        host = host_of(url)
        if (known := self._known.get(host)) is not None:
            return known
        row = Host.objects.filter(pk=host).first()
        if row is None or row.robots_at is None or row.robots_at < now - (CLOSED_FOR if row.is_closed else KEPT_FOR):
            text, is_closed = yield from _fetch(url)
            Host.objects.update_or_create(pk=host, defaults={"robots": text, "is_closed": is_closed, "robots_at": now})
        else:
            text, is_closed = row.robots, row.is_closed
        if len(self._known) >= MOST_HOSTS:
            self._known.clear()
        self._known[host] = Rules(text, is_closed=is_closed)
        return self._known[host]


def _fetch(url: str) -> Generator[Fetch, Answer, tuple[str, bool]]:
    """Its text, and whether nothing may be fetched because the host would not give it. Where there is none everything may."""
    parts = urlsplit(url)
    place = f"{parts.scheme}://{parts.netloc}/robots.txt"
    for _ in range(MOST_REDIRECTS):
        answer = yield Fetch(url=place, most=MOST_BYTES, seconds=SECONDS)
        try:
            if answer.problem is not None:
                raise Broken(answer.problem)
            if answer.status in REDIRECTS and (target := followed(place, answer.headers.get("location", ""))) is not None:
                place = target
                continue
            if answer.body is not None:
                return answer.body.read().decode("utf-8", "replace").replace("\0", ""), False
            is_absent = 400 <= answer.status < 500 and answer.status != HTTPStatus.TOO_MANY_REQUESTS
            return "", not is_absent
        finally:
            answer.close()
    return "", False
