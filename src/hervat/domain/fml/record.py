"""One filled list. It is a judgement of a bedrijfsarts or verzekeringsarts: who made it, and when, is kept with it in the vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hervat.domain.fml.catalogue import Cap, Code, Version, VersionId, version
from hervat.domain.text import Text, say


class Basis(StrEnum):
    """What was filled in: the list itself, or an inzetbaarheidsprofiel with the same items."""

    FML = "fml"
    IZP = "izp"


class Side(StrEnum):
    """On which side a limitation is."""

    RIGHT = "rechts"
    LEFT = "links"
    BOTH = "beide"


class NoPossibilities(StrEnum):
    """Why there are no benutbare mogelijkheden (Schattingsbesluit art. 2 lid 5). What lies behind it stays in the vault."""

    OPGENOMEN = "opgenomen"
    BEDLEGERIG = "bedlegerig"
    ADL_AFHANKELIJK = "adl_afhankelijk"
    ERNSTIG_DISFUNCTIONEREN = "ernstig_disfunctioneren"
    WISSELEND_OF_VERLIES = "wisselend_of_verlies"


NO_POSSIBILITIES = {
    NoPossibilities.OPGENOMEN: say("opgenomen in een ziekenhuis of een instelling"),
    NoPossibilities.BEDLEGERIG: say("ligt op bed"),
    NoPossibilities.ADL_AFHANKELIJK: say("heeft hulp nodig bij alledaagse handelingen"),
    NoPossibilities.ERNSTIG_DISFUNCTIONEREN: say("kan zichzelf nu niet redden, thuis niet en niet met anderen"),
    NoPossibilities.WISSELEND_OF_VERLIES: say("de mogelijkheden wisselen sterk, of verdwijnen binnen drie maanden tot een jaar"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered to one item. ``codes``: one for a degree, any number for a set; empty or 0 is "no limitation".

    ``caps`` are there when the answer comes from another version of the list and allowed something else there (code -> cap).
    """

    item: str
    codes: frozenset[int] = frozenset()
    toelichting: str = ""
    side: Side | None = None
    caps: Mapping[int, Cap] = field(default_factory=dict)

    @property
    def limits(self) -> frozenset[int]:
        """The codes that limit something."""
        return self.codes - {0}

    @property
    def says_something(self) -> bool:
        """Whether a match must look at this item: it is limited, or there is a toelichting that may limit it."""
        return bool(self.limits) or bool(self.toelichting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fml:
    """A filled list. An item that is in ``answers`` nor in ``not_assessed`` counts as "no limitation"."""

    version: VersionId
    answers: Mapping[str, Answer] = field(default_factory=dict)
    not_assessed: frozenset[str] = frozenset()
    basis: Basis = Basis.FML
    has_possibilities: bool = True
    ground: NoPossibilities | None = None  # only without possibilities

    @property
    def list(self) -> Version:
        """The list that was filled."""
        return version(self.version)

    def answer(self, item: str) -> Answer | None:
        """The answer to an item; None when it was not assessed."""
        if item in self.not_assessed:
            return None
        return self.answers.get(item, Answer(item=item))

    @property
    def stopped_because(self) -> Text | None:
        """Why no work can be matched with this list; None when it can."""
        if self.has_possibilities:
            return None
        if self.ground is None:
            return say("De arts ziet nu geen benutbare mogelijkheden. Er is dus geen werk om te vergelijken.")
        return say(
            "De arts ziet nu geen benutbare mogelijkheden: {ground}. Er is dus geen werk om te vergelijken.",
            ground=NO_POSSIBILITIES[self.ground],
        )


def cap_of(answer: Answer, code: Code) -> Cap | None:
    """What a code of an answer allows."""
    return answer.caps.get(code.number, code.cap)
