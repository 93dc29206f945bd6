"""schema.org's ``JobPosting`` wherever it stands in what a site says of itself, as a posting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hervat.market.vacancies.harvest.kinds.mapping import tidied
from hervat.market.vacancies.harvest.kinds.reading import Found, Unreadable
from hervat.market.vacancies.jobposting import read_job_posting
from hervat.market.vacancies.postings import WrongPosting

MOST_NODES = 20_000
Job = Mapping[str, object]


def job_postings(data: object) -> Iterator[Job]:
    """Every JobPosting in a document of JSON-LD, in the order of the document."""
    waiting, seen = [data], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            if is_job(node.get("@type")):
                yield node
            else:
                waiting.extend(value for value in reversed(node.values()) if isinstance(value, dict | list))


def is_job(kind: object) -> bool:
    """``JobPosting``, ``http://schema.org/JobPosting``, or a list with it."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for one in kinds)


def posting(job: Job, identifier: str, url: str) -> Found:
    """The posting. ``identifier``, ``url``: what it is known by, and its page."""
    try:
        return tidied(read_job_posting({**job, "identifier": identifier, "url": url}))
    except WrongPosting as error:
        return Unreadable(error.sentence)
