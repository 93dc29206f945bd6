"""What a search asks, in a few words: from these its name is made, and by these its keeper knows it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hervat.domain.text import Text, say
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork

LONGEST_NAME = 80
ANY = say("alle vacatures")
CONTRACTS = {
    Contract.PERMANENT: say("vast"),
    Contract.TEMPORARY: say("tijdelijk"),
    Contract.AGENCY: say("uitzendwerk"),
    Contract.FREELANCE: say("zzp"),
    Contract.INTERNSHIP: say("stage"),
    Contract.VOLUNTARY: say("vrijwilligerswerk"),
}
HOME = {HomeWork.NO: say("niet thuis"), HomeWork.PARTLY: say("deels thuis"), HomeWork.WHOLLY: say("helemaal thuis")}
Spoken = Callable[[Text], str]


def parts_of(request: SearchRequest, occupation: str = "") -> Iterator[Text]:
    """Everything that is asked, each in a few words. ``occupation``: how the occupation is called that is asked."""
    if request.words:
        yield say("{words}", words=request.words)
    if occupation:
        yield say("{words}", words=occupation)
    yield from _place(request)
    if request.hours:
        yield say("{low} tot {high} uur", low=request.hours[0], high=request.hours[1])
    if request.level:
        yield say("niveau {low} tot {high}", low=request.level[0], high=request.level[1])
    if request.month_wage:
        yield say("vanaf {amount} euro per maand", amount=request.month_wage)
    yield from (CONTRACTS[contract] for contract in request.contracts)
    yield from (HOME[home] for home in request.home_work)


def described(request: SearchRequest, spoken: Spoken, occupation: str = "") -> str:
    """All of it on one line."""
    return ", ".join(map(spoken, parts_of(request, occupation))) or spoken(ANY)


def name_for(request: SearchRequest, spoken: Spoken, occupation: str = "") -> str:
    """The same, as long as a name may be."""
    whole = described(request, spoken, occupation)
    return whole if len(whole) <= LONGEST_NAME else f"{whole[: LONGEST_NAME - 1].rstrip()}…"


def _place(request: SearchRequest) -> Iterator[Text]:
    if request.near and request.radius:
        yield say("binnen {km} km van {place}", km=request.radius, place=request.near)
    elif request.near:
        yield say("bij {place}", place=request.near)
    if request.province:
        yield say("{words}", words=request.province)
