"""Keeping a list of dossiers as somebody likes to see it: for that person alone, in one role."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import SavedView
from hervat.apps.organisations.acting import Acting
from hervat.domain.fields import FieldError
from hervat.domain.text import say

MOST_VIEWS = 12
LONGEST_NAME = 40
LONGEST_QUERY = 500


def save_view(acting: Acting, *, name: str, query: str) -> SavedView:
    """A list under a name; the same name again takes the place of what it was. Raises :class:`WrongFields`."""
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or not called.isprintable():
        raise WrongFields(FieldError("naam", say("Geef deze weergave een naam van 1 tot 40 tekens.")))
    if len(query) > LONGEST_QUERY:
        raise WrongFields(FieldError("", say("Deze weergave heeft te veel filters om te bewaren. Haal er een paar weg.")))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=acting.user)  # two windows that save at once wait for each other
        own = SavedView.objects.filter(user_id=acting.user, role=acting.role)
        if not own.filter(name=called).exists() and own.count() >= MOST_VIEWS:
            raise WrongFields(FieldError("", say("U hebt al 12 weergaven. Verwijder er eerst een.")))
        view, _ = SavedView.objects.update_or_create(user_id=acting.user, role=acting.role, name=called, defaults={"query": query})
    return view


def make_start(acting: Acting, view: UUID, *, is_start: bool) -> None:
    """Lets the list begin with this view, or no longer. Raises :class:`Hidden` for what is not theirs."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=acting.user)
        own = SavedView.objects.filter(user_id=acting.user, role=acting.role)
        if not own.filter(pk=view).exists():
            raise Hidden
        own.filter(is_start=True).update(is_start=False)
        own.filter(pk=view).update(is_start=is_start)


def delete_view(acting: Acting, view: UUID) -> None:
    """Forgets a view. Raises :class:`Hidden` for what is not theirs."""
    if not SavedView.objects.filter(pk=view, user_id=acting.user, role=acting.role).delete()[0]:
        raise Hidden
