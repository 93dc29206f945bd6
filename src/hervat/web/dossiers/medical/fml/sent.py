"""What a page of one rubriek sent, or what was kept of it: the answers, the reasons, and which version of the draft was on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest

from hervat.apps.health.door import GivenAnswer
from hervat.domain.fml import Answer, Fml, Item

ITEM = re.compile(r"i(\d{1,2}\.\d{1,2})")
NO_CODE = frozenset({"n", ""})  # "not assessed"; and what an item with boxes sends so that it is there when none is ticked
WHY = "want-"  # before the key of a finding
NO_TEXT = "\x00"


@dataclass(frozen=True, slots=True)
class SentRubriek:
    """One page as it came in. ``step``: which button; ``to``: which rubriek, or the check, comes next."""

    draft: UUID | None
    seen: int
    answers: Mapping[str, GivenAnswer] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    step: str = ""
    to: str = ""


def sent_rubriek(request: HttpRequest) -> SentRubriek:
    """What this request sent."""
    return read_rubriek({name: list(map(str, values)) for name, values in request.POST.lists()})


def read_rubriek(values: Mapping[str, Sequence[str]]) -> SentRubriek:
    """The same of values that were kept."""
    numbers = {found[1] for name in values if (found := ITEM.fullmatch(name))}
    return SentRubriek(
        draft=_uuid(_one(values, "concept")),
        seen=_number(_one(values, "gezien")),
        answers={number: _answer(values, number) for number in numbers},
        reasons={name.removeprefix(WHY): _one(values, name) for name in values if name.startswith(WHY)},
        step=_one(values, "stap"),
        to=_one(values, "naar"),
    )


def given_of(fml: Fml, item: Item) -> GivenAnswer:
    """What is stored, as a page would send it."""
    answer: Answer | None = fml.answer(item.number)
    if answer is None:
        return GivenAnswer()
    codes = tuple(str(code) for code in sorted(answer.codes)) or ("0",)
    return GivenAnswer(codes, answer.toelichting, answer.side.value if answer.side else "")


def _answer(values: Mapping[str, Sequence[str]], number: str) -> GivenAnswer:
    codes = tuple(code for code in values.get(f"i{number}", ()) if code not in NO_CODE)
    return GivenAnswer(codes, _one(values, f"t{number}"), _one(values, f"k{number}") if codes and codes != ("0",) else "")


def _one(values: Mapping[str, Sequence[str]], name: str) -> str:
    found = values.get(name) or [""]
    return found[-1].replace(NO_TEXT, "").strip()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
