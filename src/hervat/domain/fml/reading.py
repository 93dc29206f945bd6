"""Reading a filled list from JSON-like data: an :class:`Fml` out, or clear sentences about every wrong field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from hervat.domain.fields import FactsError, FieldError, FieldReader
from hervat.domain.fml.catalogue import Item, Kind, Version, VersionId, version
from hervat.domain.fml.record import Answer, Basis, Fml, NoPossibilities, Side
from hervat.domain.text import Text, say

MOST_CODES = 20
DAYS_A_WEEK = 7
ABOUT = 0.9  # hours on the list are "about"


def read_fml(data: object) -> Fml:
    """The list in ``data``. Raises :class:`FactsError` that names every wrong field."""
    if not isinstance(data, Mapping):
        raise FactsError((FieldError("", say("Een object met een FML werd verwacht, met ten minste het veld version.")),))
    reader = FieldReader(data)
    fml = read_fml_fields(reader)
    reader.refuse_unknown()
    if reader.errors or fml is None:
        raise FactsError(tuple(reader.errors))
    return fml


def read_fml_fields(reader: FieldReader) -> Fml | None:
    """The list in an object of which other fields are read elsewhere; None when it is wrong."""
    which = reader.choice("version", VersionId, required=True)
    basis = reader.choice("basis", Basis)
    possible = reader.boolean("benutbare_mogelijkheden")
    ground = reader.choice("ground", NoPossibilities)
    if ground is not None and possible is not False:
        reader.fail("ground", say("Deze reden hoort bij benutbare_mogelijkheden: false."))
    if which is None:
        reader.skip("items", "not_assessed")
        return None
    filled = version(which)
    answers = reader.item("items", lambda inner: _answers(inner, filled)) or {}
    not_assessed = _not_assessed(reader, filled)
    for item in sorted(not_assessed & answers.keys()):
        reader.fail("not_assessed", say("Item {item} staat ook bij items. Kies: beoordeeld of niet beoordeeld.", item=item))
    _check_hours(reader, answers)
    return Fml(
        version=which,
        answers=answers,
        not_assessed=not_assessed,
        basis=basis or Basis.FML,
        has_possibilities=possible is not False,
        ground=ground,
    )


def unknown_item(number: str, filled: Version) -> Text:
    """The sentence about a number that is not in a list, and where it may belong."""
    if (found := filled.part(number)) is not None:
        item, code = found
        return say("Dit is een onderdeel van item {item}. Schrijf het daar, in codes: {code}.", item=item.number, code=item.called(code))
    other = version(VersionId.A if filled.id is VersionId.B else VersionId.B)
    if number in other.items or other.part(number) is not None:
        return say("Dit item staat niet in lijst {this}, wel in lijst {other}. Kijk de versie na.", this=filled.id, other=other.id)
    return say("Dit item staat niet in lijst {this}. Een nummer ziet eruit als 4.13.", this=filled.id)


def _not_assessed(reader: FieldReader, filled: Version) -> frozenset[str]:
    found = []
    for place, number in enumerate(reader.texts("not_assessed", most=len(filled.items))):
        if number in filled.items:
            found.append(number)
        else:
            reader.fail(f"not_assessed[{place}]", unknown_item(number, filled))
    return frozenset(found)


def _answers(reader: FieldReader, filled: Version) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for number in list(reader.data):
        item = filled.items.get(str(number))
        if item is None:
            reader.skip(str(number))
            reader.fail(str(number)[:40], unknown_item(str(number), filled))
            continue
        answer = reader.item(item.number, partial(_answer, item))
        if answer is not None:
            answers[item.number] = answer
    return answers


def _answer(item: Item, reader: FieldReader) -> Answer | None:
    before = len(reader.errors)
    codes = _codes(reader, item) if item.kind is Kind.SET else _code(reader, item)
    side = reader.choice("side", Side)
    if side is not None and item.rubriek != 4:
        reader.fail("side", say("Een kant (rechts, links, beide) hoort bij een item uit rubriek 4."))
    text = reader.text("toelichting") or ""
    return None if len(reader.errors) > before else Answer(item=item.number, codes=codes, toelichting=text, side=side)


def _code(reader: FieldReader, item: Item) -> frozenset[int]:
    if reader.has("codes"):
        reader.skip("code", "codes")
        reader.fail("codes", say("Bij item {item} geldt één code. Geef code, met een getal.", item=item.number))
        return frozenset()
    code = reader.whole_number("code", 0, len(item.codes) - 1)
    return frozenset() if code is None else frozenset({code})


def _codes(reader: FieldReader, item: Item) -> frozenset[int]:
    if reader.has("code"):
        reader.skip("code", "codes")
        example = item.called(len(item.codes) - 1)
        reader.fail(
            "code", say("Bij item {item} kunnen meer codes gelden. Geef codes, een lijst zoals [{one}].", item=item.number, one=example)
        )
        return frozenset()
    found: set[int] = set()
    for place, written in enumerate(reader.texts("codes", most=MOST_CODES, numbers=True)):
        code = _code_called(item, written)
        if code is None:
            known = ", ".join(item.called(number) for number in range(1, len(item.codes)))
            reader.fail(f"codes[{place}]", say("Deze code is onbekend bij item {item}. Kies uit: {known}.", item=item.number, known=known))
        else:
            found.add(code)
    if 0 in found and len(found) > 1:
        reader.fail("codes", say("Code 0 (geen beperking) kan niet naast een andere code staan."))
    return frozenset(found)


def _code_called(item: Item, written: str) -> int | None:
    """The code that is written as ``1.8.4`` or ``4``."""
    for code in range(len(item.codes)):
        if written in (str(code), f"{item.number}.{code}", item.called(code)):
            return code
    return None


def _check_hours(reader: FieldReader, answers: Mapping[str, Answer]) -> None:
    """More hours a week than there are in seven of the days: somebody made a slip, and no work can be weighed against it."""
    day, week = (_hours(answers.get(number)) for number in ("6.2", "6.3"))
    if day is not None and week is not None and day * DAYS_A_WEEK < week * ABOUT:
        text = say("De uren spreken elkaar tegen: {day} uur per dag en {week} uur per week. Kijk 6.2 en 6.3 na.", day=day, week=week)
        reader.fail("items.6.3", text)


def _hours(answer: Answer | None) -> int | None:
    """The hours that a limited answer to 6.2 or 6.3 allows; the two are numbered the same in both lists."""
    if answer is None or not answer.limits:
        return None
    cap = version(VersionId.B).items[answer.item].codes[max(answer.limits)].cap
    return None if cap is None else int(cap.value)
