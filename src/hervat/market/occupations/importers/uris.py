"""The addresses by which occupations and skills are known."""

from __future__ import annotations

import re

from hervat.domain.text import say
from hervat.market.importing.tables import Row
from hervat.market.occupations.models.concepts import URI_LENGTH

URI = re.compile(r"(https?://|urn:)\S+")


def uri_of(row: Row, column: str) -> str:
    """The URI in a cell. Raises WrongFile."""
    uri = row.filled(column)
    if not URI.fullmatch(uri) or len(uri) > URI_LENGTH:
        raise row.wrong(column, say("Verwacht een adres (URI) dat met http of urn begint, gevonden: {found}.", found=uri[:100]))
    return uri
