"""ESCO, as it is published: in one language or in both, as a folder or a zip file, whole or in parts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hervat.market.importing.results import silently
from hervat.market.occupations.importers.esco import ATTRIBUTION, read_esco
from hervat.market.occupations.models import (
    ConceptLink,
    IscoGroup,
    Kin,
    Occupation,
    OccupationFacts,
    OccupationLabel,
    OccupationSkill,
    Skill,
)
from hervat.market.provenance.models import DataSet
from hervat.market.provenance.queries import stamp
from tests.support.market.files import (
    BAKER,
    COOK,
    DUTCH,
    ENGLISH,
    KNEAD,
    OCCUPATION_HEAD,
    OVEN,
    PASTRY_COOK,
    SKILL_URI,
    refusal,
    small_esco,
    write_csv,
)

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    return small_esco(tmp_path / "esco v1.2.0")


def test_an_occupation_has_its_names_its_group_and_its_kin(esco: Path) -> None:
    result = read_esco(esco, silently)
    bakker = Occupation.objects.get(pk=BAKER)
    assert (bakker.label, bakker.label_en, bakker.isco) == ("bakker", "baker", "7512")
    assert (bakker.description, bakker.description_en) == ("Bakt brood, in alle vroegte.", "Bakes bread.")
    assert (bakker.level_min, bakker.level_max, bakker.level_trust, bakker.is_starter) == (2, 4, "D", False)
    assert set(OccupationLabel.objects.filter(occupation=BAKER).values_list("text", "language", "kind")) == {
        ("bakker", "nl", "preferred"),
        ("broodbakker", "nl", "alternative"),
        ("bakker brood", "nl", "alternative"),
        ("bakkert", "nl", "hidden"),
        ("baker", "en", "preferred"),
        ("bread baker", "en", "alternative"),
    }
    assert IscoGroup.objects.get(pk="7512").label == "Bakkers"
    assert set(OccupationSkill.objects.values_list("occupation_id", "skill_id", "essential")) == {
        (BAKER, KNEAD, True),
        (BAKER, OVEN, False),
        (COOK, OVEN, True),
    }
    assert Skill.objects.get(pk=OVEN).label == "een oven bedienen"
    assert set(Kin.objects.values_list("occupation_id", "other_id")) == {(BAKER, PASTRY_COOK), (PASTRY_COOK, BAKER)}
    assert {(done.version, done.changed, done.attribution) for done in result.sets} == {("1.2.0", True, ATTRIBUTION)}
    assert DataSet.objects.filter(name="ESCO occupations nl", is_official=True, published="2024-05-15").exists()


def test_the_same_again_changes_nothing(esco: Path) -> None:
    read_esco(esco, silently)
    before = stamp()
    assert not any(done.changed for done in read_esco(esco, silently).sets)
    assert stamp() == before


def test_files_that_do_not_tell_their_version_are_known_again(esco: Path) -> None:
    read_esco(esco, silently)
    result = read_esco(esco.rename(esco.with_name("esco")), silently)
    assert {(done.version, done.changed) for done in result.sets} == {("1.2.0", False)}


def test_a_zip_file_is_as_good_as_a_folder(esco: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "ESCO dataset - v1.2.0 - nl - csv"), "zip", esco)
    read_esco(Path(archive), silently)
    assert Occupation.objects.count() == 3
    assert not any(done.changed for done in read_esco(esco, silently).sets)


def test_two_languages_may_come_one_after_the_other(tmp_path: Path) -> None:
    read_esco(small_esco(tmp_path / "nl", languages=("nl",)), silently)
    assert Occupation.objects.get(pk=BAKER).label_en == ""
    read_esco(write_csv(tmp_path / "en" / "occupations_en.csv", OCCUPATION_HEAD, ENGLISH), silently)
    bakker = Occupation.objects.get(pk=BAKER)
    assert (bakker.label, bakker.label_en) == ("bakker", "baker")
    assert OccupationSkill.objects.count() == 3


def test_a_file_that_was_not_given_stays_as_it_was(esco: Path) -> None:
    read_esco(esco, silently)
    write_csv(esco / "occupations_nl.csv", OCCUPATION_HEAD, DUTCH[:2])
    for place in esco.iterdir():
        if place.name != "occupations_nl.csv":
            place.unlink()
    read_esco(esco, silently)
    assert OccupationSkill.objects.count() == 3
    assert Occupation.objects.get(pk=PASTRY_COOK).label == ""
    assert Occupation.objects.get(pk=BAKER).label_en == "baker"


def test_what_is_missing_is_said_and_passed_over(tmp_path: Path) -> None:
    result = read_esco(small_esco(tmp_path / "nl", languages=("nl",), relations=False), silently)
    assert [note.render() for note in result.notes] == [
        "Niet gevonden en overgeslagen: skillGroups_nl.csv, occupationSkillRelations_nl.csv, skillSkillRelations_nl.csv, "
        "broaderRelationsOccPillar_nl.csv, broaderRelationsSkillPillar_nl.csv."
    ]


def test_layouts_that_others_made_of_it_are_read_where_the_official_file_is_missing(tmp_path: Path) -> None:
    folder = small_esco(tmp_path / "en", languages=("en",), relations=False)
    (folder / "skills_nl.csv").unlink()
    write_csv(folder / "skills_labels_en_api_2026-06.csv", ("concept_uri", "preferred_label", "status"), [(KNEAD, "knead dough", "")])
    write_csv(
        folder / "DERIVED_occupationSkillRelations_en.csv",
        ("occupationUri", "relationType", "skillUri", "skillLabel_en"),
        [
            (BAKER, "optional", KNEAD, "knead dough"),
            (BAKER, "essential", KNEAD, "work dough"),
            (BAKER, "essential", "", "Rise early"),
            (COOK, "optional", "", "rise early"),
        ],
    )
    result = read_esco(folder, silently)
    early = "urn:hervat:skill:rise%20early"
    assert set(OccupationSkill.objects.values_list("occupation_id", "skill_id", "essential")) == {
        (BAKER, KNEAD, True),
        (BAKER, early, True),
        (COOK, early, False),
    }
    assert Skill.objects.get(pk=early).label_en == "Rise early"
    assert {done.name: done.rows for done in result.sets}["ESCO occupation skills"] == 4
    assert set(DataSet.objects.filter(is_official=False).values_list("name", flat=True)) == {"ESCO skills en", "ESCO occupation skills"}


def test_relations_of_skills_are_kept(tmp_path: Path) -> None:
    folder = small_esco(tmp_path / "nl", languages=("nl",))
    write_csv(
        folder / "skillSkillRelations_nl.csv",
        ("originalSkillUri", "relationType", "relatedSkillUri"),
        [(KNEAD, "optional", OVEN), (KNEAD, "optional", OVEN)],
    )
    write_csv(folder / "broaderRelationsSkillPillar_nl.csv", ("conceptUri", "broaderUri"), [(KNEAD, f"{SKILL_URI}groep")])
    read_esco(folder, silently)
    assert set(ConceptLink.objects.filter(concept_uri=KNEAD).values_list("other_uri", "kind")) == {
        (OVEN, "optional"),
        (f"{SKILL_URI}groep", "broader"),
    }


WRONG = [
    ("occupations_nl.csv", "7512", "75x", "Regel 2, kolom iscoGroup: Verwacht een ISCO-code (4 cijfers), gevonden: 75x."),
    (
        "occupations_nl.csv",
        BAKER,
        "bakker",
        "Regel 2, kolom conceptUri: Verwacht een adres (URI) dat met http of urn begint, gevonden: bakker.",
    ),
    ("occupations_nl.csv", COOK, BAKER, f"Regel 4, kolom conceptUri: Deze waarde staat er twee keer: {BAKER}."),
    ("occupations_nl.csv", "iscoGroup", "isco", "Deze kolommen ontbreken: iscoGroup."),
    ("occupations_nl.csv", ",kok,", ",,", "Regel 4, kolom preferredLabel: Deze cel mag niet leeg zijn."),
    ("occupations_nl.csv", ",kok,", f",{'k' * 301},", "Regel 4, kolom preferredLabel: Hier passen hoogstens 300 tekens."),
    ("occupations_en.csv", "Cooks.", '"Cooks.', None),
    ("ISCOGroups_nl.csv", "5120", "51200", "Regel 3, kolom code: Verwacht een ISCO-code (1-4 cijfers), gevonden: 51200."),
    ("skills_nl.csv", OVEN, KNEAD, f"Regel 3, kolom conceptUri: Deze waarde staat er twee keer: {KNEAD}."),
    (
        "occupationSkillRelations_nl.csv",
        "optional",
        "soms",
        "Regel 3, kolom relationType: Verwacht één van: essential, optional. Gevonden: soms.",
    ),
    ("occupationSkillRelations_nl.csv", f",{OVEN}", ",", "Regel 3, kolom skillUri: Deze cel mag niet leeg zijn."),
]


@pytest.mark.parametrize(("file", "right", "wrong", "said"), WRONG)
def test_what_is_wrong_is_told_and_nothing_changed(esco: Path, file: str, right: str, wrong: str, said: str | None) -> None:
    read_esco(esco, silently)
    before = stamp(), list(OccupationFacts.objects.order_by("pk").values())
    text = (esco / file).read_text("utf-8")
    assert right in text
    (esco / file).write_text(text.replace(right, wrong, 1), "utf-8")
    told = refusal(read_esco, esco)
    assert told == f"{file}: {said}" if said else told.startswith(f"{file}: Regel ")
    assert (stamp(), list(OccupationFacts.objects.order_by("pk").values())) == before


def test_a_folder_without_esco_is_told(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert "Hier staat geen enkel bestand. Verwacht: occupations_nl.csv" in refusal(read_esco, tmp_path / "leeg")
    (tmp_path / "leeg" / "beroepen.csv").write_text("a,b\n1,2\n")
    assert "geen bestand dat Hervat kent" in refusal(read_esco, tmp_path / "leeg")
