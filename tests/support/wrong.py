"""What a service says is wrong, as tests compare it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import WrongFields
from hervat.domain.text import Text


def wrong(act: Callable[[], Any]) -> dict[str, str]:
    """The sentence at each field; the act must be refused, and must leave no record."""
    before = AuditRecord.objects.count()
    with pytest.raises(WrongFields) as refused:
        act()
    assert AuditRecord.objects.count() == before
    return {error.path: said(error.message) for error in refused.value.errors}


def said(text: Text) -> str:
    """A sentence as a Dutch reader reads it."""
    return text.render()
