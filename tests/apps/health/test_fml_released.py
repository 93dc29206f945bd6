"""Who sees what of an FML: nobody anything by default, the arbeidsdeskundige what was released, the coach only the ticked items."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Involvement
from hervat.apps.health import door
from hervat.apps.health.door import NewRelease
from hervat.apps.health.models import FmlRelease
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities, check, to_version_b
from tests.apps.health.fml_acts import begun, signature, signed_list, to_coach, to_expert
from tests.support.world import World

pytestmark = pytest.mark.django_db
WITHOUT = [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE]


@pytest.fixture
def doctor(world: World) -> Entered:
    return world.own.entered(Role.BEDRIJFSARTS)


def looks() -> list[tuple[str, str]]:
    """What the record tells of the vault."""
    return [(record.action, record.what) for record in AuditRecord.objects.filter(kind="vault").order_by("seq")]


def test_by_default_only_the_werknemer_sees_it(world: World, doctor: Entered) -> None:
    signed_list(doctor)
    werknemer = door.fml_for(world.own.entered(Role.WERKNEMER))
    assert werknemer is not None
    assert werknemer.fml.answers["4.13"].toelichting == "niet vaker dan 5 keer per uur"
    for role in (*WITHOUT, Role.ARBEIDSDESKUNDIGE, Role.COACH):
        assert door.fml_for(world.own.entered(role)) is None
        assert door.fmls_of(world.own.entered(role)) == ()


def test_the_arbeidsdeskundige_sees_all_of_what_was_released_until_it_is_taken_back(world: World, doctor: Entered) -> None:
    release = to_expert(doctor, signed_list(doctor))
    expert = world.own.entered(Role.ARBEIDSDESKUNDIGE)
    found = door.fml_for(expert)
    whole = door.fml_for(doctor)
    assert found is not None
    assert whole is not None
    assert (found.fml, found.withheld, found.number, found.author) == (whole.fml, frozenset(), 1, "Bedrijfsarts A")
    assert found.released_at is not None
    assert door.fml_for(world.own.entered(Role.COACH)) is None
    assert door.withdraw_release(doctor, release) == 1
    assert door.fml_for(expert) is None
    with pytest.raises(Hidden):
        door.fml_numbered(expert, 1)
    with pytest.raises(Hidden):
        door.withdraw_release(doctor, release)


def test_the_coach_sees_the_ticked_items_and_takes_the_rest_for_unknown(world: World, doctor: Entered) -> None:
    to_coach(doctor, signed_list(doctor, rest=True), "4.13", "6.3")
    found = door.fml_for(world.own.entered(Role.COACH))
    assert found is not None
    assert set(found.fml.answers) == {"4.13", "6.3"}
    assert found.withheld == frozenset(found.fml.list.items) - {"4.13", "6.3"}
    assert found.withheld <= found.fml.not_assessed, "not released is not the same as no limitation"
    assert found.fml.answer("4.14") is None
    assert check(found.fml) == ()
    assert to_version_b(found.fml).fml == found.fml


def test_the_newest_that_was_released_counts_not_the_newest(world: World, doctor: Entered) -> None:
    to_expert(doctor, signed_list(doctor))
    second = signed_list(doctor)
    expert = world.own.entered(Role.ARBEIDSDESKUNDIGE)
    found = door.fml_for(expert)
    assert found is not None
    assert found.number == 1
    to_expert(doctor, second)
    assert [each.number for each in door.fmls_of(expert)] == [2, 1]


def test_a_new_release_of_the_same_list_takes_the_place_of_the_old_one(world: World, doctor: Entered) -> None:
    number = signed_list(doctor)
    to_coach(doctor, number, "4.13")
    to_coach(doctor, number, "6.3")
    found = door.fml_for(world.own.entered(Role.COACH))
    assert found is not None
    assert set(found.fml.answers) == {"6.3"}
    first, second = door.releases_of(doctor)
    assert (first.items, first.runs, second.items, second.runs) == (("6.3",), True, ("4.13",), False)


def test_without_possibilities_the_coach_hears_that_and_not_why(world: World, doctor: Entered) -> None:
    draft = begun(doctor)
    without = signature(doctor, has_possibilities=False, ground=NoPossibilities.ERNSTIG_DISFUNCTIONEREN)
    to_coach(doctor, door.sign_fml(doctor, draft.id, without, seen=draft.version))
    found = door.fml_for(world.own.entered(Role.COACH))
    assert found is not None
    assert (found.fml.has_possibilities, found.fml.ground) == (False, None)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewRelease(recipient=Role.COACH, reason="Zoeken naar werk"), "items"),
        (NewRelease(recipient=Role.COACH, reason="Zoeken naar werk", items=("9.9",)), "items"),
        (NewRelease(recipient=Role.COACH, reason="Zoeken naar werk", items=("5.1",)), "items"),  # not assessed
        (NewRelease(recipient=Role.COACH, reason="  ", items=("4.13",)), "reason"),
        (NewRelease(recipient=Role.ARBEIDSDESKUNDIGE, reason="x" * 301), "reason"),
        (NewRelease(recipient=Role.ARBEIDSDESKUNDIGE, reason="Onderzoek\x1b[2J"), "reason"),
        (NewRelease(recipient=Role.WERKGEVER, reason="Hij vroeg erom"), "recipient"),
        (NewRelease(recipient=Role.CASEMANAGER, reason="Zij vroeg erom"), "recipient"),
    ],
)
def test_what_cannot_be_released_is_said_and_nothing_is_stored(doctor: Entered, new: NewRelease, field: str) -> None:
    number = signed_list(doctor)
    with pytest.raises(WrongFields) as wrong:
        door.release_fml(doctor, number, new)
    assert [error.path for error in wrong.value.errors] == [field]
    assert not FmlRelease.objects.exists()


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (NewRelease(recipient=Role.COACH, reason="Zoeken naar werk", items=("4.13",)), "Er is nu geen coach bij dit dossier betrokken."),
        (NewRelease(recipient=Role.ARBEIDSDESKUNDIGE, reason="Onderzoek"), "Er is nu geen arbeidsdeskundige bij dit dossier betrokken."),
    ],
)
@pytest.mark.parametrize(("column", "days"), [("last_day", -1), ("first_day", 1)])
def test_nothing_is_released_to_a_role_that_nobody_has_now(
    world: World, doctor: Entered, new: NewRelease, told: str, column: str, days: int
) -> None:
    number = signed_list(doctor)
    day = timezone.localdate() + timedelta(days=days)
    Involvement.objects.filter(dossier=world.own.dossier, role=new.recipient).update(**{column: day})
    with pytest.raises(WrongFields) as wrong:
        door.release_fml(world.own.entered(Role.BEDRIJFSARTS), number, new)
    (error,) = wrong.value.errors
    assert (error.path, error.message.render()) == ("recipient", f"{told} Verstrek de lijst als er een is.")
    assert not FmlRelease.objects.exists()
    assert door.fml_for(world.own.entered(Role.WERKNEMER)) is not None


@pytest.mark.parametrize("role", [*WITHOUT, Role.ARBEIDSDESKUNDIGE, Role.COACH, Role.WERKNEMER])
def test_nobody_but_the_bedrijfsarts_releases_or_takes_back(world: World, doctor: Entered, role: Role) -> None:
    release = to_expert(doctor, signed_list(doctor))
    other = world.own.entered(role)
    with pytest.raises(Refused) as refused:
        to_coach(other, 1, "4.13")
    assert "bedrijfsarts" in str(refused.value.reason)
    with pytest.raises(Refused):
        door.withdraw_release(other, release)
    assert FmlRelease.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_a_stranger_finds_nothing(world: World, doctor: Entered) -> None:
    release = to_expert(doctor, signed_list(doctor))
    stranger = world.other.entered(Role.BEDRIJFSARTS)
    assert door.fml_for(stranger) is None
    with pytest.raises(Hidden):
        to_expert(stranger, 1)
    with pytest.raises(Hidden):
        door.withdraw_release(stranger, release)


def test_every_look_and_every_release_is_in_the_record(world: World, doctor: Entered) -> None:
    number = signed_list(doctor)
    before = len(looks())
    release = to_coach(doctor, number, "4.13")
    to_expert(doctor, number)
    door.fml_for(world.own.entered(Role.COACH))
    door.fmls_of(world.own.entered(Role.ARBEIDSDESKUNDIGE))
    door.withdraw_release(doctor, release)
    assert looks()[before:] == [
        ("released", "fml_for_coach"),
        ("released", "fml_for_expert"),
        ("read", "fml"),
        ("read", "fml_history"),
        ("withdrawn", "fml_for_coach"),
    ]
    told = door.releases_of(world.own.entered(Role.WERKNEMER))
    assert {(line.recipient, line.reason, line.runs) for line in told} == {
        (Role.COACH, "Zoeken naar werk", False),
        (Role.ARBEIDSDESKUNDIGE, "Onderzoek naar passend werk", True),
    }
    for role in (*WITHOUT, Role.ARBEIDSDESKUNDIGE, Role.COACH):
        with pytest.raises(Hidden):
            door.releases_of(world.own.entered(role))


@pytest.mark.parametrize("role", [Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.COACH, Role.WERKNEMER])
def test_reading_it_stays_light(world: World, doctor: Entered, role: Role) -> None:
    for _ in range(3):
        number = signed_list(doctor)
        to_expert(doctor, number)
        to_coach(doctor, number, "4.13")
    entered = world.own.entered(role)
    with CaptureQueriesContext(connection) as queries:
        door.fml_for(entered)
    asked = [query["sql"] for query in queries if "audit_" not in query["sql"] and "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 2
    with CaptureQueriesContext(connection) as queries:
        door.fmls_of(entered)
    asked = [query["sql"] for query in queries if "audit_" not in query["sql"] and "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 2
