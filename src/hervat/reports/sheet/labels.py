"""The fixed words on the sheets: headings, columns, and the legend of the picture."""

from __future__ import annotations

from hervat.domain.law.results import State
from hervat.domain.law.unknown import NOT_FILLED_IN
from hervat.domain.text import Text, say
from hervat.reports.words import LEGEND, state_word

OWN_SHAPES = {  # what has a shape that is no state; the others are called by the word of their state
    "unknown": NOT_FILLED_IN,
    "law_day": say("komt nog, vaste dag uit de wet"),
}
SHAPES = [state.value for state in LEGEND if state is not State.TO_COME] + [*OWN_SHAPES, State.TO_COME.value]  # in the order of the legend
STYLES = {
    "solid": say("gebeurd"),
    "outlined": say("gepland"),
    "dotted": say("mogelijk"),
    "hatched": say("telt niet mee"),
}
LABELS = {
    "title": say("Poortwachter-klok"),
    "name": say("Hervat"),
    "count": say("Weken"),
    "week": say("week"),
    "month": say("maand"),
    "repeated": say("Evaluaties"),
    "spoor_1": say("Spoor 1"),
    "spoor_2": say("Spoor 2"),
    "loonsanctie": say("Sanctie"),
    "pay": say("Loon"),
    "picture": say("De weken in beeld"),
    "given": say("Uitgegaan van:"),
    "flags": say("Let hierop"),
    "table": say("Alle stappen"),
    "step": say("Stap"),
    "who": say("Wie"),
    "opens": say("Vanaf"),
    "due": say("Uiterlijk"),
    "done_on": say("Gedaan op"),
    "status": say("Status"),
    "consequence": say("Gevolg als het te laat is"),
    "basis": say("Grond"),
    "help": say("Wat nu:"),
    "not_needed": say("Niet nodig in dit geval"),
    "calculations": say("Zo zijn de datums berekend"),
    "sources": say("Wetten en regels"),
    "short": say("Afkorting"),
    "law": say("Volledige naam"),
    "version": say("Gelezen versie"),
    "address": say("Tekst"),
    "page": say("pagina"),
    "of": say("van"),
    "footer": say("Een berekening uit wet en regels, geen besluit. De dag onder ‘Uiterlijk’ telt zelf nog mee."),
}
PLAIN_LABELS = {
    "title": say("Uw stappen"),
    "name": LABELS["name"],
    "flags": LABELS["flags"],
    "who": LABELS["who"],
    "late": say("Als het te laat is"),
    "help": LABELS["help"],
    "page": LABELS["page"],
    "of": LABELS["of"],
    "footer": say("Een berekening uit de wet, geen besluit. De laatste dag telt zelf nog mee."),
}


def shape_word(shape: str) -> Text:
    """What a shape of the legend says."""
    return OWN_SHAPES.get(shape) or state_word(State(shape))
