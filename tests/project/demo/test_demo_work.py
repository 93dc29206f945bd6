"""The work of the demo: what two people bring, a verdict, an answer and an advice; without a labour market only what needs none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.matching.said import advices_in, answers_in
from hervat.apps.matching.work import Work, work_for
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.profiles.queries import profile_of
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.matching.compare import Fit
from hervat.market.matching import forget_market
from hervat.market.occupations.models import Occupation
from hervat.project.demo.load import load_demo
from hervat.project.demo.people import demo_id
from hervat.project.demo.work import RECEPTION, STOCK, WAREHOUSE
from tests.apps.matching.small_market import make_market

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Settings) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def joost(number: str = "HV-0412") -> Entered:
    today = timezone.localdate()
    body = demo_id("organisation", "veldzicht")
    actor = actor_for(demo_id("user", "joost"), Role.ARBEIDSDESKUNDIGE, body, today, second_factor=True)
    return enter(Acting(actor, today), number, Action.SEE_WORK)


def test_with_a_labour_market_there_is_something_of_everything() -> None:
    make_market()
    dataset = Occupation.objects.all()[0].dataset
    for uri, label in ((STOCK, "medewerker voorraadbeheer"), (RECEPTION, "receptionist"), (WAREHOUSE, "magazijnmedewerker")):
        Occupation.objects.create(uri=uri, label=label, isco="4321", dataset=dataset)
    forget_market()
    assert load_demo(timezone.localdate(), generated=0)
    found = work_for(joost())
    assert isinstance(found, Work)
    given = {uri: verdict.content.given for uri in (STOCK, RECEPTION) if (verdict := found.running(uri))}
    assert given == {STOCK: Fit.FITS, RECEPTION: Fit.FITS}
    assert set(answers_in(joost())[STOCK]) == {"5.4"}
    assert [direction.uri for direction in advices_in(joost())[0].content.directions] == [STOCK, RECEPTION]
    assert found.chosen.person.work_history[0].occupation == WAREHOUSE


@pytest.mark.parametrize(("number", "level"), [("HV-0412", 2), ("HV-0207", 3)])
def test_without_one_there_are_the_profiles(number: str, level: int) -> None:
    forget_market()
    assert load_demo(timezone.localdate(), generated=0)
    profile = profile_of(joost(number))
    assert profile is not None
    assert profile.content.education_level == level
    assert all(job.title and not job.occupation for job in profile.content.jobs)
    assert advices_in(joost(number)) == ()
