"""Rules of ``data``: which words make a sentence worth a look, and which pattern says what it tells.

A rule has ``words``: whole words, or with a star at the ends (``nacht*``, ``*dienst``, ``*til*``) what a word begins with, ends with or
holds. Only a sentence with one of these is looked at with the ``pattern`` (a regular expression over the sentence in lower case, without
accents). ``unless``: a pattern that takes the rule back. ``denial``: ``no`` when words like ``geen`` say nothing about this rule.
Every word that was once met is remembered with the rules it wakes, so that an ad costs a look-up a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from hervat.market.vacancies.reading.cleaning.sentences import Sentence
from hervat.market.vacancies.reading.lists import read_data

MOST_WORDS = 300_000  # remembered; a Dutch year of ads has about as many
DOUBT, ELSEWHERE, OTHER_MONEY = -1, -2, -3  # what a word can wake besides rules
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. ``field``: what it tells about. ``told``: what stands beside the pattern in the file, for the field that reads it."""

    number: int
    field: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    deniable: bool
    told: Mapping[str, Any]


class Hit(NamedTuple):
    """A rule that found something. ``denied``: the sentence says that it is not so. ``rare``: it says that it is so now and then.
    ``wished``: it says that it is welcome, not asked."""

    rule: Rule
    sentence: Sentence
    match: re.Match[str]
    denied: bool
    rare: bool
    wished: bool
    place: int  # of the sentence in the ad; 0 is the title
    other_money: bool = False  # it names money that is no wage


class Rules:
    """All rules, and the words that wake them."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], doubt: Mapping[str, Any]) -> None:
        self.rules = [_rule(number, row) for number, row in enumerate(rows)]
        self._denied = re.compile(doubt["denied_before"]), re.compile(doubt["denied_behind"])
        self._undenied = re.compile(doubt["undenied"])
        self._rare = re.compile(doubt["rare"])
        self._wished = re.compile(doubt["wished"])
        self._about = re.compile(doubt["about"])
        self._elsewhere = re.compile(doubt["elsewhere"])
        self._clause = re.compile(doubt["clause"])
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._begins: defaultdict[str, set[int]] = defaultdict(set)
        self._ends: list[tuple[str, int]] = []
        self._holds: list[tuple[str, int]] = []
        for number, words in (
            (DOUBT, doubt["doubt_words"]),
            (ELSEWHERE, doubt["elsewhere_words"]),
            (OTHER_MONEY, doubt["other_money_words"]),
        ):
            for word in words:
                self._learn(word, number)
        for rule in self.rules:
            for word in rule.words:
                self._learn(word, rule.number)
        self._lengths = sorted({len(word) for word in self._begins})
        self._known: dict[str, frozenset[int]] = {}

    def is_about_employer(self, heading: str) -> bool:
        """Whether what stands under a heading tells of who placed the ad, and not of the job."""
        return self._about.search(heading) is not None

    def hits(self, sentences: Sequence[Sentence]) -> dict[str, list[Hit]]:
        """What all rules find, by field, in the order of the ad."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        known = self._known
        for place, sentence in enumerate(sentences):
            woken: set[int] | None = None
            for word in sentence.words:
                numbers = known.get(word)
                if numbers is None:
                    numbers = self._remember(word)
                if numbers:
                    woken = set(numbers) if woken is None else woken | numbers
            if woken and not (ELSEWHERE in woken and self._elsewhere.search(sentence.plain)):
                for number in sorted(woken):
                    if number >= 0:
                        self._look(self.rules[number], sentence, place, found, woken)
        return found

    def _look(self, rule: Rule, sentence: Sentence, place: int, found: dict[str, list[Hit]], woken: Container[int]) -> None:
        text = sentence.plain
        match = rule.pattern.search(text)
        if match is None or (rule.unless is not None and rule.unless.search(text)):
            return
        denied = rare = wished = False
        if DOUBT in woken:
            before, behind = self._around(text, match)
            if rule.deniable:
                denied = self._is_denied(before, behind)
                rare = bool(self._rare.search(before) or self._rare.search(behind))
            wished = bool(self._wished.search(before) or self._wished.search(behind))
        found[rule.field].append(Hit(rule, sentence, match, denied, rare, wished, place, OTHER_MONEY in woken))

    def _is_denied(self, before: str, behind: str) -> bool:
        if self._undenied.search(before) or self._undenied.search(behind):
            return False
        return self._denied[0].search(before) is not None or self._denied[1].match(behind) is not None

    def _around(self, text: str, match: re.Match[str]) -> tuple[str, str]:
        """The clause of the match before it and behind it."""
        start = 0
        for found in self._clause.finditer(text, 0, match.start()):
            start = found.end()
        end = self._clause.search(text, match.end())
        return text[start : match.start()], text[match.end() : end.start() if end else len(text)]

    def _remember(self, word: str) -> frozenset[int]:
        if len(self._known) >= MOST_WORDS:
            self._known.clear()
        numbers = set(self._exact.get(word, ()))
        for length in self._lengths:
            numbers |= self._begins.get(word[:length], set())
        numbers.update(number for end, number in self._ends if word.endswith(end))
        numbers.update(number for part, number in self._holds if part in word)
        self._known[word] = found = frozenset(numbers) if numbers else NONE
        return found

    def _learn(self, word: str, number: int) -> None:
        text = word.strip("*")
        if word.startswith("*") and word.endswith("*"):
            self._holds.append((text, number))
        elif word.startswith("*"):
            self._ends.append((text, number))
        elif word.endswith("*"):
            self._begins[text].add(number)
        else:
            self._exact[text].add(number)


def _rule(number: int, row: Mapping[str, Any]) -> Rule:
    told = {name: value for name, value in row.items() if name not in ("field", "words", "pattern", "unless", "denial")}
    unless = re.compile(row["unless"]) if "unless" in row else None
    return Rule(number, row["field"], tuple(row["words"]), re.compile(row["pattern"]), unless, row.get("denial", "yes") != "no", told)


def _rows(name: str) -> Iterator[dict[str, Any]]:
    """The rules of one file, with the patterns of ``parts`` where their names stand."""
    data = read_data(name)
    for row in data["rules"]:
        for key in ("pattern", "unless"):
            for part, pattern in data.get("parts", {}).items():
                if key in row:
                    row[key] = row[key].replace(f"<{part}>", pattern)
        yield row


FILES = ("terms.toml", "demands.toml", "load_body.toml", "load_mind.toml", "load_place.toml")


@cache
def rules() -> Rules:
    """The rules of this package."""
    rows = [row for name in FILES for row in _rows(name)]
    return Rules(rows, read_data("doubt.toml"))
