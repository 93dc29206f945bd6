"""Feeds in XML: RSS, Atom, and the feeds of job boards. Read element by element; each is thrown away once its ad is taken.

Entities are never looked up: a document that declares any is refused, whether they are a bomb (one that unfolds to gigabytes) or lead to
a file of ours.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from hervat.domain.text import say
from hervat.market.vacancies.harvest.kinds import mapping as mappings
from hervat.market.vacancies.harvest.kinds.packed import unpacked
from hervat.market.vacancies.harvest.kinds.reading import Bounded, Found, Material, Stream, WrongLayout, as_utf8

OWN = ("", "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/", "http://backend.userland.com/rss2")  # names without a prefix
PREFIXES = {"http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc"}
HARMLESS = {  # what feeds often get wrong, and what the rest can be read without
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY,
    etree.ErrorTypes.WAR_UNDECLARED_ENTITY,
    etree.ErrorTypes.ERR_NAME_REQUIRED,
    etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING,
    etree.ErrorTypes.ERR_INVALID_CHAR,
    etree.ErrorTypes.ERR_INVALID_CHARREF,
    etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE,
}
HEAD = 64 * 1024
MOST_FIELDS, MOST_DEEP = 300, 6
NO_XML = say("Dit is geen XML. Staat er op dit adres wel een lijst met advertenties?")
OTHER_ROOT = say("Verwacht: een bestand dat begint met {roots}. Dit begint met {root}.")
ENTITIES = say("Dit bestand gebruikt XML-entiteiten. Dat wordt niet gelezen, want daarmee is een computer vast te laten lopen.")
SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "recover": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
Record = dict[str, object]


def read_feed(material: Material, mapping: Mapping[str, object]) -> Iterator[Found]:
    """RSS (0.9 to 2.0) and Atom."""
    return _read(material, mappings.filled(mapping, mappings.FEED), ("rss", "rdf", "feed"))


def read_jobs(material: Material, mapping: Mapping[str, object]) -> Iterator[Found]:
    """The layout that job boards ask for: ``<source><job>…</job>…</source>``."""
    return _read(material, mappings.filled(mapping, mappings.INDEED), ())


def _read(material: Material, mapping: Mapping[str, str], roots: tuple[str, ...]) -> Iterator[Found]:
    with unpacked(material.body) as body:
        for element in elements(as_utf8(body, material.charset), mapping["items"].split("|"), roots):
            found = mappings.posting(record_of(element), mapping)
            if found is not None:
                yield found


def elements(body: Stream, names: list[str], roots: tuple[str, ...] = ()) -> Iterator[etree._Element]:
    """Every element of those names, in any namespace; it is empty again when the next is asked. Raises WrongLayout."""
    head = body.read(HEAD)
    _check(head, roots)
    file = Bounded(Again(head, body))
    tags = [tag for name in names for tag in (name, f"{{*}}{name}")]
    parsing = etree.iterparse(file, events=("end",), tag=tags, encoding="utf-8", **SAFE)
    try:
        for _event, element in parsing:
            file.found()
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise _broken(error.lineno or 0) from None
    for fault in parsing.error_log:
        if fault.level >= etree.ErrorLevels.ERROR and fault.type not in HARMLESS:
            raise _broken(fault.line)


def _check(head: bytes, roots: tuple[str, ...]) -> None:
    """Raises WrongLayout unless it begins as XML of this sort does. A DTD that does not fit in the head is none of ours."""
    if not head.lstrip().startswith(b"<"):
        raise WrongLayout(NO_XML)
    if b"<!ENTITY" in head:
        raise WrongLayout(ENTITIES)
    parsing = etree.XMLPullParser(events=("start",), **SAFE)
    parsing.feed(head)
    root = next((local(element) for _event, element in parsing.read_events()), "html")
    if root.lower() == "html":
        raise WrongLayout(NO_XML)
    if roots and root.lower() not in roots:
        raise WrongLayout(OTHER_ROOT.fill(roots=", ".join(roots), root=root[:60]))


def _broken(number: int) -> WrongLayout:
    return WrongLayout(say("De XML is vanaf regel {line} kapot, of het bestand is afgebroken.", line=number))


def _forget(element: etree._Element) -> None:
    """Empties what was taken and all that stood before it, or the whole feed would stay in memory."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname)


def record_of(element: etree._Element) -> Record:
    """An element as a record: its fields by name (``dc:date`` when they are of a known other namespace), those with fields as records."""
    return _record(element, MOST_DEEP, [MOST_FIELDS])


def _record(element: etree._Element, deep: int, left: list[int]) -> Record:
    record: Record = {}
    for child in element.iterchildren(etree.Element):
        left[0] -= 1
        if left[0] < 0:
            break
        name = _name(child)
        value = _field(child, deep, left)
        known = record.get(name)
        if known is None or known == "":
            record[name] = value
        elif isinstance(known, list):
            known.append(value)
        elif name != "link":  # of several links the first that leads to the ad
            record[name] = [known, value]
    return record


def _field(element: etree._Element, deep: int, left: list[int]) -> object:
    if local(element) == "link" and (href := element.get("href")) is not None:
        return href if element.get("rel", "alternate") == "alternate" else ""
    if element.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode", with_tail=True) for child in element)
    if len(element) and deep > 0 and any(isinstance(child.tag, str) for child in element):
        return _record(element, deep - 1, left)
    return text_of(element)


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    namespace = name.namespace or ""
    if namespace in OWN:
        return str(name.localname)
    prefix = PREFIXES.get(namespace) or element.prefix
    return f"{prefix}:{name.localname}" if prefix else str(name.localname)


def text_of(element: etree._Element) -> str:
    """Its text. ``&nbsp;`` and its like are known from HTML; entities that a document would declare itself stay as they are written."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if isinstance(child, etree._Entity):
            parts.append(html.unescape(child.text or ""))
        elif isinstance(child.tag, str):
            parts.append(child.text or "")
        parts.append(child.tail or "")
    return "".join(parts)


class Again:
    """A file of which the beginning was read already, from that beginning."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        """About so many bytes; none at the end."""
        if size == 0:
            return b""
        head, self._head = self._head, b""
        return head or self._rest.read(size)
