"""Qualifications of RIO, the register of the Dutch government, as its API (lod.onderwijsregistratie.nl) gives them."""

from __future__ import annotations

from hervat.domain.text import say
from hervat.market.educations.importers.documents import Node
from hervat.market.educations.importers.measures import OF_RIO, hours_of
from hervat.market.educations.models import KEY_LENGTH, NAME_LENGTH, TEXT_LENGTH, EducationFacts, EducationKind

LAST_DAYS = ("opheffingsdatum",)


def education_of(qualification: Node) -> EducationFacts:
    """One qualification; its key is its crebo (``crebo:25031``). RIO does not tell the work it is for. Raises WrongFile."""
    level, kind = _level(qualification["niveau"])
    return EducationFacts(
        key=f"crebo:{qualification['code'].key(KEY_LENGTH - 6)}",
        name=qualification["naamLang" if qualification.has("naamLang") else "naam"].text(NAME_LENGTH),
        level=level,
        kind=kind,
        content=qualification["omschrijving"].in_dutch(TEXT_LENGTH),
        study_load_hours=hours_of(qualification["studielasteenheid"], qualification["studielast"]),
    )


def _level(niveau: Node) -> tuple[int | None, EducationKind]:
    word = niveau.word()
    if not word:
        return None, EducationKind.ANDERS
    if word not in OF_RIO:
        raise niveau.wrong(say("Dit niveau kent Hervat niet: {found}. Verwacht: {known}.", found=word, known=", ".join(OF_RIO)))
    return OF_RIO[word]
