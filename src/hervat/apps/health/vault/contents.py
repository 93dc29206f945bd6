"""Closing and opening what the vault holds. Every value is bound to its row; a record also to its dossier."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from hervat.apps.health.models import VaultRecord
from hervat.apps.sealing import Purpose, Unsealable, open_text, seal_text
from hervat.apps.sealing.boxes import Sealed


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a record. ``question``: what was asked, of a question with its answer; ``reason``: why it corrects an earlier one."""

    text: str
    question: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a file."""

    name: str
    media_type: str
    size: int
    sha256: str


def close_record(record: VaultRecord, content: Content) -> bytes:
    """The sealed value for ``record.text``."""
    return _close({"dossier": record.dossier_id.hex, **asdict(content)}, record_context(record.id))


def open_record(record: VaultRecord) -> Content:
    """What stands in it. Raises Unsealable, also for a record that was moved to another dossier."""
    values = _open(record.text, record_context(record.id))
    if values.pop("dossier") != record.dossier_id.hex:
        raise Unsealable(Purpose.VAULT)
    return Content(**values)


def close_details(file: UUID, details: Details) -> bytes:
    """The sealed value for the details of a file."""
    return _close(asdict(details), file_context(file))


def open_details(file: UUID, sealed: Sealed) -> Details:
    """What is known of a file. Raises Unsealable."""
    return Details(**_open(sealed, file_context(file)))


def record_context(record: UUID) -> str:
    """Where the text of a record belongs."""
    return f"health.vaultrecord.text:{record}"


def file_context(file: UUID) -> str:
    """Where the details of a file belong."""
    return f"health.vaultfile.details:{file}"


def typed_context(typed: UUID) -> str:
    """Where what was typed belongs."""
    return f"health.typed.text:{typed}"


def instruction_context(delegation: UUID) -> str:
    """Where an instruction belongs."""
    return f"health.delegation.instruction:{delegation}"


def _close(values: Mapping[str, object], context: str) -> bytes:
    return seal_text(Purpose.VAULT, json.dumps(values), context=context)


def _open(sealed: Sealed, context: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(open_text(Purpose.VAULT, bytes(sealed), context=context))
    return values
