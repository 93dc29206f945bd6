"""A labour market of four occupations, for one of which nothing is known; and a list that each of them answers in its own way."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from hervat.apps.health.door import GivenAnswer
from hervat.domain.access.roles import Role
from hervat.market.educations.models import Course, CourseOccupation, Education, EducationOccupation
from hervat.market.matching import forget_market
from hervat.market.occupations.models import Occupation, OccupationLoad, OccupationRequirement, OccupationSkill, Skill
from hervat.market.provenance.models import DataSet, Precedence
from tests.apps.health.fml_acts import signed_list, to_coach, to_expert
from tests.support.world import Side

BASE = "http://data.europa.eu/esco/occupation/"
RECEPTIONIST = f"{BASE}1a1a1a1a-0000-4000-8000-000000000001"  # fits
STOCK_CLERK = f"{BASE}2b2b2b2b-0000-4000-8000-000000000002"  # fits with questions: how long it stands is not known
WAREHOUSE = f"{BASE}3c3c3c3c-0000-4000-8000-000000000003"  # does not fit: too heavy
GARDENER = f"{BASE}4d4d4d4d-0000-4000-8000-000000000004"  # nothing is known
LIMITS = {"4.13": GivenAnswer(("2",)), "5.4": GivenAnswer(("2",))}  # about 5 kg, about 1 hour a day standing


def make_market() -> None:
    """Stores it, in the place of whatever was kept in memory. Inside a test with both databases."""
    forget_market()
    dataset = DataSet.objects.create(
        kind="test", name="Verzonnen beroepen", version="2024", published=date(2024, 5, 1), is_official=False,
        precedence=Precedence.IMPORTED, imported_at=timezone.now(), sha256="0" * 64, rows=4,
    )  # fmt: skip
    _occupation(dataset, RECEPTIONIST, "receptionist", "4226", {"4.13": [1, 2], "5.4": [0.5, 1]}, level=2, wages=(15, 16))
    _occupation(dataset, STOCK_CLERK, "voorraadbeheerder", "4321", {"4.13": [2, 4]}, level=3, wages=(16, 18))
    _occupation(dataset, WAREHOUSE, "magazijnmedewerker", "9333", {"4.13": [15, 25], "5.4": [3, 5]}, level=1, wages=(14, 15))
    _occupation(dataset, GARDENER, "hovenier", "6113", {}, level=2, wages=None)
    for name, occupations in {"voorraad tellen": (STOCK_CLERK, WAREHOUSE), "telefoon opnemen": (RECEPTIONIST,)}.items():
        skill = Skill.objects.create(uri=f"urn:test:{name}", label=name, dataset=dataset)
        OccupationSkill.objects.bulk_create(
            OccupationSkill(dataset=dataset, occupation_id=uri, skill=skill, essential=True) for uri in occupations
        )


def require(uri: str, key: str, *, always: bool = True, note: str = "") -> None:
    """Stores that an occupation requires something, in the words of the data set that the occupation is of."""
    forget_market()
    dataset = Occupation.objects.get(pk=uri).dataset
    OccupationRequirement.objects.create(dataset=dataset, occupation_id=uri, key=key, always=always, note=note)


def _occupation(
    dataset: DataSet, uri: str, label: str, isco: str, loads: dict[str, list[float]], *, level: int, wages: tuple[int, int] | None
) -> None:
    low, high = wages or (None, None)
    Occupation.objects.create(
        uri=uri, label=label, isco=isco, dataset=dataset, level_min=level, level_max=level, wage_min=low, wage_max=high, chance="unknown",
        riasec={"R": 90 if isco > "5" else 20, "I": 10, "A": 10, "S": 40, "E": 30, "C": 60},
    )  # fmt: skip
    OccupationLoad.objects.bulk_create(
        OccupationLoad(
            dataset=dataset, occupation_id=uri, item=item, bands=[[*bands, 1]], kenmerkend=True, confident=True, trust="B"
        )
        for item, bands in loads.items()
    )  # fmt: skip


def with_fml(side: Side, answers: dict[str, GivenAnswer] | None = None) -> int:
    """A signed list, released whole to the arbeidsdeskundige and in part to the coach: its limits, and no more."""
    limits = LIMITS if answers is None else answers
    doctor = side.entered(Role.BEDRIJFSARTS)
    number = signed_list(doctor, limits, rest=True)
    to_expert(doctor, number)
    to_coach(doctor, number, *limits)
    return number


def with_learning() -> None:
    """An education of two years to the stock clerk, and a course."""
    dataset = DataSet.objects.get()
    Education.objects.create(
        key="mbo-3-voorraad", name="Mbo 3 voorraadbeheer", level=3, months=24, study_load_hours=1600, dataset=dataset, words="voorraad"
    )
    EducationOccupation.objects.create(education_id="mbo-3-voorraad", occupation_uri=STOCK_CLERK, dataset=dataset)
    Course.objects.create(key="balie", name="Werken aan een balie", hours=16, dataset=dataset, words="balie")
    CourseOccupation.objects.create(course_id="balie", occupation_uri=RECEPTIONIST, dataset=dataset)
    DataSet.objects.create(
        kind="test", name="Leren", version="1", is_official=False, precedence=30, imported_at=timezone.now(), sha256="1" * 64, rows=2
    )  # fmt: skip
    forget_market()
