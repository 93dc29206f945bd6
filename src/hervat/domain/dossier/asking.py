"""A question to the bedrijfsarts about what somebody can do in work: what it can be about, and whose questions are which datum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum

DATUM_OF: Mapping[Role, Datum] = {
    Role.ARBEIDSDESKUNDIGE: Datum.VRAAG_ARBEIDSDESKUNDIGE,
    Role.COACH: Datum.VRAAG_COACH,
    Role.WERKNEMER: Datum.VRAAG_WERKNEMER,
}
"""Who asks, and the row of the matrix that says who else reads that."""


class About(StrEnum):
    """What a question is about."""

    WHAT_IF = "wat_als"  # would it be right if an item had another answer, or with some learning
    ITEM = "onderdeel"  # one item: not assessed, not released, or a limit that decides
    LIST = "fml"  # there is no FML that the asker may work with
    OTHER = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a question is about, in fields: a what-if or an item is never a fact, only what somebody asks about.

    ``fml_number``: of the list that the asker had before them. ``item``: of version B. ``code``: what if it had this code. ``now``: the
    code that it had then as far as the asker may know; None: not assessed, or not released. Of ``training`` and ``occupation``: the key or
    uri, and the name.
    """

    about: About = About.OTHER
    fml_number: int | None = None
    item: str = ""
    code: int | None = None
    now: int | None = None
    training_key: str = ""
    training: str = ""
    occupation_uri: str = ""
    occupation: str = ""
