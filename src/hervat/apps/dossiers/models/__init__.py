"""The tables of the cases."""

from hervat.apps.dossiers.models.dossier import Closing, Dossier, Involvement, ListRow, NumberSeries
from hervat.apps.dossiers.models.facts import CaseDates, Confirmation, Event, Period, PeriodKind, Recorded
from hervat.apps.dossiers.models.notes import Advice, Note
from hervat.apps.dossiers.models.questions import LookQuestion
from hervat.apps.dossiers.models.reminders import Notice, ReminderChoice
from hervat.apps.dossiers.models.views import CalendarFeed, Draft, SavedView

__all__ = [
    "Advice", "CalendarFeed", "CaseDates", "Closing", "Confirmation", "Dossier", "Draft", "Event", "Involvement", "ListRow",
    "LookQuestion", "Note", "Notice", "NumberSeries", "Period", "PeriodKind", "Recorded", "ReminderChoice", "SavedView",
]  # fmt: skip
