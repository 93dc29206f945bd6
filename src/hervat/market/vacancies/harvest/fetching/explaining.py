"""Why something could not be fetched, as a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import aiohttp
import structlog

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.fetching.addresses import NotPublic
from hervat.market.vacancies.harvest.fetching.bodies import BROKEN_OFF, Unusable

NOT_PUBLIC = say("Dit adres is niet openbaar: het ligt in een eigen netwerk. Daar haalt Hervat niets op.")
SENTENCES: tuple[tuple[type[BaseException], Text], ...] = (  # the first that fits
    (NotPublic, NOT_PUBLIC),
    (aiohttp.ClientConnectorDNSError, say("De naam van deze server bestaat niet (meer).")),
    (aiohttp.ClientSSLError, say("De beveiligde verbinding met deze server is niet te vertrouwen.")),
    (aiohttp.ConnectionTimeoutError, say("De server antwoordt niet.")),
    (aiohttp.SocketTimeoutError, say("De server hield halverwege op met antwoorden.")),
    (asyncio.TimeoutError, say("Het antwoord duurde te lang.")),
    (aiohttp.ClientPayloadError, BROKEN_OFF),
    (aiohttp.ServerDisconnectedError, say("De server verbrak de verbinding zonder antwoord.")),
    (aiohttp.InvalidURL, say("Dit is geen webadres.")),
    (aiohttp.ClientResponseError, say("Het antwoord van de server volgt de regels van HTTP niet.")),
    (aiohttp.ClientConnectorError, say("Met deze server is geen verbinding te maken.")),
    (OSError, say("De verbinding met deze server brak af.")),
)
OTHER = say("Het ophalen mislukte op een manier die Hervat niet kent.")

log = structlog.get_logger("hervat.harvest")


def explain(error: Exception) -> Text:
    """The sentence."""
    if isinstance(error, Unusable):
        return error.sentence
    for cause in _causes(error):
        if isinstance(cause, NotPublic):
            return NOT_PUBLIC
    for kind, sentence in SENTENCES:
        if isinstance(error, kind):
            return sentence
    log.warning("an unknown error while fetching", error=type(error).__name__)
    return OTHER


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what caused it; aiohttp keeps the error of a socket in ``os_error``."""
    for _ in range(10):
        if error is None:
            return
        yield error
        error = getattr(error, "os_error", None) or error.__cause__ or error.__context__
