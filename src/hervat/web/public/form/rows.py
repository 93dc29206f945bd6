"""Facts as the fields of a form, and back.

Rows of a list are numbered (``hersteld-0-van``); a row in which nothing stands does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from django.http import QueryDict

from hervat.domain.law import FieldError
from hervat.domain.text import Text, say
from hervat.web.public.form.typed_dates import from_iso, to_iso
from hervat.web.public.link import AGREED_REASON, EXTRA_FIELDS, SINGLE_KEYS, RawFacts

LINK = "link"  # the path of what is wrong with the link as a whole
ROW_FIELD = re.compile(r"(hersteld|verlof|g)-(0|[1-9][0-9]{0,2})-([a-z]+)")
FORM_FIELDS = frozenset({"formulier", "feiten", "erbij", "wat-als", "was", "voor", "op", *SINGLE_KEYS})
DATE_KEYS = ("dag", "aow", "einde", "elders", "op")
DATE_PARTS = ("from", "until", "date")
YES_NO = {"ja": True, "nee": False}
KNOWN_KIND = "vast"  # the ending of the hidden field that holds the kind of an event that was known already

# For each list: the start of its field names, and the field that holds each part of an item. "tot" and "dag" hold dates.
ROWS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "recovered": ("hersteld", {"from": "van", "until": "tot"}),
    "leave": ("verlof", {"from": "van", "until": "tot", "same_cause_before": "ervoor", "same_cause_after": "erna"}),
    "events": ("g", {"kind": "soort", "date": "dag", "obligation": "stap", "good_reason": "reden", "until": "tot", "ground": "grond"}),
}
ENDINGS: Mapping[str, frozenset[str]] = {prefix: frozenset(parts.values()) | {KNOWN_KIND} for prefix, parts in ROWS.values()}

# More than a case ever has. Without a bound a short link would make a page of megabytes.
MAX_ROWS: Mapping[str, int] = {"hersteld": 40, "verlof": 20, "g": 100}
TOO_MANY: Mapping[str, Text] = {
    "hersteld": say("Dat zijn er te veel: hoogstens {most} perioden van herstel in het formulier.", most=MAX_ROWS["hersteld"]),
    "verlof": say("Dat zijn er te veel: hoogstens {most} keer verlof in het formulier.", most=MAX_ROWS["verlof"]),
    "g": say("Dat zijn er te veel: hoogstens {most} gebeurtenissen in het formulier.", most=MAX_ROWS["g"]),
}


def facts_in(typed: Mapping[str, str]) -> tuple[RawFacts, dict[str, str]]:
    """The facts that were typed, with the field that each list item came from (``recovered[0]`` -> ``hersteld-2``)."""
    facts: RawFacts = {}
    for key, field in SINGLE_KEYS.items():
        if value := typed.get(key, "").strip():
            facts[field] = to_iso(value) if key in DATE_KEYS else value
    origins: dict[str, str] = {}
    for list_name, (prefix, _) in ROWS.items():
        items = [(number, item) for number in row_numbers(typed, prefix) if (item := _read_row(typed, list_name, number))]
        if items:
            facts[list_name] = [item for _, item in items]
        origins |= {f"{list_name}[{index}]": f"{prefix}-{number}" for index, (number, _) in enumerate(items)}
    return facts, origins


def typed_from(facts: RawFacts) -> dict[str, str]:
    """The form filled in with facts from a link: item 2 of a list is row 2, also when nothing stands in it."""
    typed = {key: from_iso(facts[field]) for key, field in SINGLE_KEYS.items() if facts.get(field)}
    for list_name, (prefix, parts) in ROWS.items():
        for number, item in enumerate(facts.get(list_name, ())):
            for part, ending in parts.items():
                if part in item:
                    typed[f"{prefix}-{number}-{ending}"] = _as_typed(item[part])
    return typed


def origins_of(facts: RawFacts) -> dict[str, str]:
    """For facts from a link: the row that holds each list item (``recovered[0]`` -> ``hersteld-0``)."""
    return {f"{name}[{index}]": f"{prefix}-{index}" for name, (prefix, _) in ROWS.items() for index in range(len(facts.get(name, ())))}


def row_numbers(typed: Iterable[str], prefix: str) -> list[int]:
    """Which rows of a list the form held, empty ones too."""
    matches = (ROW_FIELD.fullmatch(name) for name in typed)
    return sorted({int(match[2]) for match in matches if match and match[1] == prefix})


def too_many(facts: RawFacts) -> list[FieldError]:
    """A sentence for each list that holds more than the form has room for."""
    return [FieldError(LINK, TOO_MANY[prefix]) for name, (prefix, _) in ROWS.items() if len(facts.get(name, ())) > MAX_ROWS[prefix]]


def wrong_fields(sent: QueryDict) -> Iterator[FieldError]:
    """What a form that was sent holds, but cannot hold: a field that does not exist, or one that is there twice."""
    if sent.get("erbij") and sent["erbij"] not in MAX_ROWS:
        lists = ", ".join(MAX_ROWS)
        yield FieldError(LINK, say("Onbekende waarde bij {key} in de link. Kies uit: {choices}.", key="erbij", choices=lists))
    for name in sent:
        if not _is_field(name):
            yield FieldError(LINK, say("Dit deel van de link is onbekend: {key}.", key=name[:40]))
        elif len(sent.getlist(name)) > 1:
            yield FieldError(LINK, stands_twice(name))


def stands_twice(key: str) -> Text:
    """The sentence for what may be said once, but is said more often."""
    return say("{key} staat meer dan één keer in de link. Laat er één staan.", key=key)


def _is_field(name: str) -> bool:
    match = ROW_FIELD.fullmatch(name)
    return name in FORM_FIELDS or (match is not None and match[3] in ENDINGS[match[1]])


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return from_iso(str(value))


def _read_row(typed: Mapping[str, str], list_name: str, number: int) -> RawFacts:
    """One row as a raw item; empty when the row was left empty, or when the date of a known event was taken out."""
    prefix, parts = ROWS[list_name]
    values = {part: typed.get(f"{prefix}-{number}-{ending}", "").strip() for part, ending in parts.items()}
    known_kind = typed.get(f"{prefix}-{number}-{KNOWN_KIND}", "")
    if known_kind:
        if not values["date"]:
            return {}
        values["kind"] = known_kind
    if values.get("kind"):  # only what belongs to this kind; without a kind nothing is left out, so that the kind is asked for
        values = {part: value for part, value in values.items() if part in ("kind", "date", EXTRA_FIELDS.get(values["kind"], ""))}
    item: RawFacts = {part: to_iso(value) if part in DATE_PARTS else YES_NO.get(value, value) for part, value in values.items() if value}
    if list_name == "leave":
        item = {part: value for part, value in item.items() if value is not True}  # "ja" is what the form says by itself
        return {"kind": "zwangerschap"} | item if item else {}
    if "obligation" in item:
        item["reason"] = AGREED_REASON
    return item
