"""What a source is: data, that an operator writes in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Holds(StrEnum):
    """What a source shows at a visit. Of one that shows only the newest, an ad that is missing is not gone."""

    EVERYTHING = "everything"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One source.

    ``address``: of the feed, the sitemap or the folder. ``minutes``: between two visits. ``pause``: seconds between two requests.
    ``robots``: robots.txt is obeyed. ``licence``: under which licence or agreement its ads may be shown. ``pages``: of a site, what the
    addresses of pages with an ad have in common. ``mapping``: where in its layout the fields stand.
    """

    key: str
    name: str
    kind: str
    address: str
    minutes: int
    pause: float
    robots: bool
    holds: Holds
    is_active: bool
    licence: str = ""
    pages: str = ""
    mapping: Mapping[str, object] = field(default_factory=dict)
