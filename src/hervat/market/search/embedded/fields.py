"""How a vacancy lies in the index of tantivy: its words, and its facts as numbers. What an ad does not tell is a number that passes.

Words come as tokens; the index only cuts at spaces. All of them stand in ``text``: the whole words of the title, the body and the employer
in their order, so that phrases are found, and behind those the parts, each apart. ``title`` has those of the title again, for the order.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable
from datetime import date
from itertools import chain

import tantivy

from hervat.market.search.classes import HOUR_CLASSES, hour_classes, level_classes
from hervat.market.search.contract import Document
from hervat.market.search.embedded.grid import squares_of
from hervat.market.vacancies.ads import Contract, HomeWork

LAYOUT = 1  # counts up when the same document is written otherwise: the index is filled again

BETWEEN = " | "  # no token: no phrase goes over it
CONTRACTS = {str(contract): code for code, contract in enumerate(Contract, start=1)}
HOME_WORKS = {str(home_work): code for code, home_work in enumerate(HomeWork, start=1)}
CLASSES = {name: code for code, name in enumerate(HOUR_CLASSES)}
UNKNOWN = 0  # of a contract and of home work

NO_HOURS, NO_LEVEL, NO_WAGE = (0, 0xFFFF), (0, 15), 0x7FFFFFF  # hours in hundredths, wage in cents
DEGREE = 10_000_000  # a place is kept to a centimetre
NUMBER_BITS = 40  # the day and the number together are one number, by which the newest come first

_VALUE_BITS = 46
_SIGN = 1 << 63


def make_schema() -> tantivy.Schema:
    """The fields. ``fast``: kept as a column; ``indexed``: each value leads to its documents."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("occupation", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("province", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("number", indexed=True, fast=True)  # tantivy-py deletes by a signed number only
    for name in ("contract", "home_work"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("square", "load", "load_item"):
        builder.add_unsigned_field(name, indexed=True)
    for name in ("fresh", "day", "hours_low", "hours_high", "level_low", "level_high", "wage"):
        builder.add_unsigned_field(name, fast=True)
    for name in ("north", "east", "province_code", "hour_class", "level"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def written(document: Document) -> tantivy.Document:
    """A document as the index takes it."""
    made = tantivy.Document()
    made.add_text("text", _text(document))
    made.add_text("title", " ".join(chain.from_iterable(document.title)))
    for field, word in (("occupation", document.occupation), ("province", document.province)):
        if word:
            made.add_text(field, word)
    made.add_integer("number", document.number)
    for field, number in _numbers(document):
        made.add_unsigned(field, number)
    return made


def fresh(first_seen: date, number: int) -> int:
    """The newest, and of one day the highest number, has the highest."""
    return first_seen.toordinal() << NUMBER_BITS | number


def number_of(fresh_number: int) -> int:
    """The number of the vacancy in what :func:`fresh` made."""
    return fresh_number & ((1 << NUMBER_BITS) - 1)


def province_code(name: str) -> int:
    """A province as a number; 0 for none."""
    return zlib.crc32(name.encode()) if name else 0


def hundredths(hours: float) -> int:
    """Hours as they are compared."""
    return max(0, min(NO_HOURS[1], round(hours * 100)))


def cents(wage: float) -> int:
    """A wage as it is compared."""
    return max(0, min(NO_WAGE, round(wage * 100)))


def load_range(item: str) -> tuple[int, int]:
    """Between which numbers the loads of an item lie."""
    first = item_number(item) << _VALUE_BITS
    return first, first | ((1 << _VALUE_BITS) - 1)


def load_number(item: str, value: float) -> int:
    """An item and a number as one number: of one item the larger value has the larger."""
    bits: int
    (bits,) = struct.unpack(">Q", struct.pack(">d", value + 0.0))
    ordered = ~bits & (2 * _SIGN - 1) if bits & _SIGN else bits | _SIGN
    return item_number(item) << _VALUE_BITS | ordered >> (64 - _VALUE_BITS)


def item_number(item: str) -> int:
    """``4.13`` or ``1.8.4`` as a number. Raises ValueError for what is no number of an item."""
    numbers = [int(part) for part in item.split(".")]
    if len(numbers) > 3 or not all(0 <= number < 64 for number in numbers):
        raise ValueError(f"no number of an item: {item}")
    chapter, place, part = (*numbers, 0, 0)[:3]
    return chapter << 12 | place << 6 | part


def _text(document: Document) -> str:
    fields = (document.title, document.body, document.employer)
    wholes = [" ".join([tokens[0] for tokens in field]) for field in fields]
    parts = [part for field in fields for tokens in field if len(tokens) > 1 for part in tokens[1:]]
    return BETWEEN.join((*wholes, *parts))


def _numbers(document: Document) -> Iterable[tuple[str, int]]:
    hours = (hundredths(document.hours[0]), hundredths(document.hours[1])) if document.hours else NO_HOURS
    level = document.level or NO_LEVEL
    yield from (
        ("fresh", fresh(document.first_seen, document.number)),
        ("day", document.first_seen.toordinal()),
        ("hours_low", hours[0]),
        ("hours_high", hours[1]),
        ("level_low", level[0]),
        ("level_high", level[1]),
        ("wage", NO_WAGE if document.month_wage is None else cents(document.month_wage)),
        ("province_code", province_code(document.province)),
        ("contract", CONTRACTS.get(document.contract, UNKNOWN)),
        ("home_work", HOME_WORKS.get(document.home_work, UNKNOWN)),
    )
    yield from (("hour_class", CLASSES[name]) for name in hour_classes(document.hours))
    yield from (("level", int(name)) for name in level_classes(document.level))
    for item, value in document.load.items():
        yield "load_item", item_number(item)
        if not math.isnan(value):
            yield "load", load_number(item, value)
    if document.point is not None:
        yield "north", round((document.point.latitude + 90) * DEGREE)
        yield "east", round((document.point.longitude + 180) * DEGREE)
        yield from (("square", square) for square in squares_of(document.point))
