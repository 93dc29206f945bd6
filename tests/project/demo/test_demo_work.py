"""The work of the demo: what two people bring, a verdict, an answer and an advice; without a labour market only what needs none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.health.door import OpenedQuestion, questions_of
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.matching.said import advices_in, answers_in
from hervat.apps.matching.work import Work, work_for
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.profiles.queries import profile_of
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.asking import About
from hervat.domain.matching.compare import Fit
from hervat.market.matching import forget_market
from hervat.market.occupations.models import Occupation
from hervat.project.demo.load import load_demo
from hervat.project.demo.people import demo_id
from hervat.project.demo.vacancies.loading import load_places, load_vacancies
from hervat.project.demo.work import RECEPTION, STOCK, WAREHOUSE
from hervat.project.wiring.alerts import Told, run_alerts
from tests.apps.matching.small_market import make_market

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE


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
    advice, slip = advices_in(joost())
    assert advice.content is not None
    assert [direction.uri for direction in advice.content.directions] == [STOCK, RECEPTION]
    assert (advice.withdrawn is None, slip.withdrawn is None) == (True, False)
    assert found.chosen.person.work_history[0].occupation == WAREHOUSE


def test_a_question_waits_for_the_bedrijfsarts_and_one_was_answered() -> None:
    assert load_demo(timezone.localdate(), generated=0)
    waits, answered = (seen(role, key, body)[0] for role, key, body in ((AD, "joost", "veldzicht"), (Role.COACH, "esther", "wederwerk")))
    assert (waits.subject.about, waits.subject.item, waits.answers) == (About.WHAT_IF, "4.13", ())
    assert (answered.subject.item, len(answered.answers)) == ("6.2", 1)
    assert [found.line.is_open for found in seen(Role.BEDRIJFSARTS, "farida", "veldzicht")] == [True, False]
    assert not OutgoingMail.objects.exists(), "they came in before"


def seen(role: Role, key: str, body: str) -> tuple[OpenedQuestion, ...]:
    today = timezone.localdate()
    actor = actor_for(demo_id("user", key), role, demo_id("organisation", body), today, second_factor=True)
    return questions_of(enter(Acting(actor, today), "HV-0412", Action.SEE_DOSSIER))


@pytest.mark.parametrize(("number", "level"), [("HV-0412", 2), ("HV-0207", 3)])
def test_without_one_there_are_the_profiles(number: str, level: int) -> None:
    forget_market()
    assert load_demo(timezone.localdate(), generated=0)
    profile = profile_of(joost(number))
    assert profile is not None
    assert profile.content.education_level == level
    assert all(job.title and not job.occupation for job in profile.content.jobs)
    assert advices_in(joost(number)) == ()


def test_what_comes_in_is_mailed_today_to_who_keeps_a_search(settings: Settings, tmp_path: Path) -> None:
    settings.SEARCH_ROOT = tmp_path / "search"
    today, now = timezone.localdate(), timezone.now()
    load_places()
    assert load_demo(today, generated=0)
    assert run_alerts(today, now) == Told(0, 0, 0)
    load_vacancies("http://localhost", now, ads=300)
    told = run_alerts(today, now)
    assert told.found > 0
    mails = [mail for mail in OutgoingMail.objects.filter(to="samira.bouzid@hervat.example") if "zoekvraag" in mail.subject]
    assert len(mails) == told.mails > 0
    assert run_alerts(today, now).mails == 0
