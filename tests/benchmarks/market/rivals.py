"""What people would use instead, asked the same: tantivy without us, FTS5 of SQLite, and the full text search of PostgreSQL.

All get our tokens. All answer with the first twenty of those with every word, or of those with half of the words where fewer than twenty
have all; how many there are; and two counts. SQLite and PostgreSQL measure each distance; tantivy takes whole squares, which is easier.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Any, Protocol

import psycopg
import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as Clause

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.search.contract import ENOUGH, Document, Query, least_words
from hervat.market.search.embedded.fields import hundredths
from hervat.market.search.embedded.grid import rough_cover

CHORD = """CREATE FUNCTION chord(north float, east float, other_north float, other_east float) RETURNS float LANGUAGE sql IMMUTABLE
    AS 'SELECT power(sin(radians(north - other_north) / 2), 2)
    + cos(radians(other_north)) * cos(radians(north)) * power(sin(radians(east - other_east) / 2), 2)'"""
Answer = tuple[list[int], int, list[Counter[Any]]]
COLUMNS = "number, day, hours_low, hours_high, level_low, level_high, province, contract, north, east"


class Rival(Protocol):
    """An engine that is measured beside ours."""

    def search(self, query: Query) -> Answer:
        """The numbers of the first hits, how many there are, and the counts by province and contract."""


class BareTantivy:
    """A plain program on our index: the least that answers."""

    def __init__(self, path: str) -> None:
        self._index = tantivy.Index.open(path)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def search(self, query: Query) -> Answer:
        words = [Clause.term_query(self._schema, "text", word, "freq") for word in query.words.all]
        titles = [Clause.boost_query(Clause.term_query(self._schema, "title", word, "freq"), 2.0) for word in query.words.all]
        rest = [*((Occur.Must, one) for one in self._filters(query)), *((Occur.Should, one) for one in titles)]
        clause = Clause.boolean_query([*((Occur.Must, word) for word in words), *rest])
        found = self._searcher.search(clause, limit=20)
        if found.count < ENOUGH and len(words) > 1:  # type: ignore[attr-defined]
            some = Clause.boolean_query([(Occur.Should, word) for word in words], minimum_number_should_match=least_words(len(words)))
            clause = Clause.boolean_query([(Occur.Must, some), *rest])
            found = self._searcher.search(clause, limit=20)
        terms = {name: {"terms": {"field": name, "size": 20}} for name in ("province_code", "contract")}
        counted = self._searcher.aggregate(clause, terms)
        counts = [Counter({bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]}) for name in terms]
        numbers = self._searcher.fast_field_values("number", [address for _, address in found.hits])
        return [int(number or 0) for number in numbers], found.count, counts  # type: ignore[attr-defined]

    def _filters(self, query: Query) -> Iterator[Clause]:
        if query.near is not None:
            squares = list(rough_cover(query.near))
            yield Clause.const_score_query(Clause.term_set_query(self._schema, "square", squares), 0.0)
        if query.hours is not None:
            yield self._range("hours_low", high=hundredths(query.hours[1]))
            yield self._range("hours_high", low=hundredths(query.hours[0]))
        if query.level is not None:
            yield self._range("level_low", high=query.level[1])
            yield self._range("level_high", low=query.level[0])
        if query.since is not None:
            yield self._range("day", low=query.since.toordinal())

    def _range(self, field: str, *, low: int | None = None, high: int | None = None) -> Clause:
        return Clause.const_score_query(Clause.range_query(self._schema, field, FieldType.Unsigned, low, high), 0.0)


class Fts5:
    """SQLite: words in an FTS5 table without their text, the rest in columns."""

    def __init__(self, path: str) -> None:
        self._base = sqlite3.connect(path)
        self._base.execute("PRAGMA mmap_size = 4000000000")
        self._base.execute("PRAGMA cache_size = -400000")
        self._base.create_function("km", 4, _km, deterministic=True)

    def fill(self, documents: Iterable[Document]) -> None:
        self._base.executescript(
            f"""PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE VIRTUAL TABLE words USING fts5(title, text, content='', detail=column, tokenize="unicode61 tokenchars '.'");
            CREATE TABLE facts ({COLUMNS.replace("number", "number INTEGER PRIMARY KEY")});"""
        )
        for document in documents:
            self._base.execute("INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)", (document.number, *_texts(document)))
            self._base.execute(f"INSERT INTO facts VALUES ({','.join('?' * 10)})", _facts(document))  # noqa: S608 -- no text of others
        self._base.commit()
        self._base.execute("INSERT INTO words(words) VALUES ('optimize')")
        self._base.commit()

    def search(self, query: Query) -> Answer:
        rows = self._rows(query, " AND ".join(f'"{word}"' for word in query.words.all))
        if len(rows) < ENOUGH and len(query.words.all) > 1:
            rows = self._rows(query, " OR ".join(f"({' AND '.join(some)})" for some in _combined(query, '"{}"')))
        return _answer(rows)

    def _rows(self, query: Query, match: str) -> list[tuple[Any, ...]]:
        where, values = _where(query, "km(north, east, ?, ?) <= ?", "?")
        sql = f"""SELECT facts.number, bm25(words, 2.0, 1.0), province, contract FROM words JOIN facts ON facts.number = words.rowid
            WHERE words MATCH ?{where}"""  # noqa: S608 -- no text of others
        return self._base.execute(sql, (match, *values)).fetchall()


