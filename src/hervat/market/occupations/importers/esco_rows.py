"""The tables of ESCO, row by row: what each row becomes here. The columns are those of the official CSV download."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from hervat.domain.text import say
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.storing import Stored
from hervat.market.importing.tables import Layout, Row, once, read_table
from hervat.market.occupations.importers.uris import uri_of
from hervat.market.occupations.models import (
    ConceptLink,
    IscoGroupFacts,
    LabelKind,
    LinkKind,
    OccupationFacts,
    OccupationLabel,
    OccupationSkill,
    SkillFacts,
)
from hervat.market.occupations.models.concepts import LABEL_LENGTH, URI_LENGTH

OCCUPATIONS = Layout(required=("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description"), optional=("hiddenLabels",))
ISCO_GROUPS = Layout(required=("code", "preferredLabel"))
SKILLS = Layout(required=("conceptUri", "preferredLabel"), optional=("skillType",))
SKILL_NAMES = Layout(required=("concept_uri", "preferred_label"))
OCCUPATION_SKILLS = Layout(required=("occupationUri", "relationType", "skillUri"), optional=("skillType", "skillLabel_en"))
SKILL_SKILLS = Layout(required=("originalSkillUri", "relationType", "relatedSkillUri"))
BROADER = Layout(required=("conceptUri", "broaderUri"))

DUTCH = "nl"
GROUP = "group"
RELATIONS = (LinkKind.ESSENTIAL.value, LinkKind.OPTIONAL.value)


def occupations(piece: Piece, language: str, progress: Progress) -> Iterator[Stored]:
    """``occupations_xx.csv``: an occupation with its names."""
    seen: set[str] = set()
    for row in read_table(piece, OCCUPATIONS, progress):
        uri = _new_uri(seen, row, "conceptUri")
        label = row.filled("preferredLabel", LABEL_LENGTH)
        described = {"label": label, "description": row["description"]}
        if language != DUTCH:
            described = {f"{field}_en": text for field, text in described.items()}
        yield (
            OccupationFacts(occupation_uri=uri, isco=_code(row, "iscoGroup", 4), **described),
            *(OccupationLabel(occupation_id=uri, language=language, text=text, kind=kind) for text, kind in _labels(row, label).items()),
        )


def _labels(row: Row, preferred: str) -> dict[str, LabelKind]:
    found = {preferred: LabelKind.PREFERRED}
    for column, kind in (("altLabels", LabelKind.ALTERNATIVE), ("hiddenLabels", LabelKind.HIDDEN)):
        for text in row.listed(column, "\n"):
            found.setdefault(row.fits(column, text, LABEL_LENGTH), kind)
    return found


def isco_groups(piece: Piece, language: str, progress: Progress) -> Iterator[Stored]:
    """``ISCOGroups_xx.csv``: a group of occupations."""
    seen: set[str] = set()
    for row in read_table(piece, ISCO_GROUPS, progress):
        once(seen, row, "code")
        yield (IscoGroupFacts(code=_code(row, "code"), **_named(row, "preferredLabel", language)),)


def skills(piece: Piece, language: str, progress: Progress) -> Iterator[Stored]:
    """``skills_xx.csv``."""
    seen: set[str] = set()
    for row in read_table(piece, SKILLS, progress):
        uri = _new_uri(seen, row, "conceptUri")
        yield (SkillFacts(skill_uri=uri, kind=row.fits("skillType", row["skillType"], 30), **_named(row, "preferredLabel", language)),)


def skill_groups(piece: Piece, language: str, progress: Progress) -> Iterator[Stored]:
    """``skillGroups_xx.csv``: what skills are ordered under."""
    seen: set[str] = set()
    for row in read_table(piece, SKILLS, progress):
        uri = _new_uri(seen, row, "conceptUri")
        yield (SkillFacts(skill_uri=uri, kind=GROUP, **_named(row, "preferredLabel", language)),)


def skill_names(piece: Piece, language: str, progress: Progress) -> Iterator[Stored]:
    """Names of skills as ESCO's web service gives them (``skills_labels_xx_...csv``), where ``skills_xx.csv`` cannot be had."""
    seen: set[str] = set()
    for row in read_table(piece, SKILL_NAMES, progress):
        uri = _new_uri(seen, row, "concept_uri")
        yield (SkillFacts(skill_uri=uri, **_named(row, "preferred_label", language)),)


