"""What somebody typed and did not send yet: kept sealed, for that person alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import Draft
from hervat.apps.sealing import Purpose, open_text, seal_text

LONGEST = 100_000  # characters of JSON

Typed = Mapping[str, Sequence[str]]


def save_draft(user: UUID | str, form: str, typed: Typed) -> datetime | None:
    """Keeps what was typed in ``form``, in place of what was kept before. None when there is nothing to keep, or nobody to keep it for."""
    text = json.dumps(typed)
    owner = User.objects.filter(pk=user, is_active=True).first()
    if not typed or len(text) > LONGEST or owner is None:
        return None
    with transaction.atomic():
        draft, _ = Draft.objects.select_for_update().get_or_create(user=owner, form=form, defaults={"text": b""})
        draft.text = seal_text(Purpose.CASE, text, context=draft_context(draft.id))
        draft.save()
    return draft.saved_at


def drop_draft(user: UUID, form: str) -> None:
    """Forgets what was kept: it was sent, or thrown away."""
    Draft.objects.filter(user=user, form=form).delete()


def draft_of(user: UUID, form: str) -> dict[str, list[str]] | None:
    """What this person typed in ``form`` and did not send; None when nothing is kept."""
    draft = Draft.objects.filter(user=user, form=form).first()
    if draft is None:
        return None
    typed: dict[str, list[str]] = json.loads(open_text(Purpose.CASE, bytes(draft.text), context=draft_context(draft.id)))
    return typed


def draft_context(draft: UUID) -> str:
    return f"dossiers.draft.text:{draft}"
