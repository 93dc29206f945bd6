"""Searches by what is rarest in them: a vacancy looks up its own words, cell, occupation and province, and finds who may want it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from hervat.market.alerts.instant.arrays import NO_INTS, Ints, offsets
from hervat.market.alerts.instant.sample import Sample, box_around, cell_of
from hervat.market.search.contract import Document, Query, Words
from hervat.market.search.matching import tokens_of

EVERYTHING = "everything"


class Anchor(NamedTuple):
    """What a search is looked up by: a vacancy that answers it has one of these keys. ``word``: the key is this word that is asked."""

    keys: tuple[int, ...]
    word: str = ""


class Keys:
    """Numbers of what can be looked up: the tokens first (their number is also their column in the table of a batch), then all else."""

    def __init__(self) -> None:
        self.tokens: dict[str, int] = {}
        self._others: dict[object, int] = {}

    def token(self, token: str) -> int:
        return self.tokens.setdefault(token, len(self.tokens))

    def other(self, thing: object) -> int:
        """Negative until all tokens are known: see :meth:`final`."""
        return ~self._others.setdefault(thing, len(self._others))

    def final(self, key: int) -> int:
        return key if key >= 0 else len(self.tokens) + ~key

    def __len__(self) -> int:
        return len(self.tokens) + len(self._others)

    def of(self, document: Document) -> tuple[list[int], list[int]]:
        """The numbers of its tokens that somebody asks, and of all else by which it is looked up."""
        tokens = self.tokens.keys() & tokens_of(document)
        things: list[object] = [EVERYTHING, ("occupation", document.occupation), ("province", document.province)]
        if document.point is not None:
            things.append(cell_of(document.point))
        others = (self._others.get(thing) for thing in things)
        return [self.tokens[token] for token in tokens], [len(self.tokens) + number for number in others if number is not None]


class Postings:
    """Searches that ask the same words by the same keys are one group: the words are looked at once for all of them.

    ``by_key``, ``groups``: which groups each key leads to. ``by_group``, ``words``: which tokens must be there besides the key, the rarest
    first. ``special``: of some groups also phrases, or words that may not be there. ``rows_of``, ``queries``: the rows of each group, and
    the number of the search in each row.
    """

    def __init__(self, queries: Iterable[Query], sample: Sample) -> None:
        self.keys = Keys()
        numbers: dict[tuple[Words, Anchor], int] = {}
        group_of_query = [numbers.setdefault((query.words, self._anchor(query, sample)), len(numbers)) for query in queries]
        words = [self._other_words(asked, anchor, sample) for asked, anchor in numbers]
        self.by_group, self.words = offsets([len(tokens) for tokens in words]), _flat(words)
        self.special = {number: asked for (asked, _), number in numbers.items() if asked.phrases or asked.not_}
        self.is_special = np.zeros(len(numbers), dtype=np.bool_)
        self.is_special[list(self.special)] = True
        self.by_key, self.groups = self._lead([anchor for _, anchor in numbers])
        groups = np.array(group_of_query, dtype=np.int64)
        self.queries: Ints = np.argsort(groups, kind="stable")
        self.rows_of = offsets(np.bincount(groups, minlength=len(numbers)).tolist())

    def _anchor(self, query: Query, sample: Sample) -> Anchor:
        """The rarest of what is asked, as far as it can be looked up."""
        found: list[tuple[int, Anchor]] = []
        if tokens := _asked(query.words):
            rarest = min(tokens, key=sample.tokens.__getitem__)
            found.append((sample.tokens[rarest], Anchor((self.keys.token(rarest),), rarest)))
        if query.near is not None and (box := box_around(query.near)) is not None and (rarity := sample.within(box)) < _least(found):
            cells = ((row, column) for row in range(box.south, box.north + 1) for column in range(box.west, box.east + 1))
            found.append((rarity, Anchor(tuple(self.keys.other(cell) for cell in cells))))
        if query.occupations:
            keys = tuple(self.keys.other(("occupation", uri)) for uri in query.occupations)
            found.append((sum(sample.occupations[uri] for uri in query.occupations), Anchor(keys)))
        if query.province:
            found.append((sample.provinces[query.province], Anchor((self.keys.other(("province", query.province)),))))
        return min(found, key=lambda each: each[0])[1] if found else Anchor((self.keys.other(EVERYTHING),))

    def _other_words(self, words: Words, anchor: Anchor, sample: Sample) -> list[int]:
        tokens = sorted(_asked(words) - {anchor.word}, key=lambda token: (sample.tokens[token], token))
        return [self.keys.token(token) for token in tokens]

    def _lead(self, anchors: list[Anchor]) -> tuple[Ints, Ints]:
        pairs = [(self.keys.final(key), group) for group, anchor in enumerate(anchors) for key in set(anchor.keys)]
        if not pairs:
            return offsets([0] * len(self.keys)), NO_INTS
        keys, groups = np.array(pairs, dtype=np.int64).T
        order = np.argsort(keys, kind="stable")
        return offsets(np.bincount(keys, minlength=len(self.keys)).tolist()), groups[order]


def _asked(words: Words) -> set[str]:
    return {*words.all, *(token for phrase in words.phrases for token in phrase)}


def _least(found: list[tuple[int, Anchor]]) -> float:
    return min((rarity for rarity, _ in found), default=float("inf"))


def _flat(lists: list[list[int]]) -> Ints:
    return np.fromiter((number for each in lists for number in each), dtype=np.int64)
