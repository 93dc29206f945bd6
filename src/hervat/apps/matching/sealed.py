"""The sealed columns of what people said about work."""

from __future__ import annotations

from hervat.apps.matching.contents import CONTEXTS
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedColumn

SEALED = tuple(SealedColumn(model, "content", Purpose.CASE, context) for model, context in CONTEXTS.items())
