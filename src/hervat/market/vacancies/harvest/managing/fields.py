"""The fields of one source: what each may hold, and what it is when it is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.definitions import Definition, Holds
from hervat.market.vacancies.harvest.fetching.addresses import wrong_address
from hervat.market.vacancies.harvest.kinds import mapping as mappings
from hervat.market.vacancies.harvest.kinds.all import FOLDER, KINDS, SITE
from hervat.market.vacancies.harvest.kinds.json_feed import LAYOUT, SCHEMA_ORG

FIELDS = ("key", "name", "kind", "address", "interval", "pause", "robots", "holds", "licence", "pages", "active", "mapping")
COLUMNS = (*FIELDS[:-1], LAYOUT)
LAYOUTS = (*mappings.NAMED, SCHEMA_ORG)
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
INTERVAL = re.compile(r"(\d{1,5})([mhd])")
MINUTES = {"m": 1, "h": 60, "d": 1440}
LEAST_MINUTES, MOST_MINUTES, USUAL = 15, 30 * 1440, "24h"
MOST_PAUSE, USUAL_PAUSE = 300.0, 1.0
LONGEST = {"name": 120, "licence": 300, "pages": 200}
LONGEST_PLACE, LONGEST_PATH = 500, 1000
Wrong = tuple[str, Text]


def read_definition(fields: Mapping[str, object]) -> tuple[Definition | None, list[Wrong]]:
    """The source; or what is wrong with it, by field."""
    reading = _Reading(fields)
    definition = reading.read()
    return (None, reading.wrong) if reading.wrong else (definition, [])


class _Reading:
    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = fields
        known = ", ".join(FIELDS)
        self.wrong: list[Wrong] = [
            (name, say("Dit veld is onbekend. Kies uit: {fields}.", fields=known)) for name in fields if name not in FIELDS
        ]

    def read(self) -> Definition:
        key, kind = self._key(), self._choice("kind", KINDS, "")
        licence, robots = self._line("licence", ""), self._truth("robots", usual=True)
        if not robots and not licence:
            self._is_wrong("licence", say("Schrijf hier met wie u wat hebt afgesproken, als robots.txt niet geldt."))
        return Definition(
            key=key,
            name=self._line("name", key),
            kind=kind,
            address=self._address(kind),
            minutes=self._minutes(),
            pause=self._pause(),
            robots=robots,
            holds=Holds(self._choice("holds", tuple(Holds), Holds.NEWEST if kind == "rss" else Holds.EVERYTHING) or Holds.EVERYTHING),
            is_active=self._truth("active", usual=True),
            licence=licence,
            pages=self._pages(kind),
            mapping=self._mapping(kind),
        )

    def _is_wrong(self, name: str, sentence: Text) -> None:
        self.wrong.append((name, sentence))

    def _key(self) -> str:
        key = self._fields.get("key")
        if isinstance(key, str) and KEY.fullmatch(key):
            return key
        self._is_wrong("key", say("Vul een sleutel in van kleine letters, cijfers en streepjes, van ten hoogste 60 tekens."))
        return ""

    def _line(self, name: str, usual: str) -> str:
        text = self._fields.get(name, usual)
        if isinstance(text, str) and len(text) <= LONGEST[name] and text.isprintable():
            return text.strip() or usual
        self._is_wrong(name, say("Vul tekst in op één regel, van ten hoogste {most} tekens.", most=LONGEST[name]))
        return usual

    def _choice(self, name: str, choices: tuple[str, ...], usual: str) -> str:
        word = self._fields.get(name, usual)
        if isinstance(word, str) and word in choices:
            return word
        self._is_wrong(name, say("Kies uit: {choices}.", choices=", ".join(choices)))
        return ""

    def _truth(self, name: str, *, usual: bool) -> bool:
        truth = self._fields.get(name, usual)
        if isinstance(truth, bool):
            return truth
        self._is_wrong(name, say("Kies true of false."))
        return usual

    def _address(self, kind: str) -> str:
        address = self._fields.get("address")
        if not isinstance(address, str) or not address:
            self._is_wrong("address", say("Vul het adres van de bron in."))
            return ""
        if kind == FOLDER:
            if not PurePosixPath(address).is_absolute() or len(address) > LONGEST_PATH or not address.isprintable():
                self._is_wrong("address", say("Vul een map in met haar hele pad, dat begint met /."))
        elif (sentence := wrong_address(address)) is not None:
            self._is_wrong("address", sentence)
        return address.partition("#")[0]

    def _minutes(self) -> int:
        found = INTERVAL.fullmatch(str(self._fields.get("interval", USUAL)))
        minutes = int(found[1]) * MINUTES[found[2]] if found else 0
        if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
            self._is_wrong("interval", say("Vul in hoe vaak: van 15m (minuten) of 1h (uur) tot 30d (dagen)."))
        return minutes

    def _pause(self) -> float:
        pause = self._fields.get("pause", USUAL_PAUSE)
        if isinstance(pause, int | float) and not isinstance(pause, bool) and 0 <= pause <= MOST_PAUSE:
            return float(pause)
        self._is_wrong("pause", say("Vul een aantal seconden in van 0 tot en met 300."))
        return USUAL_PAUSE

    def _pages(self, kind: str) -> str:
        if kind != SITE and "pages" in self._fields:
            self._is_wrong("pages", say("Dit veld is alleen voor bronnen van het soort {kind}.", kind=SITE))
        return self._line("pages", "")

    def _mapping(self, kind: str) -> Mapping[str, str]:
        mapping = self._fields.get("mapping", {})
        if not isinstance(mapping, dict):
            self._is_wrong("mapping", say("Zet onder [source.mapping] bij elk veld waar het in de bron staat."))
            return {}
        if mapping and kind == SITE:
            self._is_wrong("mapping", say("Een bron van het soort {kind} heeft geen mapping: haar pagina’s volgen schema.org.", kind=SITE))
        for name, place in mapping.items():
            if (sentence := _wrong_place(kind, name, place)) is not None:
                self._is_wrong(f"mapping.{name[:60]}", sentence)
        return {name: str(place) for name, place in mapping.items()}


def _wrong_place(kind: str, name: str, place: object) -> Text | None:
    known = (*mappings.FIELDS, mappings.ITEMS, mappings.EXTRA, mappings.REMOVED)
    if name == LAYOUT:
        if kind not in ("json", "jsonl", FOLDER):
            return say("Dit veld is alleen voor bronnen van het soort {kind}.", kind="json, jsonl, folder")
        return None if place in LAYOUTS else say("Kies uit: {choices}.", choices=", ".join(LAYOUTS))
    if name not in known:
        return say("Dit veld is onbekend. Kies uit: {fields}.", fields=", ".join((*known, LAYOUT)))
    if isinstance(place, str) and place and len(place) <= LONGEST_PLACE and place.isprintable():
        return None
    return say("Vul in waar dit in de bron staat, bijvoorbeeld employer.name.")
