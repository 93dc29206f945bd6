"""What somebody typed in a form of the medical pages and did not send yet: kept in the vault, for that person alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hervat.apps.accounts.models import User
from hervat.apps.health.models import Typed
from hervat.apps.health.vault.contents import typed_context
from hervat.apps.sealing import Purpose, open_text, seal_text

LONGEST = 100_000  # characters of JSON


def keep_typed(user: UUID | str, form: str, typed: Mapping[str, Sequence[str]]) -> datetime | None:
    """Keeps what was typed in ``form``, in place of what was kept before. None when there is nothing to keep, or nobody to keep it for."""
    text = json.dumps(typed)
    owner = User.objects.filter(pk=user, is_active=True).first()
    if not typed or len(text) > LONGEST or owner is None:
        return None
    with transaction.atomic():
        kept, _ = Typed.objects.select_for_update().get_or_create(user=owner, form=form, defaults={"text": b""})
        kept.text = seal_text(Purpose.VAULT, text, context=typed_context(kept.id))
        kept.save()
    return kept.saved_at


def typed_in(user: UUID, form: str) -> dict[str, list[str]] | None:
    """What this person typed in ``form`` and did not send; None when nothing is kept."""
    kept = Typed.objects.filter(user=user, form=form).first()
    if kept is None:
        return None
    typed: dict[str, list[str]] = json.loads(open_text(Purpose.VAULT, kept.text, context=typed_context(kept.id)))
    return typed


def drop_typed(user: UUID, form: str) -> None:
    """Forgets what was kept: it was sent, or thrown away."""
    Typed.objects.filter(user=user, form=form).delete()
