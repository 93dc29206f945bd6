"""Made-up lists and loads."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from hervat.domain.fml import Answer, Fml, Item, Kind, VersionId, version
from hervat.domain.matching.loads import Band, Load, Period, Source

B = version(VersionId.B)
ITEMS = [item for item in B.items.values() if item.kind is not Kind.SIDE]
SOURCE = Source("made up")
AMOUNTS = st.sampled_from(
    [0.0, 0.4, 0.5, 0.6, 1.0, 2.0, 2.4, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0, 18.0, 30.0, 36.0, 60.0, 120.0, 600.0]
) | st.floats(0, 2000, allow_nan=False)
TEXTS = st.sampled_from(["", "", "", "niet na elkaar"])


@st.composite
def answers(draw: st.DrawFn, item: Item) -> Answer:
    numbers = st.integers(0, len(item.codes) - 1)
    codes = draw(st.frozensets(numbers, max_size=4) if item.kind is Kind.SET else numbers.map(lambda code: frozenset({code})))
    return Answer(item=item.number, codes=codes - {0} if len(codes) > 1 else codes, toelichting=draw(TEXTS))


@st.composite
def lists(draw: st.DrawFn, which: VersionId = VersionId.B) -> Fml:
    items = [item for item in version(which).items.values() if item.kind is not Kind.SIDE]
    chosen = draw(st.lists(st.sampled_from(items), max_size=12, unique_by=lambda item: item.number))
    left = draw(st.frozensets(st.sampled_from([item.number for item in items]), max_size=4))
    given_ = {item.number: draw(answers(item)) for item in chosen if item.number not in left}
    return Fml(version=which, answers=given_, not_assessed=left)


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    parts = draw(st.lists(st.integers(1, 10), min_size=1, max_size=5))
    found = []
    for part in parts:
        low = draw(AMOUNTS)
        high = draw(st.sampled_from([low, low * 1.5, low + 3, float("inf")]))
        found.append(Band(low, high, part / sum(parts)))
    return tuple(found)


@st.composite
def loads(draw: st.DrawFn, number: str, *, counted: bool) -> Load:
    load = Load(item=number, source=SOURCE, kenmerkend=draw(st.booleans()), confident=draw(st.booleans()))
    if number == "6.1":
        return replace(load, periods=draw(st.frozensets(st.sampled_from(list(Period)))))
    if counted and draw(st.booleans()):
        often = draw(st.none() | st.sampled_from([5.0, 10.0, 20.0, 100.0]))
        return replace(load, bands=draw(bands()), per_hour=often, minutes=draw(st.none() | AMOUNTS))
    return replace(load, present=draw(st.sampled_from([0.0, 0.1, 0.3, 0.6, 1.0]) | st.floats(0, 1)))


@st.composite
def works(draw: st.DrawFn) -> dict[str, Load]:
    """All that one occupation asks, as far as it is known."""
    numbers = [(item.number, item.unit is not None) for item in ITEMS]
    numbers += [(item.called(code.number), False) for item in ITEMS if item.has_parts for code in item.codes[1:]]
    chosen = draw(st.lists(st.sampled_from(numbers), max_size=15, unique=True))
    return {number: draw(loads(number, counted=counted)) for number, counted in chosen}
