"""What somebody may record: only the kinds that their role may write down."""

from __future__ import annotations

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.services.facts import PERIOD_DATA
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.web.cases.event_lines import face_of, period_name
from hervat.web.public.form.event_kinds import EVENT_GROUPS, event_name

Choices = list[tuple[str, str]]


def event_choices(entered: Entered) -> list[tuple[str, Choices]]:
    """The kinds of events by group, each with its name."""
    groups = []
    for title, kinds in EVENT_GROUPS:
        allowed = [kind for kind in kinds if entered.may(Action.RECORD_FACT, EVENT_DATA[kind])]
        if allowed:
            groups.append((str(title), [(kind.value, event_name(kind, face_of(entered))) for kind in allowed]))
    return groups


def period_choices(entered: Entered) -> Choices:
    """The kinds of periods, each with its name."""
    return [(kind.value, period_name(kind)) for kind in PeriodKind if entered.may(Action.RECORD_FACT, PERIOD_DATA[kind])]
