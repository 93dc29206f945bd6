"""HTML or plain text of a source as blocks of text, and blocks as HTML of our own: five tags, no attributes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

import nh3

HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ITEM, HEAD, PARAGRAPH = "li", "h3", "p"
BREAKING = frozenset({"p", "div", "br", "ul", "ol", "tr", "table", "section", "article", "dt", "dd", "dl", "hr", "blockquote"})
CELLS = frozenset({"td", "th"})
WRAPS = 50  # characters: a shorter line was not broken off to fit
_CLEANER = nh3.Cleaner(
    tags=set(BREAKING | HEADS | CELLS | {ITEM}),
    attributes={},
    clean_content_tags={"script", "style", "template", "title", "svg", "math", "textarea", "select", "button", "iframe", "object"},
    link_rel=None,
)
_TAG = re.compile(r"<(/?[a-z0-9]+)>")
_IS_HTML = re.compile(r"<\s*/?\s*[a-zA-Z][^<>]{0,2000}>|<!--")
_ESCAPED_HTML = re.compile(r"&lt;\s*/?\s*(?:p|br|ul|li|div|strong|b|h\d|span)\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•·▪●○◦■□✓✔✅➤►▶→»‣–—+]|\(?\d{1,2}[.)](?=\s))\s*(?=\S)")
_INLINE_BULLETS = re.compile(r"\s+(?=[•▪●○■✓✔✅➤►▶‣]\s)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")


class Block(NamedTuple):
    """A piece of text without a break in it. ``kind``: ``p``, ``li`` or ``h3``."""

    kind: str
    text: str


def blocks_of(description: str) -> list[Block]:
    """The text of a description in its order. Scripts, styles and all markup are gone; characters that cannot be seen too."""
    if "&lt;" in description and _ESCAPED_HTML.search(description):
        description = html.unescape(description)
    found = _of_html(description) if _IS_HTML.search(description) else _of_text(description)
    return [block for block in found if block.text]


def html_of(blocks: Iterable[Block]) -> str:
    """The blocks as HTML. Harmless whatever they hold: everything in them is escaped."""
    parts: list[str] = []
    in_list = False
    for kind, text in blocks:
        if (kind == ITEM) != in_list:
            parts.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        parts.append(f"<{kind}>{html.escape(text, quote=False)}</{kind}>")
    if in_list:
        parts.append("</ul>")
    return "".join(parts)


def one_line(text: str) -> str:
    """A title or a name: no markup, no breaks."""
    if "<" in text and _IS_HTML.search(text):
        text = _TAG.sub(" ", _CLEANER.clean(text))
    return _tidy(html.unescape(text) if "&" in text else text)


def _of_html(description: str) -> Iterator[Block]:
    """Walks over the tags that are left; what stands between two of them that break is one block."""
    parts: list[str] = []
    items, in_head = 0, False
    pieces = _TAG.split(_CLEANER.clean(description))
    for text, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue=PARAGRAPH):
        if text and not text.isspace():
            parts.append(text)
        name = tag.lstrip("/")
        if name in CELLS:
            parts.append(" ")
            continue
        if parts:
            yield from _blocks(ITEM if items else HEAD if in_head else PARAGRAPH, html.unescape("".join(parts)))
            parts = []
        if name == ITEM:
            items = max(0, items + (1 if tag == ITEM else -1))
        elif name in HEADS:
            in_head = tag == name


def _of_text(description: str) -> Iterator[Block]:
    """Every line is a block; a line that was only broken off to fit belongs to the one before it."""
    text = html.unescape(description) if "&" in description else description
    line = ""
    for following in text.splitlines():
        if len(line) >= WRAPS and line[-1] not in ".!?:;" and following[:1].islower():
            line += " " + following
            continue
        yield from _blocks(PARAGRAPH, line)
        line = following.rstrip()
    yield from _blocks(PARAGRAPH, line)


def _blocks(kind: str, text: str) -> Iterator[Block]:
    for piece in _INLINE_BULLETS.split(_tidy(text)):
        bullet = _BULLET.match(piece)
        if bullet and kind != HEAD:
            yield Block(ITEM, piece[bullet.end() :])
        else:
            yield Block(kind, piece)


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_UNSEEN.sub("", text).split())
