"""How somebody wants to be reminded."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import ReminderChoice
from hervat.apps.organisations.acting import Acting
from hervat.domain.dossier.reminders import USUAL, Choice
from hervat.domain.fields import FieldError
from hervat.domain.text import say

EARLIEST, LATEST_EARLY = 60, 1  # days before the last day
LONGEST_SHORT = 14


@dataclass(frozen=True, slots=True)
class Wish:
    """When somebody is reminded of a step, and whether by mail too; without mail it stands on the own pages alone."""

    choice: Choice = USUAL
    by_mail: bool = True


def wish_of(acting: Acting) -> Wish:
    """How the actor wants it now. One query."""
    row = ReminderChoice.objects.filter(user=acting.user).first()
    return Wish(Choice(row.early_days, row.short_days, row.when_late), row.by_mail) if row else Wish()


def choose_reminders(acting: Acting, wish: Wish) -> None:
    """From now on so, in every dossier. Raises :class:`WrongFields`."""
    errors = []
    early, short = wish.choice.early_days, wish.choice.short_days
    if not LATEST_EARLY <= early <= EARLIEST:
        errors.append(
            FieldError("early_days", say("Vul een aantal dagen in van {least} tot en met {most}.", least=LATEST_EARLY, most=EARLIEST))
        )
    if not 0 <= short <= LONGEST_SHORT:
        errors.append(FieldError("short_days", say("Vul een aantal dagen in van {least} tot en met {most}.", least=0, most=LONGEST_SHORT)))
    elif not errors and short > early:
        errors.append(FieldError("short_days", say("De tweede herinnering komt na de eerste. Vul een kleiner aantal dagen in.")))
    if errors:
        raise WrongFields(*errors)
    chosen = {"early_days": early, "short_days": short, "when_late": wish.choice.when_late, "by_mail": wish.by_mail}
    with transaction.atomic():
        ReminderChoice.objects.update_or_create(user_id=acting.user, defaults=chosen)
        audit(acting, Act.CHANGED, "reminders")
