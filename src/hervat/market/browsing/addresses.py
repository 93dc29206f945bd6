"""The address of an occupation: its name and a short code, ``magazijnmedewerker-1a2b3c4d``.

The code follows from the URI alone, so the address survives a new name, a new import and another installation. Of a URI that ends in a
UUID (as those of ESCO do) it is how that begins; of any other a digest. Two occupations with one code are told apart by the name before it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Right
from django.utils.text import slugify

from hervat.market.occupations.models import Occupation

CODE_LENGTH = 8
LONGEST_NAME = 60
LONGEST_ADDRESS = 120
UUID_TAIL = 13  # the last hyphen of a UUID and what is behind it
UUID = re.compile(r"([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
ADDRESS = re.compile(rf"(?:(?P<name>[\w-]+)-)?(?P<code>[0-9a-f]{{{CODE_LENGTH}}})")


class Found(NamedTuple):
    """The occupation that an address leads to, and the address that it has now."""

    uri: str
    address: str


def code_of(uri: str) -> str:
    """Eight hexadecimal digits."""
    found = UUID.search(uri)
    return found[1] if found else hashlib.sha256(uri.encode()).hexdigest()[:CODE_LENGTH]


def address_of(uri: str, name: str) -> str:
    """The address of an occupation that is called ``name`` in Dutch, or else in English."""
    readable = slugify(name)[:LONGEST_NAME].strip("-")
    return f"{readable}-{code_of(uri)}" if readable else code_of(uri)


def find_occupation(address: str) -> Found | None:
    """What an address leads to: with the name or without it, also an old name, also a whole UUID. One query; None for nothing."""
    wanted = address.lower()[:LONGEST_ADDRESS]
    uuid = UUID.fullmatch(wanted)
    parts = ADDRESS.fullmatch(uuid[1] if uuid else wanted)
    if parts is None:
        return None
    code = parts["code"]
    with_code = [found for found in _candidates(code) if code_of(found.uri) == code]
    return next((found for found in with_code if found.address == wanted or (uuid and found.uri.endswith(wanted))), None) or next(
        iter(with_code), None
    )


def _candidates(code: str) -> Iterable[Found]:
    """Those whose URI has the code in it, and those that end in no UUID: their code is no part of their URI."""
    named = Occupation.objects.annotate(tail=Right("uri", UUID_TAIL)).filter(Q(uri__contains=f"/{code}-") | ~Q(tail__startswith="-"))
    rows = named.order_by("uri").values_list("uri", "label", "label_en")
    return [Found(uri, address_of(uri, label or label_en)) for uri, label, label_en in rows]
