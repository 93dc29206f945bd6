"""Titles made from the alternative labels of ESCO itself, with noise of our own, for measuring: a part to develop with and an unseen part.

Which label is held out, and which noise it gets, follows from its own hash, so that every machine measures the same.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from hervat.market.titles.answers import Kind, LabelRow
from tests.market.titles.labelled import PARTS, Asked, number_of

DUTCH, ENGLISH = Path("esco_nl_v1.2") / "occupations_nl.csv", Path("esco_en_v1.2.0") / "occupations_en.csv"
TAILS = (" 32 uur", " (parttime)", " m/v", " m/v/x", " regio Twente", " gezocht", " - avond", " (24-32 uur)", " te Zwolle", " - start")
AS_IT_IS = "as it is"
SHARE = 10  # one in so many labels is held out for each of the two parts


def esco_rows(data: Path) -> list[LabelRow]:
    """All labels of ESCO, Dutch and English."""
    return [*_rows(data / DUTCH, "nl"), *_rows(data / ENGLISH, "en")]


def starter_rows() -> list[LabelRow]:
    """All labels of the starter catalogue, which is a tenth of ESCO."""
    text = resources.files("hervat.market.starter").joinpath("data", "occupations.csv").read_text("utf-8")
    found = []
    for line in csv.DictReader(text.splitlines()):
        found.append(LabelRow(line["uri"], line["label"], Kind.PREFERRED, "nl", line["isco"]))
        found += [LabelRow(line["uri"], label, Kind.ALTERNATIVE, "nl", line["isco"]) for label in filter(None, line["labels"].split("|"))]
    return found


def _rows(path: Path, language: str) -> Iterator[LabelRow]:
    with path.open(encoding="utf-8", newline="") as file, _long_cells():
        for line in csv.DictReader(file):
            uri, isco = line["conceptUri"], line["iscoGroup"]
            yield LabelRow(uri, line["preferredLabel"], Kind.PREFERRED, language, isco)
            for column, kind in (("altLabels", Kind.ALTERNATIVE), ("hiddenLabels", Kind.HIDDEN)):
                for text in filter(None, map(str.strip, line[column].split("\n"))):
                    yield LabelRow(uri, text, kind, language, isco)


@contextmanager
def _long_cells() -> Iterator[None]:
    """The limit holds for the whole process: it is put back."""
    before = csv.field_size_limit(10_000_000)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def held_out(rows: Iterable[LabelRow]) -> tuple[list[LabelRow], dict[str, list[Asked]]]:
    """The labels that stay in the catalogue, and for each part the labels that do not, as titles: as they are and with noise."""
    owners = defaultdict[str, set[str]](set)
    listed = list(rows)
    for row in listed:
        if row.language == "nl":
            owners[row.text.lower()].add(row.uri)
    never = {row.text.lower() for row in listed if row.kind == Kind.PREFERRED}
    kept, asked = [], {part: list[Asked]() for part in PARTS}
    seen = set[str]()
    for row in listed:
        part = _part(row) if row.text.lower() not in never else None
        if part is None:
            kept.append(row)
        elif row.text.lower() not in seen:
            seen.add(row.text.lower())
            asked[part] += _with_noise(row.text, frozenset(owners[row.text.lower()]))
    return kept, asked


def _part(row: LabelRow) -> str | None:
    if row.language != "nl" or row.kind != Kind.ALTERNATIVE:
        return None
    number = number_of(row.text.lower()) % SHARE
    return PARTS[number] if number < len(PARTS) else None


def known_with_noise(rows: Iterable[LabelRow], part: str) -> list[Asked]:
    """Preferred labels, which the catalogue keeps, each with one noise: how well noise alone is borne."""
    found = []
    for row in rows:
        number = number_of("known " + row.text) % (SHARE * len(NOISES))
        if row.language == "nl" and row.kind == Kind.PREFERRED and number % len(PARTS) == PARTS.index(part):
            noise = list(NOISES)[number % len(NOISES)]
            title = NOISES[noise](row.text)
            if title != row.text:
                found.append(Asked(title, frozenset({row.uri}), noise))
    return found


def _with_noise(text: str, uris: frozenset[str]) -> Iterator[Asked]:
    yield Asked(text, uris, AS_IT_IS)
    noise = list(NOISES)[number_of("noise " + text) % len(NOISES)]
    noisy = NOISES[noise](text)
    if noisy != text:
        yield Asked(noisy, uris, noise)


def _typo(text: str) -> str:
    """One letter of the longest word dropped, doubled, swapped with its neighbour or replaced."""
    word = max(text.split(), key=len)
    if len(word) < 6:
        return text
    number = number_of("typo " + text)
    place, way = 1 + number % (len(word) - 2), number // 100 % 4
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    ways = (word[:place] + word[place + 1 :], word[:place] + word[place] + word[place:], swapped, word[:place] + "e" + word[place + 1 :])
    return text.replace(word, ways[way], 1)


def _level(text: str) -> str:
    words = ("senior", "junior", "allround", "leerling", "ervaren", "medior", "zelfstandig", "aankomend", "2e", "zzp")
    return f"{words[number_of('level ' + text) % len(words)]} {text}"


def _terms(text: str) -> str:
    return text + TAILS[number_of("terms " + text) % len(TAILS)]


def _capitals(text: str) -> str:
    return text.title() if number_of("capitals " + text) % 2 else text.upper()


def _hyphen(text: str) -> str:
    return text.replace("-", " ") if "-" in text else text.replace(" ", "-", 1) if text.count(" ") == 1 else text


def _joined(text: str) -> str:
    """Two words as one, the way compounds are written: ``kassa medewerker`` and the other way round for common last parts."""
    for last in ("medewerker", "monteur", "manager", "technicus", "begeleider", "adviseur", "operator", "assistent", "bouwer", "maker"):
        if text.endswith(last) and len(text) > len(last) + 2 and text[-len(last) - 1].isalpha():
            return f"{text[: -len(last)]} {last}"
    return text.replace(" ", "") if text.count(" ") == 1 else text


NOISES: dict[str, Callable[[str], str]] = {
    "typo": _typo, "level": _level, "terms": _terms, "capitals": _capitals, "hyphen": _hyphen, "joined or split": _joined,
}  # fmt: skip