def occupation_skills(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``occupationSkillRelations_xx.csv``. Twice the same pair: essential if one of them is.

    A table that was made from names has no URI for some skills: these get one of ours, from the name, so that occupations can share them.
    """
    essential: dict[str, dict[str, bool]] = {}
    names: dict[str, str] = {}
    rows = 0
    for row in read_table(piece, OCCUPATION_SKILLS, progress):
        rows += 1
        occupation = uri_of(row, "occupationUri")
        skill = _skill(row)
        is_essential = row.choice("relationType", RELATIONS) == LinkKind.ESSENTIAL
        of_occupation = essential.setdefault(occupation, {})
        of_occupation[skill] = is_essential or of_occupation.get(skill, False)
        if row["skillLabel_en"]:
            names.setdefault(skill, row.fits("skillLabel_en", row["skillLabel_en"], LABEL_LENGTH))
    pairs = 0
    for occupation, found in essential.items():
        for skill, is_essential in found.items():
            named = (SkillFacts(skill_uri=skill, label_en=names.pop(skill)),) if skill in names else ()
            yield (OccupationSkill(occupation_id=occupation, skill_id=skill, essential=is_essential), *named)
            pairs += 1
    yield from (() for _ in range(rows - pairs))  # a row that said nothing new is still a row that was read


def _skill(row: Row) -> str:
    if row["skillUri"]:
        return uri_of(row, "skillUri")
    name = row["skillLabel_en"]
    if not name:
        raise row.wrong("skillUri", say("Deze cel mag niet leeg zijn."))
    return row.fits("skillLabel_en", f"urn:hervat:skill:{quote(name.lower())}", URI_LENGTH)


def skill_skills(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``skillSkillRelations_xx.csv``: a skill that needs another."""
    seen: set[tuple[str, str, str]] = set()
    for row in read_table(piece, SKILL_SKILLS, progress):
        skill, other = uri_of(row, "originalSkillUri"), uri_of(row, "relatedSkillUri")
        yield _link(seen, skill, other, row.choice("relationType", RELATIONS))


def broader(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``broaderRelationsOccPillar_xx.csv`` and ``broaderRelationsSkillPillar_xx.csv``: what stands under what."""
    seen: set[tuple[str, str, str]] = set()
    for row in read_table(piece, BROADER, progress):
        concept, above = uri_of(row, "conceptUri"), uri_of(row, "broaderUri")
        yield _link(seen, concept, above, LinkKind.BROADER)


def _link(seen: set[tuple[str, str, str]], concept: str, other: str, kind: str) -> Stored:
    if (concept, other, kind) in seen:
        return ()
    seen.add((concept, other, kind))
    return (ConceptLink(concept_uri=concept, other_uri=other, kind=kind),)


def _new_uri(seen: set[str], row: Row, column: str) -> str:
    once(seen, row, column)
    return uri_of(row, column)


def _named(row: Row, column: str, language: str) -> dict[str, str]:
    return {"label" if language == DUTCH else "label_en": row.filled(column, LABEL_LENGTH)}


def _code(row: Row, column: str, digits: int | None = None) -> str:
    code = row.filled(column)
    if not (code.isascii() and code.isdigit() and len(code) <= 4 and digits in (None, len(code))):
        wanted = say("Verwacht een ISCO-code ({digits} cijfers), gevonden: {found}.", digits=digits or "1-4", found=code[:100])
        raise row.wrong(column, wanted)
    return code
