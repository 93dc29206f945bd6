"""Two occupations beside each other: what each asks, and which skills they share. Five queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hervat.market.browsing.sources import DataSource, source_of
from hervat.market.occupations.models import Occupation, Skill
from hervat.market.occupations.queries.believed import Loads, believed_loads, believed_skills, origins
from hervat.market.occupations.queries.shapes import LoadLine, SkillLine


@dataclass(frozen=True)
class Side:
    """One of the two. ``skills``: by URI; nothing when none are known."""

    occupation: Occupation
    loads: Mapping[str, LoadLine]
    load_sources: Mapping[str, DataSource]
    skills: Mapping[str, SkillLine]


def view_sides(uris: Sequence[str]) -> tuple[Side, ...]:
    """The occupations with these URIs, in this order; one that is not there is left out."""
    occupations = Occupation.objects.in_bulk(list(uris))
    known = origins()
    told = {dataset: source_of(origin) for dataset, origin in known.items()}
    loads, makes = believed_loads(known, occupation__in=uris), Loads(known)
    essential = {uri: skills for uri, _, skills in believed_skills(known, occupation__in=uris)}
    rows = Skill.objects.filter(pk__in={skill for skills in essential.values() for skill in skills})
    names = {row[0]: row for row in rows.values_list("uri", "label", "label_en", "kind")}
    sides = []
    for uri in uris:
        if uri in occupations:
            own, asked = loads.get(uri, {}), essential.get(uri, {})
            sides.append(
                Side(
                    occupation=occupations[uri],
                    loads={item: LoadLine(makes.of(load), load.note) for item, load in own.items()},
                    load_sources={item: told[load.dataset] for item, load in own.items()},
                    skills={skill: SkillLine(*names[skill], always) for skill, always in asked.items() if skill in names},
                )
            )
    return tuple(sides)
