"""What is believed of every occupation, skill and ISCO group, when several data sets speak of it.

One rule: field by field, the data set with the highest precedence that says anything (:class:`hervat.market.provenance.models.Precedence`);
of two with the same precedence the one imported last. So an official release that names an occupation of the starter catalogue takes over
what it knows, and what only the starter knows (wage, chance, load) stays. Fields that mean something together come from one data set
together. What no data set states is derived where that can honestly be done (:mod:`hervat.market.occupations.levels`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Model

from hervat.market.loads.estimating import estimate_all
from hervat.market.occupations.deriving import derive_from_onet, derive_kin
from hervat.market.occupations.levels import derived_level
from hervat.market.occupations.models import Chance, IscoGroup, IscoGroupFacts, Occupation, OccupationFacts, Skill, SkillFacts
from hervat.market.provenance.models import Precedence

PORTION = 1000
Key = str
Fields = tuple[str, ...]
Believed = TypeVar("Believed", bound=Model)

NAMES: tuple[Fields, ...] = (("label",), ("label_en",))
OF_SKILL: tuple[Fields, ...] = (*NAMES, ("kind",))
OF_OCCUPATION: tuple[Fields, ...] = (
    ("isco",),
    *NAMES,
    ("description",),
    ("description_en",),
    ("level_min", "level_max", "level_trust"),
    ("wage_min", "wage_max"),
    ("chance",),
    ("riasec",),
    ("job_zone",),
)
NOTHING = (None, "", Chance.UNKNOWN.value)


def refresh() -> None:
    """Writes anew what is believed, from what all data sets say. Runs in the transaction of the import that changed something."""
    derive_from_onet()
    derive_kin()
    _write(IscoGroup, _resolved(IscoGroupFacts, "code", NAMES))
    _write(Skill, _resolved(SkillFacts, "skill_uri", OF_SKILL), key="uri")
    _write(Occupation, map(_completed, _resolved(OccupationFacts, "occupation_uri", OF_OCCUPATION)), key="uri")
    estimate_all()


def believed(said: Sequence[Mapping[str, Any]], groups: Iterable[Fields]) -> dict[str, tuple[Any, int]]:
    """Of each field the value that is believed and the index of who said it. ``said``: what each data set says, most trusted first."""
    found: dict[str, tuple[Any, int]] = {}
    for fields in groups:
        for index, values in enumerate(said):
            if values[fields[0]] not in NOTHING:
                found |= {field: (values[field], index) for field in fields}
                break
    return found


def _resolved(facts: type[Model], key: str, groups: tuple[Fields, ...]) -> Iterator[dict[str, Any]]:
    fields = [field for group in groups for field in group]
    rows = (
        facts._default_manager.order_by(key, "dataset__precedence", "-dataset_id")
        .values(key, "dataset_id", "dataset__precedence", *fields)
        .iterator(chunk_size=2000)
    )
    for uri, said in groupby(rows, key=lambda row: row[key]):
        of_this = list(said)
        values = {field: value for field, (value, _) in believed(of_this, groups).items()}
        yield {"key": uri, "dataset_id": of_this[0]["dataset_id"], "precedences": {row["dataset__precedence"] for row in of_this}, **values}


def _completed(values: dict[str, Any]) -> dict[str, Any]:
    """With what follows from the rest."""
    values.setdefault("chance", Chance.UNKNOWN)
    values["is_starter"] = Precedence.STARTER in values["precedences"]
    if "level_min" not in values:
        level = derived_level(values.get("job_zone"), values.get("isco", ""))
        if level is not None:
            values |= {"level_min": level.least, "level_max": level.most, "level_trust": level.trust}
    return values


def _write(model: type[Believed], resolved: Iterable[dict[str, Any]], key: str = "code") -> None:
    """Inserts and updates; then removes what nobody speaks of any more. Rows keep their place, so that others may point at them."""
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    manager = model._default_manager
    old = set(manager.values_list("pk", flat=True))
    portion: list[Believed] = []
    for values in resolved:
        old.discard(values["key"])
        portion.append(model(**{key: values["key"]}, **{field: values[field] for field in fields if field in values}))
        if len(portion) == PORTION:
            manager.bulk_create(portion, update_conflicts=True, unique_fields=[key], update_fields=fields)
            portion = []
    manager.bulk_create(portion, update_conflicts=True, unique_fields=[key], update_fields=fields)
    gone = sorted(old)
    for start in range(0, len(gone), PORTION):
        manager.filter(pk__in=gone[start : start + PORTION]).delete()
