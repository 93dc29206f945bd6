"""Two occupations beside each other for one person: what each asks at every point, and how each connects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.access.roles import Role
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.judge import Verdict
from hervat.reports.work.words import VERDICTS
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.addresses import place_of, slug_of
from hervat.web.cases.work.marks import fit_label, verdict_label
from hervat.web.components.speech import spoken
from hervat.web.dossiers.work.occupation import OccupationPage
from hervat.web.market.asked import Wrong, read_words

SIDES = ("a", "b")
MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """What one of both asks at a point."""

    demand: str
    label: SafeString


@dataclass(frozen=True, slots=True)
class Row:
    """One point: its number and name, what is allowed, and what each of both asks."""

    number: str
    name: str
    limit: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An occupation that can be chosen: its name, its verdict, and the address that chooses it."""

    name: str
    label: SafeString
    address: str


class ComparePage:
    """What the template asks for. ``side``: which of both is being chosen; None: both are there."""

    def __init__(self, work: Work, links: CaseLinks, role: Role, query: QueryDict) -> None:
        self.work = work
        self.links = links
        self.slugs = {side: query.get(side, "")[:120] for side in SIDES}
        self.error = ""
        self.pages = {side: self._page(slug, role) for side, slug in self.slugs.items() if slug}
        if self.slugs["a"] and self.slugs["a"] == self.slugs["b"]:
            self.error = gettext("Kies twee verschillende beroepen.")
            del self.pages["b"]
        self.side = next((side for side in SIDES if side not in self.pages), None)
        self.words = self._words(query.get("q", ""))

    def _page(self, slug: str, role: Role) -> OccupationPage:
        return OccupationPage(self.work, place_of(self.work.ordering, slug), self.links, role, may_judge=False)

    def _words(self, typed: str) -> str:
        try:
            return read_words(typed)
        except Wrong as wrong:
            self.error = wrong.sentence
            return ""

    @property
    def both(self) -> list[OccupationPage]:
        """The chosen ones, in order."""
        return [self.pages[side] for side in SIDES if side in self.pages]

    @property
    def chosen_slug(self) -> str:
        """The one that was chosen first, which travels along."""
        return next((page.slug for page in self.both), "")

    @property
    def choices(self) -> list[Choice]:
        """Occupations to choose from: with the words in their name, or else the first of the list."""
        chosen, wanted = self.work.chosen, self.words.casefold()
        taken = {page.place for page in self.both}
        found = [
            place
            for place in chosen.order()
            if place not in taken and (wanted in chosen.occupation(place).label.casefold() if wanted else chosen.left_out[place] < 0)
        ]
        return [self._choice(place) for place in found[:MOST_FOUND]]

    def _choice(self, place: int) -> Choice:
        candidate = self.work.chosen.candidate(place)
        slug = slug_of(candidate.occupation)
        query = "&".join(f"{side}={value}" for side, value in zip(SIDES, [*(page.slug for page in self.both), slug], strict=False))
        return Choice(capfirst(candidate.occupation.label), fit_label(candidate.fit), f"{self._address}?{query}")

    @property
    def _address(self) -> str:
        return reverse("dossiers:work_compare", kwargs={"nummer": self.links.number})

    def other(self, kept: OccupationPage) -> str:
        """The address on which another is chosen beside this one."""
        return f"{self._address}?a={kept.slug}"

    @property
    def heads(self) -> list[tuple[OccupationPage, SafeString, str]]:
        """Each of both: its page, its verdict, and where the other is replaced."""
        return [(page, fit_label(page.fit), self.other(kept)) for page, kept in zip(self.both, reversed(self.both), strict=True)]

    @property
    def facts(self) -> Iterator[tuple[str, list[str]]]:
        """How each connects, component by component."""
        lines = [list(page.connections) for page in self.both]
        for parts in zip(*lines, strict=True):
            yield parts[0][0], [words for _, _, words in parts]

    @property
    def rows(self) -> list[Row]:
        """Every point that decides for at least one of both, the heaviest first."""
        weighed = [{point.number: point.weighed for point in page.points} for page in self.both]
        numbers = {number for of in weighed for number, one in of.items() if one.verdict is not Verdict.OK or one.aspect.must_be_settled}
        rows = [self._row(number, [of.get(number) for of in weighed]) for number in numbers]
        return [row for _, row in sorted(rows, key=lambda pair: pair[0])]

    def _row(self, number: str, found: list[Weighed | None]) -> tuple[tuple[int, list[int]], Row]:
        known = next(one for one in found if one is not None)
        order = list(VERDICTS)
        heaviest = min(order.index(one.verdict) for one in found if one is not None)
        cells = tuple(_cell(one) for one in found)
        differs = len({one.verdict if one else None for one in found}) > 1
        place = (heaviest, [int(part) for part in number.split(".")])
        return place, Row(number, capfirst(spoken(known.name)), spoken(known.limit), cells, differs)


def _cell(weighed: Weighed | None) -> Cell:
    if weighed is None:
        return Cell(gettext("vraagt hier niets bijzonders"), SafeString(""))
    return Cell(spoken(weighed.demand), verdict_label(weighed.verdict))
