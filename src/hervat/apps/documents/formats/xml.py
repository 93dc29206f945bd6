"""Reading the XML inside an office document: bounded, and without the definitions that make a small text explode or fetch others."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from hervat.apps.documents.formats.zips import BOMB, BROKEN
from hervat.apps.documents.refusal import Refused

MOST_BYTES = 64 * 1024 * 1024
MOST_ELEMENTS = 2_000_000

Attributes = dict[str, str]
OnElement = Callable[[str, Attributes], None]
OnText = Callable[[str], None]


class XmlBudget:
    """How much XML is read of one document, all its parts together."""

    def __init__(self) -> None:
        self._bytes = 0
        self._elements = 0

    def read(self, raw: bytes, on_element: OnElement, on_text: OnText | None = None) -> None:
        """Calls ``on_element(name, attributes)`` for every element, names in small letters and without their prefix.

        Raises :class:`Refused` for what is no XML, is too much, or holds a document type.
        """
        self._bytes += len(raw)
        if self._bytes > MOST_BYTES:
            raise Refused(BOMB)

        def start(name: str, attributes: Attributes) -> None:
            self._elements += 1
            if self._elements > MOST_ELEMENTS:
                raise Refused(BOMB)
            on_element(_local(name), {_local(key): value for key, value in attributes.items()})

        parser = expat.ParserCreate()  # without namespaces: a long one would be written out again for every element
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        if on_text is not None:
            parser.CharacterDataHandler = on_text
        try:
            parser.Parse(raw, True)  # noqa: FBT003 -- expat takes it by position
        except (expat.ExpatError, LookupError, ValueError) as error:
            if isinstance(error, Refused):
                raise
            raise Refused(BROKEN) from None


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _refuse(*_told: object) -> None:
    raise Refused(BROKEN)
