"""A small catalogue of invented names, for tests that need no real data."""

from __future__ import annotations

from collections.abc import Iterator

from hervat.market.titles.answers import Kind, LabelRow

URI = "urn:test:beroep:"
# isco, preferred label, other labels; the address of an occupation ends on its preferred label
CATALOGUE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("9333", "magazijnmedewerker", ("magazijnbediende", "loodsmedewerker", "magazijnmedewerkster")),
    ("9333", "orderpicker", ("orderverzamelaar",)),
    ("8344", "heftruckchauffeur", ("bestuurder heftruck", "chauffeur reachtruck")),
    ("8332", "vrachtwagenchauffeur", ("chauffeur vrachtwagen", "vrachtwagenbestuurder")),
    ("5230", "kassamedewerker", ("caissière", "kassabediende")),
    ("5131", "ober", ("serveerster", "bedieningsmedewerker", "kelner")),
    ("5120", "kok", ("keukenkok",)),
    ("3434", "chef-kok", ("keukenchef",)),
    ("9412", "keukenhulp", ("keukenassistent", "afwasser")),
    ("2221", "algemeen verpleegkundige", ("verpleger", "verpleegster")),
    ("2221", "gespecialiseerd verpleegkundige", ("verpleegkundige intensive care", "kinderverpleegkundige")),
    ("2341", "leerkracht basisonderwijs", ("onderwijzer", "leraar basisschool")),
    ("5141", "kapper", ("kapster", "haarkapper")),
    ("7131", "schilder", ("huisschilder", "schilder bouw")),
    ("7411", "monteur elektrische installaties", ("elektricien", "elektromonteur", "elektromonteur woningbouw")),
    ("4110", "administratief medewerker", ("kantoorbediende", "administratief assistent")),
    ("2512", "softwareontwikkelaar", ("programmeur", "softwareontwikkelaarster")),
    ("1120", "algemeen directeur", ("president-directeur",)),
    ("1211", "financieel directeur", ()),
    ("1345", "directeur basisschool", ()),
    ("6113", "hovenier", ("tuinman", "medewerker groenvoorziening")),
    ("7512", "bakker", ("broodbakker",)),
)
ENGLISH = {"kok": "cook", "heftruckchauffeur": "forklift driver", "schilder": "house painter"}
HIDDEN = {"kapper": "kaper"}


def rows() -> Iterator[LabelRow]:
    """All labels."""
    for isco, preferred, others in CATALOGUE:
        uri = URI + preferred
        yield LabelRow(uri, preferred, Kind.PREFERRED, "nl", isco)
        yield from (LabelRow(uri, text, Kind.ALTERNATIVE, "nl", isco) for text in others)
        if preferred in ENGLISH:
            yield LabelRow(uri, ENGLISH[preferred], Kind.ALTERNATIVE, "en", isco)
        if preferred in HIDDEN:
            yield LabelRow(uri, HIDDEN[preferred], Kind.HIDDEN, "nl", isco)
