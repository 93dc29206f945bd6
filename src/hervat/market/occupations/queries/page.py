"""One occupation with everything for its page, and where each part of it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal

from hervat.market.occupations.models import (
    IscoGroup,
    Kin,
    LabelKind,
    Occupation,
    OccupationFacts,
    OccupationLabel,
    OnetLink,
    OnetOccupation,
    Skill,
)
from hervat.market.occupations.queries.believed import Loads, Origin, believed_loads, believed_skills, origins
from hervat.market.occupations.queries.shapes import KinLine, LoadLine, OccupationPage, OnetLine, SkillLine, SourceLine
from hervat.market.occupations.resolving import OF_OCCUPATION, believed

MOST_KIN = 30
OWN = (
    "uri", "isco", "label", "label_en", "description", "description_en", "level_min", "level_max", "level_trust", "chance", "riasec",
    "job_zone", "is_starter",
)  # fmt: skip


def occupation_page(uri: str) -> OccupationPage | None:
    """The occupation; None when there is none. A fixed number of queries, whatever is known of it."""
    occupation = Occupation.objects.filter(pk=uri).first()
    if occupation is None:
        return None
    known = origins()
    stored = believed_loads(known, occupation=uri).get(uri, {})
    loads = Loads(known)
    said = _said(uri)
    skills, kin = _skills(uri, known), _kin(uri)
    used = {*said.values(), *skills[1], *kin[1], *(load.dataset for load in stored.values())}
    names = _names(uri)
    return OccupationPage(
        **{field: getattr(occupation, field) for field in OWN},
        isco_label=_isco_label(occupation.isco),
        names=names["nl"],
        names_en=names["en"],
        wage_min=_euro(occupation.wage_min),
        wage_max=_euro(occupation.wage_max),
        skills=skills[0],
        kin=kin[0],
        loads=tuple(LoadLine(loads.of(stored[item]), stored[item].note) for item in sorted(stored, key=_in_order)),
        onet=_onet(uri),
        sources={field: _source(known[dataset]) for field, dataset in said.items()},
        attributions=_attributions(known, used),
    )


def _said(uri: str) -> dict[str, int]:
    """By field the data set that is believed."""
    facts = OccupationFacts.objects.filter(occupation_uri=uri).order_by("dataset__precedence", "-dataset_id").values()
    said = list(facts)
    return {field: said[index]["dataset_id"] for field, (_, index) in believed(said, OF_OCCUPATION).items()}


def _source(origin: Origin) -> SourceLine:
    return SourceLine(origin.name, origin.version, origin.published, origin.attribution, origin.licence, origin.is_official)


def _attributions(known: Mapping[int, Origin], used: Collection[int]) -> tuple[str, ...]:
    ordered = sorted((known[dataset] for dataset in used), key=lambda origin: origin.rank)
    return tuple(dict.fromkeys(origin.attribution for origin in ordered if origin.attribution))


def _names(uri: str) -> defaultdict[str, tuple[str, ...]]:
    """By language the other names, in alphabetical order; hidden ones are only for searching."""
    rows = OccupationLabel.objects.filter(occupation=uri, kind=LabelKind.ALTERNATIVE).values_list("language", "text").distinct()
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for language, text in sorted(rows, key=lambda row: row[1].lower()):
        found[language] += (text,)
    return found


def _isco_label(isco: str) -> str:
    group = IscoGroup.objects.filter(pk=isco).first()
    return "" if group is None else group.label or group.label_en


def _skills(uri: str, known: Mapping[int, Origin]) -> tuple[tuple[SkillLine, ...], tuple[int, ...]]:
    """The skills, those that are always needed first, and whose word that is."""
    for _, dataset, essential in believed_skills(known, occupation=uri):
        rows = Skill.objects.filter(pk__in=essential).values_list("uri", "label", "label_en", "kind")
        lines = [SkillLine(*row, essential=essential[row[0]]) for row in rows]
        return tuple(sorted(lines, key=lambda line: (not line.essential, (line.label or line.label_en).lower()))), (dataset,)
    return (), ()


def _kin(uri: str) -> tuple[tuple[KinLine, ...], frozenset[int]]:
    """The occupations that are nearest, of all data sets together, and those data sets."""
    strongest: dict[str, tuple[float, int]] = {}
    for other, strength, dataset in Kin.objects.filter(occupation=uri).values_list("other_id", "strength", "dataset_id"):
        strongest[other] = max(strongest.get(other, (-1.0, 0)), (strength, dataset))
    rows = Occupation.objects.filter(pk__in=strongest).values_list("uri", "label", "label_en", "isco")
    lines = sorted((KinLine(*row, strength=strongest[row[0]][0]) for row in rows), key=lambda line: (-line.strength, line.label))
    shown = lines[:MOST_KIN]
    return tuple(shown), frozenset(strongest[line.uri][1] for line in shown)


def _onet(uri: str) -> tuple[OnetLine, ...]:
    """The links that somebody laid, the surest first."""
    links = list(OnetLink.objects.filter(occupation=uri).order_by("dataset__precedence", "-confidence", "onet_code"))
    titles = dict(OnetOccupation.objects.filter(code__in=[link.onet_code for link in links]).values_list("code", "title"))
    return tuple(OnetLine(link.onet_code, titles.get(link.onet_code, ""), link.match, link.confidence) for link in links)


def _euro(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _in_order(item: str) -> tuple[int, ...]:
    """4.9 before 4.13."""
    return tuple(int(part) for part in item.split("."))
