"""Filters as they stand in the address of the list, so that a view can be bookmarked, saved and sent along.

An address is typed, cut off and kept for years: what cannot be read in it is left out, and never an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from hervat.apps.dossiers.queries.caseload import PAGE_SIZES, Filters, Order
from hervat.domain.law.results import Actor
from hervat.domain.law.ruleset import present_ruleset

LAST_WEEK = 999
LONGEST_WORDS = 80
MOST_WERKGEVERS = 50
MOST_PAGES = 100_000
USUAL = Filters()
Pair = tuple[str, str]


def read_filters(query: QueryDict) -> Filters:
    """The filters of an address; what cannot be read is as if it were not there."""
    return Filters(
        werkgevers=frozenset(found for text in query.getlist("wg")[:MOST_WERKGEVERS] if (found := _uuid(text))),
        week_from=_number(query.get("van"), LAST_WEEK),
        week_until=_number(query.get("tot"), LAST_WEEK),
        steps=frozenset(query.getlist("stap")) & frozenset(present_ruleset().rules),
        actor=next((actor for actor in Actor if actor == query.get("wie")), None),
        late=_ticked(query, "telaat"),
        soon=_ticked(query, "bijna"),
        silent=_ticked(query, "stil"),
        mine=_ticked(query, "mijn"),
        spoor_2={"1": False, "2": True}.get(query.get("spoor", "")),
        closed=_ticked(query, "gesloten"),
        words=" ".join(query.get("q", "").replace("\0", "").split())[:LONGEST_WORDS],
        order=next((order for order in Order if order == query.get("sorteer")), USUAL.order),
        page=_number(query.get("blz"), MOST_PAGES) or 1,
        size=next((size for size in PAGE_SIZES if str(size) == query.get("per")), USUAL.size),
    )


def pairs(filters: Filters) -> list[Pair]:
    """The filters as fields of a form, without what is usual; read back they are the same."""
    fields: list[tuple[str, object]] = [
        *(("wg", werkgever) for werkgever in sorted(filters.werkgevers)),
        ("telaat", "1" if filters.late else None),
        ("bijna", "1" if filters.soon else None),
        ("stil", "1" if filters.silent else None),
        ("mijn", "1" if filters.mine else None),
        ("van", filters.week_from),
        ("tot", filters.week_until),
        *(("stap", step) for step in sorted(filters.steps)),
        ("wie", filters.actor),
        ("spoor", None if filters.spoor_2 is None else 1 + filters.spoor_2),
        ("gesloten", "1" if filters.closed else None),
        ("q", filters.words or None),
        ("sorteer", None if filters.order is USUAL.order else filters.order),
        ("per", None if filters.size == USUAL.size else filters.size),
        ("blz", None if filters.page == 1 else filters.page),
    ]
    return [(name, str(value)) for name, value in fields if value is not None]


def write_filters(filters: Filters) -> str:
    """The filters as a query string, without a question mark; empty for the usual list."""
    return urlencode(pairs(filters))


def without(found: Iterable[Pair], *gone: Pair | str) -> str:
    """A query string with some fields (by name, or by name and value) left out."""
    return urlencode([pair for pair in found if pair not in gone and pair[0] not in gone])


def _ticked(query: QueryDict, name: str) -> bool:
    return query.get(name) in ("1", "on")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str | None, most: int) -> int | None:
    trimmed = (text or "").strip()
    if not (trimmed.isascii() and trimmed.isdigit() and len(trimmed) <= len(str(most))):
        return None
    return min(int(trimmed), most)
