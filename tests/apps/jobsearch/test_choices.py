"""What was done with a vacancy, and the vacancy as it was then."""

from __future__ import annotations

import pytest

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.jobsearch import choices
from hervat.apps.jobsearch.choices import choose, chosen_in, take_back
from hervat.apps.jobsearch.contents import Why
from hervat.apps.jobsearch.models import Choice, VacancyChoice
from hervat.domain.access.roles import Role
from hervat.market.vacancies.ads import Hours
from tests.apps.jobsearch.given import ad, werknemer
from tests.support.world import World

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_the_vacancy_is_kept_as_it_was(world: World) -> None:
    entered = werknemer(world)
    choose(entered, 7, Choice.KEPT, ad(hours=Hours(16, 24), url="https://kroon.example/7"))
    choose(entered, 9, Choice.PASSED_OVER, ad("Kok"), Why.TOO_HEAVY)
    cook, desk = chosen_in(entered)
    assert (cook.vacancy, cook.choice, cook.why) == (9, Choice.PASSED_OVER, Why.TOO_HEAVY)
    assert (desk.snapshot.title, desk.snapshot.hours, desk.snapshot.url) == ("Receptionist", (16, 24), "https://kroon.example/7")
    assert desk.snapshot.seen_on == entered.acting.on
    assert [one.vacancy for one in chosen_in(entered, vacancies=[7, 8])] == [7]
    assert all(word not in bytes(row.content) for row in VacancyChoice.objects.all() for word in (b"Kroon", b"heavy"))


def test_the_last_choice_counts_and_the_same_again_changes_nothing(world: World) -> None:
    entered = werknemer(world)
    for choice in (Choice.KEPT, Choice.KEPT, Choice.ANSWERED):
        choose(entered, 7, choice, ad())
    assert [one.choice for one in chosen_in(entered)] == [Choice.ANSWERED]
    assert list(AuditRecord.objects.filter(kind="vacancy_choice").order_by("pk").values_list("action", flat=True)) == ["created", "changed"]


def test_taking_back(world: World) -> None:
    entered = werknemer(world)
    choose(entered, 7, Choice.KEPT, ad())
    take_back(entered, 7)
    assert chosen_in(entered) == ()
    with pytest.raises(Hidden):
        take_back(entered, 7)


@pytest.mark.parametrize(("choice", "why"), [(Choice.PASSED_OVER, None), (Choice.KEPT, Why.OTHER)])
def test_only_what_is_passed_over_has_a_reason(world: World, choice: Choice, why: Why | None) -> None:
    with pytest.raises(WrongFields):
        choose(werknemer(world), 7, choice, ad(), why)


def test_there_may_not_be_too_many(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MOST_CHOICES", 1)
    entered = werknemer(world)
    choose(entered, 7, Choice.KEPT, ad())
    choose(entered, 7, Choice.ANSWERED, ad())
    with pytest.raises(WrongFields):
        choose(entered, 8, Choice.KEPT, ad())


def test_nobody_else_sees_them(world: World) -> None:
    choose(werknemer(world), 7, Choice.KEPT, ad())
    assert chosen_in(world.other.entered(Role.WERKNEMER)) == ()
    for role in (Role.COACH, Role.WERKGEVER, Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE):
        with pytest.raises(Refused):
            chosen_in(world.own.entered(role))
