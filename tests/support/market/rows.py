"""A labour market of a handful of rows, with something of every kind of source. Every occupation, education and figure is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hervat.market.educations.models import CourseFacts, EducationFacts
from hervat.market.educations.resolving import refresh as refresh_educations
from hervat.market.occupations.models import (
    Kin,
    LabelKind,
    OccupationFacts,
    OccupationLabel,
    OccupationLoad,
    OccupationSkill,
    SkillFacts,
)
from hervat.market.occupations.resolving import refresh
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.provenance.services import Origin, record

ESCO = "http://data.europa.eu/esco/occupation/"
STORE = f"{ESCO}aaaa1111-0000-4000-8000-000000000001"
PICKER = f"{ESCO}bbbb2222-0000-4000-8000-000000000002"
DESK = f"{ESCO}cccc3333-0000-4000-8000-000000000003"
ENGLISH_ONLY = f"{ESCO}dddd4444-0000-4000-8000-000000000004"
BARE = f"{ESCO}eeee5555-0000-4000-8000-000000000005"
OWN = "urn:hervat:beroep:gastheer"  # of the starter catalogue alone
SKILLS = {name: f"http://data.europa.eu/esco/skill/{name}" for name in ("tillen", "scannen", "plannen")}
DIPLOMA, LADDER, COURSE = "mbo2-logistiek", "mbo3-logistiek", "heftruck"
OFFICIAL, ENGLISH, ORS, STARTER = "ESCO occupations nl", "ESCO occupations en", "Schatting uit Amerikaanse gegevens (ORS)", "Startcatalogus"

_ESCO = "This service uses the ESCO classification of the European Commission"
ORIGINS = {
    OFFICIAL: Origin(
        kind="esco", name=OFFICIAL, version="9.1", published=date(2024, 5, 15), licence="CC BY 4.0", attribution=_ESCO,
        is_official=True, precedence=Precedence.OFFICIAL,
    ),
    ENGLISH: Origin(
        kind="esco", name=ENGLISH, version="9.1", attribution=_ESCO, is_official=True, precedence=Precedence.OFFICIAL_OTHER
    ),
    ORS: Origin(kind="estimate", name=ORS, version="2018", attribution="Survey (public domain)", precedence=Precedence.ESTIMATED),
    STARTER: Origin(kind="starter", name=STARTER, version="2026", published=date(2026, 11, 1), precedence=Precedence.STARTER),
}  # fmt: skip


def make_market() -> dict[str, DataSet]:
    """Fills the store; gives the data sets by name. Inside a test with both databases."""
    told = {name: record(origin, "0" * 64, 7) for name, origin in ORIGINS.items() if name != ORS}
    _occupations(told)
    _skills(told[OFFICIAL])
    refresh()
    told[ORS] = record(ORIGINS[ORS], "0" * 64, 7)  # not earlier: estimates from before are let go
    _loads(told)
    for one, other, strength in ((STORE, PICKER, 0.9), (STORE, DESK, 0.3), (OWN, STORE, 0.7)):
        Kin.objects.create(occupation_id=one, other_id=other, strength=strength, dataset=told[STARTER])
    _learning(told[STARTER])
    return told


def _occupations(told: Mapping[str, DataSet]) -> None:
    def fact(dataset: str, uri: str, **values: Any) -> None:
        OccupationFacts.objects.create(dataset=told[dataset], occupation_uri=uri, **values)

    fact(OFFICIAL, STORE, label="magazijnmedewerker", isco="9333", description="Magazijnmedewerkers slaan goederen op.")
    fact(OFFICIAL, PICKER, label="orderpicker", isco="9333", description="Orderpickers verzamelen goederen.")
    fact(OFFICIAL, DESK, label="receptionist", isco="4226", description="Receptionisten ontvangen bezoek.")
    fact(OFFICIAL, BARE, label="zeldzaam beroep")
    fact(ENGLISH, STORE, label_en="warehouse worker", description_en="Warehouse workers store goods.")
    fact(ENGLISH, ENGLISH_ONLY, label_en="lighthouse keeper", isco="5414", description_en="Keeps a lighthouse.")
    fact(
        STARTER, STORE, label="magazijnmedewerker!", description="U zet goederen op hun plek.", level_min=1, level_max=2, level_trust="C",
        wage_min=15, wage_max=19, chance="good", riasec={"R": 90, "I": 10, "A": 0, "S": 5, "E": 10, "C": 60},
    )  # fmt: skip
    fact(STARTER, PICKER, wage_min=15, wage_max=17, chance="good")
    fact(STARTER, OWN, label="gastheer", isco="4229", description="U ontvangt gasten.", wage_min=14, wage_max=14)
    names = (
        (STORE, "nl", "magazijnbediende"), (STORE, "nl", "loodsmedewerker"), (STORE, "en", "stock worker"), (DESK, "nl", "baliemedewerker"),
    )  # fmt: skip
    own = ((STORE, "magazijnmedewerker"), (PICKER, "orderpicker"), (DESK, "receptionist"), (BARE, "zeldzaam beroep"), (OWN, "gastheer"))
    for uri, language, text in names:
        OccupationLabel.objects.create(
            occupation_id=uri, language=language, text=text, kind=LabelKind.ALTERNATIVE, dataset=told[OFFICIAL]
        )  # fmt: skip
    for uri, text in own:
        OccupationLabel.objects.create(occupation_id=uri, language="nl", text=text, kind=LabelKind.PREFERRED, dataset=told[OFFICIAL])
    OccupationLabel.objects.create(occupation_id=STORE, language="nl", text="sjouwert", kind=LabelKind.HIDDEN, dataset=told[OFFICIAL])


def _skills(dataset: DataSet) -> None:
    labels = {"tillen": ("goederen tillen", ""), "scannen": ("", "scan goods"), "plannen": ("werk plannen", "plan work")}
    for name, (label, label_en) in labels.items():
        SkillFacts.objects.create(dataset=dataset, skill_uri=SKILLS[name], label=label, label_en=label_en)
    asked = (
        (STORE, "tillen", True), (STORE, "scannen", True), (STORE, "plannen", False), (PICKER, "tillen", True), (PICKER, "scannen", True),
    )  # fmt: skip
    for uri, skill, essential in asked:
        OccupationSkill.objects.create(occupation_id=uri, skill_id=SKILLS[skill], essential=essential, dataset=dataset)


def _loads(told: Mapping[str, DataSet]) -> None:
    def load(dataset: str, uri: str, item: str, **values: Any) -> None:
        usual = {"kenmerkend": True, "confident": False, "trust": "A"}
        OccupationLoad.objects.create(dataset=told[dataset], occupation_id=uri, item=item, **usual | values)

    load(ORS, STORE, "4.13", bands=[[0, 5, 0.4], [5, 20, 0.4], [20, None, 0.2]], note="Hoeveel mensen in dit beroep tillen.")
    load(STARTER, STORE, "4.13", bands=[[1, 1, 1]], trust="D")
    load(ORS, STORE, "2.12.1", present=0.47, trust="B")
    load(STARTER, STORE, "1.8.5", present=1.0, trust="D")
    load(STARTER, STORE, "6.1", periods=["evening"], trust="D", kenmerkend=False, on=date(2026, 11, 1))
    load(ORS, PICKER, "4.13", bands=[[5, 20, 1]])
    load(ORS, PICKER, "2.12.1", present=0.45)
    load(ORS, DESK, "2.12.1", present=0.95)


def _learning(dataset: DataSet) -> None:
    EducationFacts.objects.create(
        dataset=dataset, key=DIPLOMA, name="Logistiek medewerker", kind="mbo", level=2, content="U leert goederen opslaan.", months=24,
        study_load_hours=3200, admission="Vmbo-diploma.", institutes=["roc"], occupations=[STORE, PICKER],
    )  # fmt: skip
    EducationFacts.objects.create(dataset=dataset, key=LADDER, name="Logistiek teamleider", kind="mbo", level=3, occupations=["9333"])
    CourseFacts.objects.create(
        dataset=dataset, key=COURSE, name="Heftruckcertificaat", content="U leert rijden.", hours=16, institutes=["diverse aanbieders"],
        occupations=[STORE], educations=[DIPLOMA],
    )  # fmt: skip
    CourseFacts.objects.create(dataset=dataset, key="kaal", name="Kale cursus")
    refresh_educations()
