"""A page as a test reads it: its elements in order, with their attributes and their text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect"}


@dataclass(slots=True)
class Element:
    """One element. ``text`` holds all text inside it, white space folded."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class HtmlPage(HTMLParser):
    """Reads one page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(found.tag for found in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(found.tag for found in self._open)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str, css: str = "") -> list[Element]:
        """All elements with this tag, and this class when one is named."""
        return [found for found in self.elements if found.tag == tag and (not css or css in found.classes)]

    def one(self, tag: str, css: str = "") -> Element:
        """The only element with this tag (and class). Raises AssertionError when there is none, or more than one."""
        found = self.all(tag, css)
        assert len(found) == 1, f"{len(found)} times <{tag} class={css!r}>"
        return found[0]

    def with_id(self, element_id: str) -> Element:
        found = [element for element in self.elements if element.attributes.get("id") == element_id]
        assert len(found) == 1, f"{len(found)} elements with id {element_id!r}"
        return found[0]

    @property
    def title(self) -> str:
        return next(found.text for found in self.all("title") if "head" in found.parents)

    @property
    def text(self) -> str:
        return self.one("body").text

    @property
    def links(self) -> list[str]:
        return [link.attributes["href"] for link in self.all("a")]
