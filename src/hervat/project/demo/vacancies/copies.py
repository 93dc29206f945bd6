"""The same job as another board has it: its own number and title, a line above or below, a sentence less."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hervat.market.vacancies.postings import Posting
from hervat.project.demo.vacancies.pieces import pieces

DROPS, LEAST_LINES = 0.5, 8  # a copy loses a line in half of the cases, when there are enough


def copied(posting: Posting, board: str) -> Posting:
    """As ``board`` tells it. The same board makes the same of it every time."""
    random = Random(f"{board}:{posting.identifier}")  # noqa: S311 -- no secret: it only varies the demo
    words = pieces().board
    lines = posting.description.splitlines()
    removable = [place for place, line in enumerate(lines) if line.startswith("<li>")]
    if len(lines) >= LEAST_LINES and removable and random.random() < DROPS:
        del lines[random.choice(removable)]
    is_html = "</" in posting.description
    head, tail = (random.choice(texts).format(place=posting.locality) for texts in (words.heads, words.tails))
    text = "\n".join(line for line in (_line(head, is_html=is_html), *lines, _line(tail, is_html=is_html)) if line)
    ending = random.choice(words.endings).format(place=posting.locality)
    return replace(posting, identifier=f"{board}-{posting.identifier}", title=f"{posting.title}{ending}", description=text, salary=None)


def _line(text: str, *, is_html: bool) -> str:
    return f"<p>{text}</p>" if text and is_html else text