class PostgresWords:
    """PostgreSQL: words in a tsvector with a GIN index, ranked by ts_rank; the rest in columns."""

    def __init__(self, address: str) -> None:
        self._base = psycopg.connect(address, autocommit=True)
        self._base.execute("SET work_mem = '256MB'")
        self._base.execute(CHORD)

    def fill(self, documents: Iterable[Document]) -> None:
        kinds = ["bigint", "int", "float", "float", "int", "int", "text", "text", "float", "float"]
        columns = ", ".join(f"{name} {kind}" for name, kind in zip(COLUMNS.split(", "), kinds, strict=True))
        self._base.execute(f"CREATE UNLOGGED TABLE ads ({columns}, words tsvector)")
        self._base.execute("CREATE TEMP TABLE raw AS SELECT *, ''::text AS title, ''::text AS body FROM ads LIMIT 0")
        self._base.execute("ALTER TABLE raw DROP COLUMN words")
        with self._base.cursor() as cursor, cursor.copy("COPY raw FROM STDIN") as copy:
            for document in documents:
                copy.write_row((*_facts(document), *_texts(document)))
        vector = "setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')"
        self._base.execute(f"INSERT INTO ads SELECT {COLUMNS}, {vector} FROM raw")  # noqa: S608 -- no text of others
        self._base.execute("DROP TABLE raw")
        self._base.execute("SET maintenance_work_mem = '512MB'")
        self._base.execute("CREATE INDEX ON ads USING gin (words)")
        self._base.execute("CREATE INDEX ON ads (number)")
        self._base.execute("ANALYZE ads")

    def search(self, query: Query) -> Answer:
        rows = self._rows(query, " & ".join(f"'{word}'" for word in query.words.all))
        if len(rows) < ENOUGH and len(query.words.all) > 1:
            rows = self._rows(query, " | ".join(f"({' & '.join(some)})" for some in _combined(query, "'{}'")))
        return _answer(rows)

    def _rows(self, query: Query, match: str) -> list[tuple[Any, ...]]:
        where, values = _where(query, "6371 * 2 * asin(sqrt(chord(north, east, %s, %s))) <= %s", "%s")
        sql = f"""SELECT number, -ts_rank(words, query), province, contract FROM ads, CAST(%s AS tsquery) query
            WHERE words @@ query{where}"""  # noqa: S608 -- no text of others
        return self._base.execute(sql, (match, *values), prepare=False).fetchall()


def _where(query: Query, circle: str, mark: str) -> tuple[str, tuple[float, ...]]:
    """Conditions beside the words, and their values."""
    parts: list[tuple[str, tuple[float, ...]]] = []
    if query.hours is not None:
        parts.append((f"hours_low <= {mark} AND hours_high >= {mark}", (query.hours[1], query.hours[0])))
    if query.level is not None:
        parts.append((f"level_low <= {mark} AND level_high >= {mark}", (query.level[1], query.level[0])))
    if query.since is not None:
        parts.append((f"day >= {mark}", (query.since.toordinal(),)))
    if query.near is not None:
        (north, east), km = query.near.point, query.near.km
        high, wide = km / 110.5, km / (110.5 * math.cos(math.radians(north + 0.5)))
        box = (north - high, north + high, east - wide, east + wide)
        parts.append((f"north BETWEEN {mark} AND {mark} AND east BETWEEN {mark} AND {mark} AND {circle}", (*box, north, east, km)))
    return "".join(f" AND {condition}" for condition, _ in parts), tuple(chain.from_iterable(values for _, values in parts))


def _combined(query: Query, quoted: str) -> Iterator[list[str]]:
    words = query.words.all
    for some in combinations(words, least_words(len(words))):
        yield [quoted.format(word) for word in some]


def _answer(rows: list[tuple[Any, ...]]) -> Answer:
    first = sorted(rows, key=lambda row: row[1])[:20]
    return [row[0] for row in first], len(rows), [Counter(row[2] for row in rows), Counter(row[3] for row in rows)]


def _texts(document: Document) -> tuple[str, str]:
    return " ".join(chain.from_iterable(document.title)), " ".join(chain.from_iterable(document.body))


def _facts(document: Document) -> tuple[Any, ...]:
    assert document.hours is not None
    assert document.level is not None
    assert document.point is not None
    day = document.first_seen.toordinal()
    return (document.number, day, *document.hours, *document.level, document.province, document.contract, *document.point)


def _km(north: float, east: float, other_north: float, other_east: float) -> float:
    return straight_km(Point(north, east), Point(other_north, other_east))
