"""The JobPosting on a page of HTML: JSON-LD, or else microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import orjson
from lxml import etree
from lxml import html as lxml_html

from hervat.market.vacancies.harvest.kinds import schema_org
from hervat.market.vacancies.harvest.kinds.reading import Found, Material, as_utf8

MOST_ON_A_PAGE = 200
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
IN_ATTRIBUTE = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "img": "src", "data": "value", "meter": "value", "time": "datetime",
}  # fmt: skip
Item = dict[str, object]


def read_page(material: Material) -> Iterator[Found]:
    """The ads on a page. The first is known by the address of the page, a second by that and ``#2``."""
    tree = _tree(material)
    if tree is None:
        return
    jobs = list(_of_json_ld(tree)) or list(_of_microdata(tree))
    for number, job in enumerate(jobs[:MOST_ON_A_PAGE], start=1):
        yield schema_org.posting(job, page_identifier(material.url, number), material.url)


def page_identifier(url: str, number: int) -> str:
    """What the n-th ad of a page is known by."""
    return url if number == 1 else f"{url}#{number}"


def _tree(material: Material) -> etree._Element | None:
    head = material.body.read(4096)
    named = META_CHARSET.search(head)
    text = as_utf8(material.body, material.charset or (named[1].decode("ascii") if named else ""))
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        while data := text.read(64 * 1024):
            parser.feed(data)
        root: etree._Element | None = parser.close()
    except etree.ParseError:
        return None
    return root


def _of_json_ld(tree: etree._Element) -> Iterator[schema_org.Job]:
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            yield from schema_org.job_postings(_loose_json(script.text or ""))


def _loose_json(text: str) -> object:
    """JSON as pages have it: in the marks of a comment, with line ends inside strings. None when it is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(WRAPPING.sub("", WRAPPING.sub("", text)).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _of_microdata(tree: etree._Element) -> Iterator[Item]:
    for element in tree.iter(etree.Element):
        if element.get("itemscope") is not None and schema_org.is_job((element.get("itemtype") or "").strip()):
            yield _item(element)


def _item(scope: etree._Element) -> Item:
    """The properties of an item, as the HTML standard says; without ``itemref``, which no site with vacancies was seen to use."""
    item: Item = {}
    waiting = list(reversed(scope))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        is_scope = element.get("itemscope") is not None
        for name in (element.get("itemprop") or "").split():
            if name == "applicationContact":
                continue
            item.setdefault(name, _item(element) or _text(element) if is_scope else _value(name, element))
        if not is_scope:
            waiting.extend(reversed(element))
    return item


def _value(name: str, element: etree._Element) -> str:
    attribute = IN_ATTRIBUTE.get(str(element.tag), "content")
    value = element.get(attribute) or element.get("content")
    if value is not None:
        return str(value)
    if name == "description":  # with its paragraphs and lists
        return (element.text or "") + "".join(str(lxml_html.tostring(child, encoding="unicode")) for child in element)
    return _text(element)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
