"""Feeds in JSON: one document with a list of ads, or one ad a line. Never more than one ad of it is in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import orjson

from hervat.domain.text import say
from hervat.market.vacancies.harvest.kinds import mapping as mappings
from hervat.market.vacancies.harvest.kinds import schema_org
from hervat.market.vacancies.harvest.kinds.json_stream import entries
from hervat.market.vacancies.harvest.kinds.packed import unpacked
from hervat.market.vacancies.harvest.kinds.reading import Bounded, Found, Material, Unreadable, WrongLayout, as_utf8, lines
from hervat.market.vacancies.harvest.kinds.xml import Again

HEAD = 1024
LAYOUT, SCHEMA_ORG = "layout", "schema.org"
NO_JSON = say("Dit is geen JSON. Staat er op dit adres wel een lijst met advertenties?")
BROKEN_AD = say("De JSON van deze advertentie is kapot.")


def read_json(material: Material, mapping: Mapping[str, object]) -> Iterator[Found]:
    """The ads of one document. Raises WrongLayout."""
    chosen = layout(mapping)
    with unpacked(material.body) as body:
        text = as_utf8(body, material.charset)
        head = text.read(HEAD)
        file = Bounded(Again(head, text))
        for entry in entries(file, _path(head.lstrip()[:1], chosen.get(mappings.ITEMS, ""))):
            yield from _found(entry, chosen)


def read_lines(material: Material, mapping: Mapping[str, object]) -> Iterator[Found]:
    """The ads of a file with one on each line. Raises WrongLayout."""
    chosen, sound = layout(mapping), False
    with unpacked(material.body) as body:
        for line in lines(as_utf8(body, material.charset)):
            if not line.strip():
                continue
            if not sound and not line.lstrip().startswith(b"{"):
                raise WrongLayout(NO_JSON)
            sound = True
            yield from _found(line, chosen)


def layout(mapping: Mapping[str, object]) -> dict[str, str]:
    """The mapping of a source on top of the layout that it names; ``layout`` stays in it."""
    return mappings.filled(mapping, mappings.NAMED.get(str(mapping.get(LAYOUT, "")), mappings.NAMES))


def _path(first: bytes, items: str) -> list[str]:
    """The names that lead to the list with ads."""
    if first == b"[":
        return []
    if first != b"{":
        raise WrongLayout(NO_JSON)
    if not items:
        raise WrongLayout(say("Dit is geen lijst. Geef in de mapping bij {field} waar de lijst met advertenties staat.", field="items"))
    return items.split(".")


def _found(raw: bytes, chosen: Mapping[str, str]) -> Iterator[Found]:
    """One ad. That it is broken is no reason to leave the others."""
    try:
        record = orjson.loads(raw)
    except orjson.JSONDecodeError:
        yield Unreadable(BROKEN_AD)
        return
    if chosen.get(LAYOUT) == SCHEMA_ORG:
        yield from _jobs(record)
    elif (found := mappings.posting(record, chosen)) is not None:
        yield found


def _jobs(record: object) -> Iterator[Found]:
    """A record that is a JobPosting itself, whether it says so or not."""
    if not isinstance(record, dict):
        yield Unreadable(mappings.NO_RECORD)
        return
    url = mappings.text_at(record, "url")
    identifier = mappings.text_at(record, "identifier.value|identifier|@id") or url
    yield schema_org.posting(record, identifier, url) if identifier else Unreadable(mappings.NO_IDENTIFIER)
