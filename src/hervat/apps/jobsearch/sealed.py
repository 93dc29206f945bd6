"""The sealed columns of the search for work."""

from __future__ import annotations

from hervat.apps.jobsearch.contents import alert_context, choice_context
from hervat.apps.jobsearch.models import JobAlert, VacancyChoice
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedColumn

SEALED = (
    SealedColumn(JobAlert, "content", Purpose.CASE, alert_context),
    SealedColumn(VacancyChoice, "content", Purpose.CASE, choice_context),
)
