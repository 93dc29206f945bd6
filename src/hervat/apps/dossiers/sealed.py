"""The sealed columns of the cases."""

from __future__ import annotations

from hervat.apps.dossiers.models import Advice, CaseDates, Dossier, Draft, LookQuestion, Note
from hervat.apps.dossiers.rows import vangnet_context
from hervat.apps.dossiers.services.drafts import draft_context
from hervat.apps.dossiers.services.notes import advice_context, note_context
from hervat.apps.dossiers.services.opening import bsn_context
from hervat.apps.dossiers.services.questions import question_context
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedColumn

SEALED = (
    SealedColumn(Dossier, "bsn", Purpose.CASE, bsn_context),
    SealedColumn(CaseDates, "vangnet", Purpose.CASE, vangnet_context),
    SealedColumn(Note, "text", Purpose.CASE, note_context),
    SealedColumn(Advice, "text", Purpose.CASE, advice_context),
    SealedColumn(LookQuestion, "text", Purpose.CASE, question_context),
    SealedColumn(Draft, "text", Purpose.CASE, draft_context),
)
