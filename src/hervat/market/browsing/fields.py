"""The fields of work in plain words: the first two digits of ISCO-08, as somebody would say them who does not know that classification."""

from __future__ import annotations

from collections.abc import Mapping

from hervat.domain.text import Text, say

# In the order in which they are shown: what most people look for first.
FIELDS: Mapping[str, Text] = {
    "4": say("Kantoor en administratie"),
    "5": say("Diensten, verkoop en zorg"),
    "7": say("Bouw, techniek en ambacht"),
    "8": say("Machines, montage en vervoer"),
    "9": say("Werk dat u snel leert"),
    "6": say("Planten, dieren en visserij"),
    "3": say("Vakwerk met een opleiding op mbo 4 of hbo"),
    "2": say("Werk met een opleiding op hbo of universiteit"),
    "1": say("Leidinggeven"),
    "0": say("Leger en marine"),
}
PARTS: Mapping[str, Text] = {
    "01": say("Officieren"),
    "02": say("Onderofficieren"),
    "03": say("Soldaten en matrozen"),
    "11": say("Directie en bestuur"),
    "12": say("Leiding over kantoor, personeel en verkoop"),
    "13": say("Leiding over productie, bouw, zorg en onderwijs"),
    "14": say("Leiding over horeca, winkel en sport"),
    "21": say("Techniek, natuur en ontwerp"),
    "22": say("Arts, verpleegkundige en andere zorg"),
    "23": say("Onderwijs"),
    "24": say("Geld, personeel, beleid en reclame"),
    "25": say("Software en ICT"),
    "26": say("Recht, hulpverlening, taal en kunst"),
    "31": say("Techniek, laboratorium en toezicht op werk"),
    "32": say("Zorg, apotheek en medische techniek"),
    "33": say("Geld, inkoop, verkoop en secretariaat"),
    "34": say("Recht, welzijn, sport, cultuur en koken"),
    "35": say("ICT-beheer, beeld en geluid"),
    "41": say("Administratie en secretariaat"),
    "42": say("Balie, receptie en klantenservice"),
    "43": say("Boekhouding, voorraad en planning"),
    "44": say("Post, archief en ander kantoorwerk"),
    "51": say("Horeca, reizen, kapper en huishouding"),
    "52": say("Winkel en verkoop"),
    "53": say("Zorg en kinderopvang"),
    "54": say("Veiligheid en bewaking"),
    "61": say("Planten en dieren"),
    "62": say("Bos en visserij"),
    "63": say("Planten en dieren voor eigen gebruik"),
    "71": say("Bouw"),
    "72": say("Metaal, machines en voertuigen"),
    "73": say("Fijn handwerk en drukwerk"),
    "74": say("Elektriciteit en elektronica"),
    "75": say("Voedsel, hout, kleding en ander ambacht"),
    "81": say("Machines bedienen"),
    "82": say("Producten in elkaar zetten"),
    "83": say("Rijden, varen en kranen bedienen"),
    "91": say("Schoonmaken en huishouden"),
    "92": say("Helpen op het land en in de kas"),
    "93": say("Helpen in bouw, fabriek en magazijn"),
    "94": say("Helpen in de keuken"),
    "95": say("Verkopen en werken op straat"),
    "96": say("Afval ophalen en andere klussen"),
}


def field_name(isco: str) -> Text | None:
    """The field of an ISCO-08 code of one digit or more: of its first two digits, or else of its first; None for no code."""
    return PARTS.get(isco[:2]) or FIELDS.get(isco[:1])


def parts_of(field: str) -> tuple[str, ...]:
    """The codes of two digits in a field of one."""
    return tuple(code for code in PARTS if code[0] == field)
