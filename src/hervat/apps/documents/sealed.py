"""The sealed columns of the documents."""

from __future__ import annotations

from hervat.apps.documents.models import Document
from hervat.apps.documents.services import details_context
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedColumn

SEALED = (SealedColumn(Document, "details", Purpose.CASE, details_context),)
