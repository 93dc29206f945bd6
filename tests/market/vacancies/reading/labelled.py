"""Ads of which we know what they tell: written by hand in many styles, each labelled by reading it, employers and persons invented.

``ads/seen`` were looked at while the rules were made. ``ads/unseen`` were written and labelled before that and not looked at since: what
was measured on them says how the rules do on ads of others. An ad is a table: ``title``, ``text`` and what its source tells in fields of
its own (``place``, ``postcode``, ``region``, ``country``, ``employer``, ``salary``, ``type``), and under ``is`` what a reader finds in it:

- ``hours``, ``level``: from and to. ``wage``: from, to and over which time; ``?`` is not told.
- ``contract``, ``years`` (of experience), ``licences``, ``shifts``, ``home``, ``start``, ``lang``: as :class:`Ad` has them.
- ``load``: by item of the FML true, a number, ``rare`` (now and then), or false (the ad says that it is not there).
- ``isco``: codes of occupations that would be right (none of them right: an empty list). ``prov``, ``pc``: where it is.
- ``gone``: names, addresses and numbers of persons that may not come through.

What is left out is unknown. How labels were chosen where it is a choice, ``docs/reference/reading-ads.md`` tells.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hervat.market.vacancies.jobposting import read_salary
from hervat.market.vacancies.postings import Posting

PARTS = ("seen", "unseen")
TODAY = date(2026, 11, 20)
FOLDER = Path(__file__).with_name("ads")


class Labelled(NamedTuple):
    """An ad and what a reader found in it."""

    name: str
    posting: Posting
    label: dict[str, Any]


def labelled_ads(part: str) -> list[Labelled]:
    """The ads of one part, in a fixed order."""
    return list(_ads(part))


def _ads(part: str) -> Iterator[Labelled]:
    for file in sorted((FOLDER / part).glob("*.toml")):
        for number, ad in enumerate(tomllib.loads(file.read_text("utf-8"))["ads"], start=1):
            name = f"{file.stem} {number}"
            kinds = ad.get("type", ())
            posting = Posting(
                identifier=name,
                title=ad["title"],
                description=ad["text"],
                employer=ad.get("employer", ""),
                postcode=ad.get("postcode", ""),
                locality=ad.get("place", ""),
                region=ad.get("region", ""),
                country=ad.get("country", ""),
                salary=read_salary(ad.get("salary")),
                employment_type=tuple(kinds.split(", ")) if isinstance(kinds, str) else tuple(kinds),
            )
            yield Labelled(name, posting, ad["is"])
