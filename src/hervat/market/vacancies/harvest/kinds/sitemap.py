"""A sitemap: the pages of a site with the moment each changed; or a list of further sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hervat.market.vacancies.harvest.kinds.packed import unpacked
from hervat.market.vacancies.harvest.kinds.reading import Material, as_utf8
from hervat.market.vacancies.harvest.kinds.xml import elements, local, text_of

MOST_UNPACKED = 64 * 1024 * 1024  # the sitemap protocol: 50 MB
ROOTS = ("urlset", "sitemapindex")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a sitemap. ``is_sitemap``: it leads to a further one."""

    url: str
    lastmod: str
    is_sitemap: bool


def read_sitemap(material: Material) -> Iterator[Listed]:
    """All that it lists. Raises WrongLayout."""
    with unpacked(material.body, MOST_UNPACKED) as body:
        for element in elements(as_utf8(body, ""), ["url", "sitemap"], ROOTS):
            told = {local(child): text_of(child).strip() for child in reversed(element) if isinstance(child.tag, str)}
            if told.get("loc"):
                yield Listed(told["loc"], told.get("lastmod", "")[:40], local(element) == "sitemap")
