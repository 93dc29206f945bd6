"""By what ads are compared: a digest (the same again), and a signature (nearly the same).

The signature is a one-permutation MinHash (Li, Owen and Zhang, 2012) over runs of three words: all hashes are thrown into bins and each bin
keeps its smallest; the share of bins in which two ads agree estimates how much of their runs they share. An empty bin borrows from the next
that is filled (Shrivastava and Li, 2014).
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hervat.market.text.analysis import VERSION as ANALYSIS
from hervat.market.text.analysis import analyse
from hervat.market.vacancies.doubles.words import employer_key, place_key, title_words

BINS = 64
_BIN_SHIFT = np.uint64(58)  # the top six bits say which bin
RUN = 3  # words
VERSION = f"1.{ANALYSIS}"  # another one: digests and signatures of before are not comparable
Hashes = NDArray[np.uint64]
Signature = NDArray[np.uint16]
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # splitmix64 (Steele, Lea and Flood, 2014)
_STEPS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_KNOWN_WORDS = 1 << 18


class Fingerprint(NamedTuple):
    """``digest``: 16 bytes. ``title``, ``place``, ``employer``: in one spelling, words separated by spaces. ``signature``: 64 numbers.
    ``words``: a number for each word of the text."""

    digest: bytes
    title: str
    place: str
    employer: str
    signature: bytes
    words: Hashes


def fingerprint(*, title: str, text: str, place: str = "", postcode: str = "", employer: str = "") -> Fingerprint:
    """Of one ad. ``text``: plain."""
    where, who = place_key(place, postcode), employer_key(employer)
    what = " ".join(title_words(title, place=where, employer=who))
    hashes = token_hashes(text)
    told = "\n".join((what, where, who)).encode() + hashes.tobytes()
    digest = hashlib.blake2b(told, digest_size=16).digest()
    return Fingerprint(digest, what, where, who, signature(runs_of(hashes)).tobytes(), hashes)


class _Numbers(dict[str, int]):
    """The number of each word. When there are too many words, all are forgotten: the usual ones are soon back."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        number = self[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
        return number


_numbers = _Numbers()


def token_hashes(text: str) -> Hashes:
    """A number for each word of a text that says something, in order; the same on every machine."""
    found = [tokens[0] for tokens in analyse(text)]
    return np.fromiter(map(_numbers.__getitem__, found), np.uint64, len(found))


def runs_of(hashes: Hashes) -> Hashes:
    """A number for each run of three words, in order; a text with fewer words is one run. Nothing for no words."""
    if not len(hashes):
        return hashes
    if len(hashes) < RUN:
        hashes = np.resize(hashes, RUN)
    return mixed(hashes[:-2] * _STEPS[0] + hashes[1:-1] * _STEPS[1] + hashes[2:] * _STEPS[2])


def mixed(hashes: Hashes) -> Hashes:
    """Every bit of the outcome depends on every bit of the number."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * _MIX[0]
    hashes = (hashes ^ (hashes >> np.uint64(27))) * _MIX[1]
    return hashes ^ (hashes >> np.uint64(31))


def signature(found: Hashes) -> Signature:
    """The signature of an ad with these runs. All zeros when it has none."""
    made = np.zeros(BINS, np.uint16)
    if not len(found):
        return made
    ordered = np.sort(found)  # by bin, and in each bin the smallest first
    bins = (ordered >> _BIN_SHIFT).astype(np.intp)
    firsts = np.flatnonzero(np.concatenate(([True], bins[1:] != bins[:-1])))
    filled = bins[firsts]
    to = np.searchsorted(filled, np.arange(BINS))  # the first filled bin from here on, around the end if need be
    distance = (filled[to % len(filled)] - np.arange(BINS)) % BINS
    smallest = ordered[firsts][to % len(filled)]
    made[:] = mixed(smallest + distance.astype(np.uint64) * _STEPS[0]) >> np.uint64(48)
    return made
