"""What is known of the werknemer for a match, in plain words, so that they can say what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.queries import ProfileVersion
from hervat.domain.matching.requirements import Kind, of_kind
from hervat.domain.text import written
from hervat.reports.market_words import INTERESTS, LEVELS
from hervat.web.cases.work.saying import years
from hervat.web.components.speech import current_language, spoken
from hervat.web.market.saying import euro


def known_of(found: ProfileVersion | None) -> list[tuple[str, str]]:
    """Name and value of everything that was recorded; nothing when nobody recorded anything."""
    return list(_known(found.content)) if found else []


def _known(content: ProfileContent) -> Iterator[tuple[str, str]]:
    if content.education_level:
        yield gettext("Opleiding"), spoken(LEVELS[content.education_level])
    yield from _papers(content)
    if content.jobs:
        yield gettext("Werk"), ", ".join(f"{job.title} ({years(job.years)})" if job.years else job.title for job in content.jobs)
    if content.skills:
        yield gettext("Wat u kunt"), ", ".join(content.skills)
    if content.riasec:
        scores = content.riasec._asdict()
        strongest = sorted(scores, key=lambda letter: -scores[letter])[:2]
        yield gettext("Wat u leuk vindt"), capfirst("; ".join(spoken(INTERESTS[letter].likes) for letter in strongest))
    yield from _asked(content)


def _asked(content: ProfileContent) -> Iterator[tuple[str, str]]:
    if content.former_hourly:
        yield gettext("Uw oude loon per uur"), euro(content.former_hourly)
    if content.max_travel_minutes is not None:
        yield gettext("Reizen op een dag"), gettext("hooguit %(n)d minuten") % {"n": content.max_travel_minutes}
    if content.conditions.least_hours is not None:
        yield gettext("Uren per week, minstens"), written(content.conditions.least_hours, current_language())
    if content.conditions.most_hours is not None:
        yield gettext("Uren per week, hooguit"), written(content.conditions.most_hours, current_language())
    if content.conditions.no_night:
        yield gettext("Werk in de nacht"), gettext("liever niet")


def _papers(content: ProfileContent) -> Iterator[tuple[str, str]]:
    kinds = (
        (gettext("Diploma’s voor een beroep"), Kind.DIPLOMA, content.diplomas),
        (gettext("Rijbewijzen en certificaten"), Kind.LICENCE, content.licences),
    )
    for name, kind, held in kinds:
        if held is not None:  # nobody asked: then nothing is known
            yield name, ", ".join(spoken(one.name) for key, one in of_kind(kind).items() if key in held) or gettext("geen")
