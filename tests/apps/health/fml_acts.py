"""What the tests of the FML do again and again."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.dossiers.models import Involvement
from hervat.apps.health import door
from hervat.apps.health.door import FmlDraft, FmlSignature, GivenAnswer, NewRelease
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.models import Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.fml import Basis, VersionId
from hervat.domain.fml.catalogue import version
from tests.support.world import LONG_AGO, World

LIMITED = {
    "1.8": GivenAnswer(("1", "4")),
    "4.13": GivenAnswer(("2",), "niet vaker dan 5 keer per uur"),
    "4.14": GivenAnswer(("1",)),
    "6.2": GivenAnswer(("3",)),
    "6.3": GivenAnswer(("3",)),
}


def opened(entered: Entered) -> FmlDraft:
    """The own draft."""
    found = door.fml_draft(entered)
    assert isinstance(found, FmlDraft)
    return found


def begun(entered: Entered, which: VersionId = VersionId.B, basis: Basis = Basis.FML, copy_of: int | None = None) -> FmlDraft:
    """A new draft."""
    door.begin_fml(entered, which, basis, copy_of=copy_of)
    return opened(entered)


def saved(entered: Entered, draft: FmlDraft, answers: Mapping[str, GivenAnswer]) -> FmlDraft:
    """The draft with answers to items of any rubriek."""
    for rubriek in sorted({int(item.partition(".")[0]) for item in answers}):
        part = {item: answer for item, answer in answers.items() if item.partition(".")[0] == str(rubriek)}
        draft = door.save_rubriek(entered, draft.id, rubriek, part, seen=draft.version)
    return draft


def signature(entered: Entered, **other: object) -> FmlSignature:
    """What most sign with."""
    values: dict[str, object] = {"day": entered.acting.on, "valid_from": entered.acting.on, "has_possibilities": True}
    return FmlSignature(**(values | other))  # type: ignore[arg-type]


def signed_list(
    entered: Entered, answers: Mapping[str, GivenAnswer] = LIMITED, which: VersionId = VersionId.B, *, rest: bool = False
) -> int:
    """A signed list; gives its number. ``rest``: everything else has no limitation; otherwise it was not assessed."""
    draft = saved(entered, begun(entered, which), answers)
    for rubriek in range(1, len(version(which).rubrieken) + 1) if rest else ():
        draft = door.fill_rubriek(entered, draft.id, rubriek, seen=draft.version)
    return door.sign_fml(entered, draft.id, signature(entered), seen=draft.version)


def to_expert(entered: Entered, number: int) -> UUID:
    """The whole list, for the arbeidsdeskundige."""
    return door.release_fml(entered, number, NewRelease(recipient=Role.ARBEIDSDESKUNDIGE, reason="Onderzoek naar passend werk"))


def to_coach(entered: Entered, number: int, *items: str) -> UUID:
    """Some items, for the coach."""
    return door.release_fml(entered, number, NewRelease(recipient=Role.COACH, reason="Zoeken naar werk", items=items))


def second_doctor(world: World) -> Entered:
    """A colleague in the same arbodienst, in the same dossier."""
    side = world.own
    body = side.organisations["arbodienst"]
    user = User.objects.create(email="tweede@voorbeeld.example", name="Tweede Arts")
    Membership.objects.create(user=user, organisation=body, role=Role.BEDRIJFSARTS, first_day=LONG_AGO)
    Involvement.objects.create(dossier=side.dossier, user=user, role=Role.BEDRIJFSARTS, organisation=body, first_day=LONG_AGO)
    on = timezone.localdate()
    acting = Acting(actor_for(user.id, Role.BEDRIJFSARTS, body.id, on, second_factor=True), on)
    return enter(acting, side.dossier.number, Action.SEE_DOSSIER)
