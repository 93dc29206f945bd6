"""Ads as agencies write them: most of each ad is the same in all ads of the agency, and the same job stands in several places.

Every ad tells which job it is of, so that what finds doubles can be judged. Two ads are of the same job when one was made of the other:
copied with an edit here and there, a title that was decorated, a footer of another source, an end that was cut off. They are of different
jobs when anything else differs: title, place, client, or only what is done there. The hardest pairs have the same agency, title and place.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from hervat.market.vacancies.postings import Posting

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("agency_sentences.toml").read_text("utf-8"))
_LISTS = {
    name: [part for line in value.strip("\n").split("\n") for part in line.split("|")]
    for name, value in _DATA.items()
    if isinstance(value, str)
}
_OTHER_NAMES = {"Den Haag": "'s-Gravenhage", "Den Bosch": "'s-Hertogenbosch"}
SEVERAL = 0.55  # the share of jobs that stand in more than one place


class Labelled(NamedTuple):
    """An ad, the source that has it, and the job that it is of (a number)."""

    source: str
    posting: Posting
    job: int


@dataclass(frozen=True)
class Kind:
    """How hard it is. ``shared``: which part of an ad its agency writes in all of its ads. ``edits``: the most words of a copy that are
    replaced (a share). ``same_title``: how often a next job of the agency has the title and the place of one before."""

    shared: tuple[float, float] = (0.6, 0.8)
    edits: float = 0.04
    same_title: float = 0.2
    two_cities: float = 0.1


USUAL = Kind()


@dataclass(frozen=True)
class _Job:
    function: str
    title: str
    place: str
    employer: str
    agency: str
    core: tuple[str, ...]
    boilerplate: tuple[str, ...]


def agency_ads(jobs: int, seed: int, kind: Kind = USUAL) -> Iterator[Labelled]:
    """So many jobs, and every ad of each, jobs of all agencies mixed. The same seed gives the same ads."""
    make = _Maker(random.Random(seed), kind)  # noqa: S311 -- no secret
    number = 0
    for job in range(jobs):
        for source, posting in make.ads_of(make.job()):
            number += 1
            yield Labelled(source, replace(posting, identifier=str(number), url=f"https://{source}.example/{number}"), job)


class _Maker:
    def __init__(self, random_: random.Random, kind: Kind) -> None:
        self._random, self._kind = random_, kind
        self._agencies = {name: self._sentences("boilerplate", 16, agency=name) for name in _LISTS["agency_names"]}
        self._before: list[_Job] = []

    def _fill(self, sentence: str, **known: str) -> str:
        draw = self._random
        numbers = {
            "n": draw.randint(2, 25),
            "m": draw.randint(20, 90),
            "h": draw.randint(1, 9) * 100,
            "pct": draw.randint(8, 40),
            "c": draw.randint(19, 26),
            "d": draw.randint(24, 27),
            "hour": draw.randint(5, 23),
            "years": draw.randint(1, 5),
            "low": draw.randrange(8, 32, 4),
            "high": draw.randrange(32, 41, 4),
            "cents": f"{draw.randint(13, 21)},{draw.randint(10, 99)}",
            "wage": draw.randrange(2000, 3000, 50),
            "wage2": draw.randrange(3000, 4500, 50),
        }
        while "{" in sentence:
            start = sentence.index("{")
            name = sentence[start + 1 : sentence.index("}", start)]
            value = known.get(name) or numbers.get(name) or draw.choice(_LISTS[name])
            sentence = sentence.replace("{" + name + "}", str(value), 1)
        return sentence

    def _sentences(self, kind: str, count: int, **known: str) -> tuple[str, ...]:
        return tuple(self._fill(sentence, **known) for sentence in self._random.sample(_DATA[kind], count))

    def job(self) -> _Job:
        """Now and then one that looks much like a job before."""
        draw, kind = self._random, self._kind
        if self._before and draw.random() < kind.two_cities:
            job = self._elsewhere(draw.choice(self._before))
        elif self._before and draw.random() < kind.same_title:
            before = draw.choice(self._before)
            job = self._new(before.agency, before.function, before.title, before.place)
        else:
            function = draw.choice(_LISTS["functions"])
            title = f"{draw.choice(_LISTS['modifiers'])} {function}" if draw.random() < 0.4 else function
            job = self._new(draw.choice(list(self._agencies)), function, title, draw.choice(_LISTS["places"]))
        self._before.append(job)
        return job

    def _new(self, agency: str, function: str, title: str, place: str) -> _Job:
        draw = self._random
        client = draw.choice(_LISTS["employer_names"])
        core = self._sentences("core", draw.randint(5, 9), function=function, client=client)
        wanted, shared = draw.uniform(*self._kind.shared), list(self._agencies[agency])
        words = sum(len(sentence.split()) for sentence in core)
        while len(shared) > 1 and sum(len(s.split()) for s in shared[:-1]) / (sum(len(s.split()) for s in shared[:-1]) + words) >= wanted:
            shared.pop()
        employer = draw.choice((agency, agency, client))
        return _Job(function, title[:1].upper() + title[1:], place, employer, agency, core, tuple(shared))

    def _elsewhere(self, before: _Job) -> _Job:
        places = [place for place in _LISTS["places"] if place != before.place]
        place = self._random.choice(places)
        return replace(before, place=place, core=tuple(sentence.replace(before.place, place) for sentence in before.core))

    def ads_of(self, job: _Job) -> Iterator[tuple[str, Posting]]:
        """The ad of the agency itself, and perhaps copies elsewhere."""
        draw = self._random
        split = draw.randint(1, 4)  # boilerplate before and behind
        sentences = [*job.boilerplate[:split], *job.core, *job.boilerplate[split:]]
        first = Posting(identifier="", title=job.title, description="\n".join(sentences), employer=job.employer, locality=job.place)
        yield job.agency.lower().replace(" ", "-"), first
        while draw.random() < SEVERAL:
            yield f"bron-{draw.randint(1, 400)}", self._copy(first, job)

    def _copy(self, posting: Posting, job: _Job) -> Posting:
        draw = self._random
        text, title, how = posting.description, posting.title, draw.random()
        if how > 0.3:
            text = self._edited(text)
        if 0.5 < how < 0.7:
            text += "\n" + " ".join(
                self._fill(s, function=job.function, place=job.place) for s in draw.sample(_DATA["footers"], draw.randint(1, 2))
            )
        if how > 0.9:
            words = text.split(" ")
            text = " ".join(words[: int(len(words) * draw.uniform(0.6, 0.9))]) + " ..."
        if draw.random() < 0.2:
            text = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        if draw.random() < 0.6:
            title += self._fill(draw.choice(_LISTS["decorations"]), place=job.place)
        place = _OTHER_NAMES.get(job.place, job.place) if draw.random() < 0.3 else job.place
        employer = draw.choice((posting.employer, posting.employer, posting.employer, posting.employer + " B.V.", ""))
        return replace(posting, title=title, description=text, locality=place, employer=employer)

    def _edited(self, text: str) -> str:
        draw = self._random
        words = text.split(" ")
        others = [word for sentence in _DATA["boilerplate"] for word in sentence.split() if "{" not in word]
        for _ in range(round(len(words) * draw.uniform(0, self._kind.edits))):
            words[draw.randrange(len(words))] = draw.choice(others)
        return " ".join(words)
