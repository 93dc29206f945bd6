"""The words for an FML: short ones for a cell, whole ones for a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hervat.domain.access.roles import Role
from hervat.domain.fml import Answer, Basis, Code, Fml, Item, Move, Side, VersionId
from hervat.domain.text import Text, say
from hervat.web.components.speech import spoken

ABOUT = ("gemiddeld ongeveer ", "gemiddeld ", "ongeveer ", "on average about ", "on average ", "about ")
# Where a text goes on with how often, how long or for example: what a cell has no room for.
FURTHER = re.compile(
    r" \(|, (?=(?:tot|gemiddeld|\d+ keer|zoals|zonder|ook|niet meer|up to|on average|such as|without|also|not more|no more)\b)"
)
MOVES: Mapping[Move, Text] = {
    Move.LESS: say("minder beperkt"),
    Move.MORE: say("meer beperkt"),
    Move.CHANGED: say("gewijzigd"),
    Move.ASSESSED: say("nu beoordeeld"),
    Move.NOT_ASSESSED: say("niet meer beoordeeld"),
}
SIDES: Mapping[Side, Text] = {Side.RIGHT: say("rechts"), Side.LEFT: say("links"), Side.BOTH: say("beide kanten")}
RECIPIENTS: Mapping[Role, Text] = {Role.ARBEIDSDESKUNDIGE: say("arbeidsdeskundige"), Role.COACH: say("coach")}
NOT_ASSESSED = say("niet beoordeeld")
LISTS: Mapping[tuple[Basis, VersionId], Text] = {
    (Basis.FML, VersionId.B): say("FML, huidige lijst (B)"),
    (Basis.FML, VersionId.A): say("FML van 2002 (A)"),
    (Basis.IZP, VersionId.B): say("Inzetbaarheidsprofiel"),
    (Basis.IZP, VersionId.A): say("Inzetbaarheidsprofiel, met de lijst van 2002"),
}
NUMERALS = ("I", "II", "III", "IV", "V", "VI")
SHORT_RUBRIEKEN = (say("Persoonlijk"), say("Sociaal"), say("Omgeving"), say("Bewegen"), say("Houding"), say("Werktijd"))


def list_name(fml: Fml) -> str:
    """Which list it is: "FML, huidige lijst (B)"."""
    return spoken(LISTS[fml.basis, fml.version])


def short_text(code: Code) -> str:
    """What fits in a cell: "licht beperkt: ongeveer 10 kg, tot en met 10 keer per uur" is "10 kg"."""
    text = plain_text(code)
    if not code.free:
        text = FURTHER.split(text, maxsplit=1)[0]
    return next((text.removeprefix(about) for about in ABOUT if text.startswith(about)), text)


def plain_text(code: Code) -> str:
    """What a code says without how much it limits: "ongeveer 10 kg, tot en met 10 keer per uur"."""
    return spoken(code.text).rpartition(": ")[2]


def full_texts(item: Item, answer: Answer) -> list[str]:
    """What an answer says: one text for each code that limits, or that nothing does."""
    codes = sorted(answer.limits or answer.codes) or [0]
    return [spoken(item.codes[code].text) for code in codes]


def code_text(item: Item, answer: Answer | None) -> str:
    """How an answer is written down: "2", "1.8.1, 1.8.4", "n.b." for not assessed."""
    if answer is None:
        return spoken(say("n.b."))
    return ", ".join(item.called(code) for code in sorted(answer.limits)) or "0"


def side_text(side: Side | None) -> str:
    """On which side; empty when nothing was said."""
    return spoken(SIDES[side]) if side is not None else ""
