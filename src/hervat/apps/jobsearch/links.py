"""The link in a mail that stops that mail, without logging in. It is signed and opens nothing else; it does not expire, as mail is kept."""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.entries import Channel, Entry
from hervat.apps.audit.services import append
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.jobsearch.copies import copy_soon
from hervat.apps.jobsearch.models import JobAlert

_signer = Signer(salt="hervat.jobsearch.stop")


def stop_token(alert: UUID) -> str:
    """What stands in the link."""
    return _signer.sign(alert.hex)


def is_stopped(token: str) -> bool:
    """Whether the mail of this link is stopped already, or its search gone. Raises :class:`Hidden` for a link that is not ours."""
    return not JobAlert.objects.filter(pk=_read(token), is_paused=False).exists()


def stop(token: str) -> None:
    """Stops the mail; twice does no more than once. Raises :class:`Hidden` for a link that is not ours."""
    with transaction.atomic():
        row = JobAlert.objects.select_for_update().filter(pk=_read(token), is_paused=False).first()
        if row is None:
            return
        row.is_paused = True
        row.save(update_fields=["is_paused"])
        append(
            Entry(
                channel=Channel.MAIL, action=Act.CHANGED, kind="job_alert", object_id=str(row.id), what="paused",
                subjects=frozenset({row.dossier_id}),
            )
        )  # fmt: skip
        copy_soon(row)


def _read(token: str) -> UUID:
    try:
        return UUID(hex=_signer.unsign(token))
    except (BadSignature, ValueError):
        raise Hidden from None
