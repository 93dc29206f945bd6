"""A program that writes an index until it is killed: ``python -m tests.market.search.embedded.writer FOLDER``.

It fills an index with 300 vacancies, follows the store until there are a thousand, and until every third has gone; and so on.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hervat.market.search import indexing
from hervat.market.search.contract import Document
from hervat.market.search.embedded.engine import EmbeddedEngine
from hervat.market.search.indexing import catch_up, rebuild

FIRST, ALL = 300, 1000  # vacancies, and the revisions at which they are there
LAST = ALL + ALL // 3  # the revision at which every third has gone
PORTION, COMMIT_EVERY = 10, 50


class Changed(NamedTuple):
    number: int
    revision: int
    document: Document | None


def there(revision: int) -> frozenset[int]:
    """The vacancies that are in the store at a revision."""
    gone = {3 * number for number in range(1, revision - ALL + 1)}
    return frozenset(range(1, min(revision, ALL) + 1)) - gone


def follow(engine: EmbeddedEngine, upto: int = LAST) -> int:
    """Brings it to a revision of the store."""
    indexing.PORTION, indexing.COMMIT_EVERY = PORTION, COMMIT_EVERY
    return catch_up(engine, partial(_changes, upto))


def main() -> None:
    engine = EmbeddedEngine(Path(sys.argv[1]))
    print("ready", flush=True)  # noqa: T201 -- who kills waits for this
    while True:
        if engine.revision() in (0, LAST):
            rebuild(engine, partial(_changes, FIRST))
        follow(engine, ALL if engine.revision() < ALL else LAST)


def _changes(upto: int, after: int, most: int) -> list[Changed]:
    """Of each vacancy the last change, as the store was at a revision."""
    gone = there(min(upto, ALL)) - there(upto)
    came = [Changed(number, number, _document(number)) for number in sorted(there(upto))]
    went = [Changed(number, ALL + number // 3, None) for number in sorted(gone)]
    return [change for change in came + went if change.revision > after][:most]


def _document(number: int) -> Document:
    body = [(f"woord{number % 50 + place}",) for place in range(60)]
    return Document(number=number, title=[("kok",)], body=body, first_seen=date(2026, 1, 1) + timedelta(days=number % 90))


if __name__ == "__main__":
    main()
