"""One occupation with everything that its page shows, in a fixed and small number of queries.

Whom to believe is the rule of :mod:`hervat.market.occupations.resolving`; the rows are asked together with the names that belong to them,
so that a page with everything on it stays under thirteen queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q

from hervat.market.browsing.requirements import Required, required_of
from hervat.market.browsing.sources import DataSource, source_of
from hervat.market.educations.answers import Learning
from hervat.market.educations.queries import learning_for
from hervat.market.occupations.models import Kin, LabelKind, Occupation, OccupationFacts, OccupationLabel, OccupationSkill
from hervat.market.occupations.queries.believed import Loads, Origin, StoredLoad, believed_loads, origins
from hervat.market.occupations.queries.shapes import KinLine, LoadLine, SkillLine
from hervat.market.occupations.resolving import OF_OCCUPATION, believed
from hervat.market.provenance.models import Precedence

MOST_KIN = 24
MOST_NAMES = 60


@dataclass(frozen=True)
class Relative:
    """An occupation that is near. ``shared``: how many skills both ask; None when those of the page are not known."""

    line: KinLine
    shared: int | None


@dataclass(frozen=True, kw_only=True)
class OccupationView:
    """Everything of one occupation. None, or empty, is not known.

    ``occupation``: what is believed. ``plain``: the description of the starter catalogue, where another is believed. ``sources``: by field
    who said it; a level without one was derived. ``loads`` and ``load_sources``: by item. ``used``: every data set that said something on
    the page, the most trusted first.
    """

    occupation: Occupation
    plain: str
    names: tuple[str, ...]
    names_en: tuple[str, ...]
    skills: tuple[SkillLine, ...]
    kin: tuple[Relative, ...]
    loads: Mapping[str, LoadLine]
    load_sources: Mapping[str, DataSource]
    learning: Learning
    sources: Mapping[str, DataSource]
    required: Required
    skill_sources: tuple[DataSource, ...]
    kin_sources: tuple[DataSource, ...]
    used: tuple[DataSource, ...]


def view_occupation(uri: str) -> OccupationView | None:
    """The occupation; None when there is none."""
    occupation = Occupation.objects.filter(pk=uri).first()
    if occupation is None:
        return None
    known = origins()
    told = {dataset: source_of(origin) for dataset, origin in known.items()}
    stored = believed_loads(known, occupation=uri).get(uri, {})
    said, plain = _said(uri)
    skills, of_skills = _skills(uri, known)
    near, of_kin = _kin(uri)
    names, required = _names(uri), required_of(uri, known)
    used = {*said.values(), *of_skills, *of_kin, *(load.dataset for load in stored.values())}
    used |= set() if required.dataset is None else {required.dataset}
    return OccupationView(
        occupation=occupation,
        plain=plain,
        names=names["nl"],
        names_en=names["en"],
        skills=skills,
        kin=_shared(near, skills),
        loads=_loads(stored, known),
        load_sources={item: told[load.dataset] for item, load in stored.items()},
        learning=learning_for(uri, occupation.isco),
        sources={field: told[dataset] for field, dataset in said.items()},
        required=required,
        skill_sources=tuple(told[dataset] for dataset in of_skills),
        kin_sources=tuple(told[dataset] for dataset in of_kin),
        used=tuple(told[dataset] for dataset in sorted(used, key=lambda dataset: known[dataset].rank)),
    )


def nearest_to(uri: str) -> tuple[KinLine, ...]:
    """The occupations that are nearest to one. One query."""
    return tuple(_kin(uri)[0])


def _said(uri: str) -> tuple[dict[str, int], str]:
    """By field the data set that is believed; and the description of the starter catalogue, unless that one is believed."""
    facts = OccupationFacts.objects.filter(occupation_uri=uri).order_by("dataset__precedence", "-dataset_id")
    said = list(facts.annotate(precedence=F("dataset__precedence")).values())
    chosen = {field: said[index]["dataset_id"] for field, (_, index) in believed(said, OF_OCCUPATION).items()}
    plain = next((row for row in said if row["precedence"] == Precedence.STARTER and row["description"]), None)
    if plain is None or chosen.get("description") == plain["dataset_id"]:
        return chosen, ""
    return chosen, str(plain["description"])


def _loads(stored: Mapping[str, StoredLoad], known: Mapping[int, Origin]) -> dict[str, LoadLine]:
    loads = Loads(known)
    return {item: LoadLine(loads.of(load), load.note) for item, load in stored.items()}


def _names(uri: str) -> defaultdict[str, tuple[str, ...]]:
    """By language the other names; hidden ones are only for searching."""
    rows = OccupationLabel.objects.filter(occupation=uri, kind=LabelKind.ALTERNATIVE).values_list("language", "text").distinct()
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for language, text in sorted(rows, key=lambda row: row[1].lower())[:MOST_NAMES]:
        found[language] += (text,)
    return found


def _skills(uri: str, known: Mapping[int, Origin]) -> tuple[tuple[SkillLine, ...], Collection[int]]:
    """What the most trusted data set that says any skills of it says, those that are always needed first; and that data set."""
    said: defaultdict[int, list[SkillLine]] = defaultdict(list)
    fields = ("dataset_id", "skill_id", "skill__label", "skill__label_en", "skill__kind", "essential")
    for dataset, *told in OccupationSkill.objects.filter(occupation=uri).values_list(*fields):
        said[dataset].append(SkillLine(*told))
    if not said:
        return (), ()
    dataset = min(said, key=lambda candidate: known[candidate].rank)
    return tuple(sorted(said[dataset], key=lambda line: (not line.essential, (line.label or line.label_en).lower(), line.uri))), (dataset,)


def _kin(uri: str) -> tuple[list[KinLine], Collection[int]]:
    """The nearest, whoever says so, of those that it names and those that name it; and who says so."""
    strongest: dict[str, tuple[float, int, KinLine]] = {}
    sides = [f"{side}{field}" for side in ("occupation_", "other_") for field in ("id", "_label", "_label_en", "_isco")]
    for *both, strength, dataset in Kin.objects.filter(Q(occupation=uri) | Q(other=uri)).values_list(*sides, "strength", "dataset_id"):
        other, label, label_en, isco = both[4:] if both[0] == uri else both[:4]
        line = KinLine(other, label, label_en, isco, strength)
        if line.uri not in strongest or strength > strongest[line.uri][0]:
            strongest[line.uri] = (strength, dataset, line)
    nearest = sorted(strongest.values(), key=lambda found: (-found[0], found[2].label or found[2].label_en, found[2].uri))[:MOST_KIN]
    return [line for _, _, line in nearest], {dataset for _, dataset, _ in nearest}


def _shared(near: Collection[KinLine], skills: Collection[SkillLine]) -> tuple[Relative, ...]:
    """Each with how many of these skills it asks too."""
    if not skills:
        return tuple(Relative(line, None) for line in near)
    rows = OccupationSkill.objects.filter(occupation__in=[line.uri for line in near], skill__in=[skill.uri for skill in skills])
    counted = dict(rows.values_list("occupation").annotate(Count("skill", distinct=True)).order_by())
    return tuple(Relative(line, counted.get(line.uri, 0)) for line in near)
