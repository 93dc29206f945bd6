"""Recording a profile: always as a whole, as the version after the one that was seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, WrongFields
from hervat.apps.profiles.contents import ProfileContent, close_profile, data_of, open_profile
from hervat.apps.profiles.models import Profile
from hervat.apps.profiles.queries import newest
from hervat.domain.access.actions import Action
from hervat.domain.fields import FactsError, FieldError
from hervat.domain.fml import VersionId
from hervat.domain.matching.choosing.person import read_person
from hervat.domain.matching.travel import POSTCODE_FIGURES
from hervat.domain.text import say

MOST_OCCUPATION = 200  # characters of the URI of an occupation
LONGEST_TITLE = 120
ANY_FML = {"version": VersionId.B.value}  # a person is read together with a list; what stands in it does not matter here


def record_profile(entered: Entered, new: ProfileContent, *, seen: UUID | None) -> Profile:
    """Records the profile. ``seen``: the version that was on the page; None: there was none.

    Raises :class:`WrongFields` with the fields of a person in JSON (``work_history[0].years``), :class:`Conflict` when somebody recorded
    another version meanwhile, :class:`Refused`. The same again changes nothing.
    """
    entered.require(Action.RECORD_PROFILE)
    check_profile(new)
    with transaction.atomic():
        old = newest(entered)
        if (old.id if old else None) != seen:
            raise Conflict(old.recorded_by.name if old else "", old.recorded_at if old else None)
        if old is not None and open_profile(old) == new:
            return old
        profile = Profile(
            dossier=entered.dossier,
            replaces=old,
            recorded_by_id=entered.acting.user,
            recorded_as=entered.acting.role.value,
            organisation_id=entered.acting.actor.organisation,
        )
        profile.content = close_profile(profile, new)
        _store(profile)
        audit_in(entered, Act.CREATED if old is None else Act.CHANGED, "profile", object_id=profile.id)
    return profile


def check_profile(new: ProfileContent) -> None:
    """Raises :class:`WrongFields`: what cannot stand in a person cannot be recorded either."""
    errors = [*_own_errors(new)]
    data = {name: value for name, value in data_of(new).items() if value is not None}
    try:
        read_person({"fml": ANY_FML, **data}, date.min)  # no day is looked at
    except FactsError as wrong:
        errors += wrong.errors
    if errors:
        raise WrongFields(*errors)


def _own_errors(new: ProfileContent) -> Iterator[FieldError]:
    if new.postcode and not (len(new.postcode) == POSTCODE_FIGURES and new.postcode.isascii() and new.postcode.isdecimal()):
        yield FieldError("travel.postcode", say("Vul de vier cijfers van de postcode in, bijvoorbeeld 7511."))
    for number, job in enumerate(new.jobs):
        if len(job.title) > LONGEST_TITLE or len(job.occupation) > MOST_OCCUPATION:
            yield FieldError(f"work_history[{number}].occupation", say("Dit is te lang. Het mag {most} tekens zijn.", most=LONGEST_TITLE))


def _store(profile: Profile) -> None:
    try:
        with transaction.atomic():
            profile.save(force_insert=True)
    except IntegrityError as error:  # somebody was first by a moment
        raise Conflict("", None) from error
