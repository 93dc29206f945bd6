"""Writes invented ads. The same seed gives the same ads, also when more of them are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from hervat.market.vacancies.postings import Per, Posting, Salary
from hervat.project.demo.vacancies.pieces import Agency, Family, Job, Phrases, Place, pieces

SEED = 2026
ENGLISH, AGENCY, SLOPPY, TINY = 0.05, 0.3, 0.08, 0.06  # of the ads, about
LISTED = 0.6  # of the others have their tasks as a list
TELLS_WAGE, HAS_SALARY, TELLS_LEVEL, TELLS_LOAD = 0.7, 0.25, 0.75, 0.85
FICTIEF = "(fictief)"
FULL_TIME = 38 * 52 / 12  # hours a month


@dataclass(frozen=True, slots=True)
class _Draft:
    """What an ad is made of."""

    random: Random
    family: Family
    job: Job
    title: str
    place: Place
    employer: str
    hours: str
    wage: tuple[float, float]
    agency: Agency | None

    @property
    def phrases(self) -> Phrases:
        return pieces().english if self.family.is_english else pieces().dutch

    def fill(self, text: str, **more: str) -> str:
        """A piece with the facts of this ad in its places."""
        hours = f"{self.hours} {'hours' if self.family.is_english else 'uur'}"
        return text.format(employer=self.employer, place=self.place.name, title=self.title, job=_as_job(self.title), hours=hours, **more)

    def one(self, texts: tuple[str, ...], **more: str) -> str:
        return self.fill(self.random.choice(texts), **more)

    def some(self, texts: tuple[str, ...], least: int = 2) -> list[str]:
        number = min(len(texts), self.random.randint(least, max(least, len(texts))))
        return self.random.sample(texts, number)


def write_ads(count: int, day: date, *, first: int = 1) -> Iterator[Posting]:
    """``count`` ads, from number ``first`` on, placed on a day."""
    return (write_ad(number, day) for number in range(first, first + count))


def write_ad(number: int, day: date, *, seed: int = SEED) -> Posting:
    """The ad of a number, placed on a day. It has no address yet."""
    random = Random(f"{seed}:{number}")  # noqa: S311 -- no secret: it only varies the demo
    draft = _draft(random)
    style = random.random()
    if style < TINY and not draft.family.is_english:
        text = _tiny(draft)
    else:
        text = _long(draft, is_listed=random.random() < LISTED)
        if style < TINY + SLOPPY and not draft.family.is_english:
            text = _sloppy(random, text)
    salary = Salary(*draft.wage, Per.HOUR) if random.random() < HAS_SALARY else None
    return Posting(
        identifier=f"demo-{number}",
        title=draft.title,
        description=text,
        employer=f"{draft.agency.name if draft.agency else draft.employer} {FICTIEF}",
        postcode=draft.place.postcode,
        locality=draft.place.name,
        region=draft.place.province,
        country="NL",
        salary=salary,
        date_posted=day,
    )


def _draft(random: Random) -> _Draft:
    every = pieces()
    *dutch, english = every.families
    family = english if random.random() < ENGLISH else random.choice(dutch)
    job = random.choice(family.jobs)
    low, high = job.wage
    spread = high - low
    lowest = round(low + random.random() * spread * 0.3, 2)
    wage = (lowest, round(max(lowest, high - random.random() * spread * 0.4), 2))
    agency = random.choice(every.agencies) if random.random() < AGENCY and not family.is_english else None
    place, employer = random.choice(every.places), random.choice(family.employers)
    return _Draft(random, family, job, random.choice(job.titles), place, employer, random.choice(job.hours), wage, agency)


def _long(draft: _Draft, *, is_listed: bool) -> str:
    """An ad of several paragraphs, in HTML when it has lists."""
    phrases, random = draft.phrases, draft.random
    head = draft.fill(draft.agency.head) if draft.agency else draft.one(phrases.opens)
    load = draft.some(draft.job.load, 1) if random.random() < TELLS_LOAD else []
    tasks = draft.some(draft.job.tasks) + load
    random.shuffle(tasks)
    level = [random.choice(draft.job.level)] if random.random() < TELLS_LEVEL else []
    sections = [
        (draft.one(phrases.tasks_heads), tasks),
        (draft.one(phrases.asks_heads), level + draft.some(draft.job.asks, 1)),
        (draft.one(phrases.offers_heads), [*_terms(draft), *draft.some(draft.family.offers, 1)]),
    ]
    ends = [draft.fill(draft.agency.tail) if draft.agency else draft.one(phrases.closings)]
    about = [] if draft.agency else [draft.one(draft.family.about)]
    if is_listed:
        return _html([head, *about], sections, ends)
    parts = [" ".join([head, *about]), *(f"{heading}\n{' '.join(map(_sentence, lines))}" for heading, lines in sections), *ends]
    return "\n\n".join(parts)


def _terms(draft: _Draft) -> list[str]:
    phrases, random = draft.phrases, draft.random
    terms = [draft.one(phrases.hours)]
    if random.random() < TELLS_WAGE:
        terms.append(_wage(draft))
    terms.append(draft.one(phrases.agency_contracts if draft.agency else phrases.contracts))
    return [term for term in (*terms, draft.one(phrases.starts)) if term]


def _wage(draft: _Draft) -> str:
    if draft.random.random() < 0.6:
        return draft.one(draft.phrases.wages_hour, low=_euro(draft.wage[0]), high=_euro(draft.wage[1]))
    low, high = (f"€ {round(wage * FULL_TIME, -1):,.0f}".replace(",", ".") for wage in draft.wage)
    return draft.one(draft.phrases.wages_month, low=low, high=high)


def _html(heads: list[str], sections: list[tuple[str, list[str]]], ends: list[str]) -> str:
    lines = [f"<p>{text}</p>" for text in heads]
    for heading, listed in sections:
        lines += [f"<h3>{heading}</h3>", "<ul>", *(f"<li>{line}</li>" for line in listed), "</ul>"]
    return "\n".join([*lines, *(f"<p>{text}</p>" for text in ends)])


def _tiny(draft: _Draft) -> str:
    facts = {
        "low": _euro(draft.wage[0]),
        "load": draft.random.choice(draft.job.load),
        "task": draft.random.choice(draft.job.tasks),
    }
    return _sentence(draft.one(pieces().tiny, **facts))


def _sloppy(random: Random, text: str) -> str:
    """As somebody writes in a hurry."""
    for right, wrong in random.sample(pieces().typos, 6):
        text = text.replace(right, wrong)
    return f"{random.choice(pieces().shouts)}\n{text}\n{random.choice(pieces().shouts)}"


def _as_job(title: str) -> str:
    """A title in the middle of a sentence."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?" else f"{text}."


def _euro(amount: float) -> str:
    return f"€ {amount:.2f}".replace(".", ",")
