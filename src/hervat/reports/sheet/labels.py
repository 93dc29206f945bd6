"""The fixed words on the sheets: headings, columns, and the legend of the picture."""

from __future__ import annotations

from hervat.domain.text import say

SHAPES = {
    "done": say("klaar"),
    "done_late": say("klaar, maar te laat"),
    "done_late_justified": say("klaar, later met reden"),
    "missed": say("te laat"),
    "unknown": say("niet ingevuld"),
    "due_soon": say("bijna te laat"),
    "open": say("te doen"),
    "law_day": say("komt nog, vaste dag uit de wet"),
    "to_come": say("komt nog"),
}
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
    "loonsanctie": say("Loonsanctie"),
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
