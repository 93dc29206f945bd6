"""Closing and opening an FML and its releases. The list is kept in the shape that :func:`hervat.domain.fml.read_fml` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hervat.apps.health.models import FmlRecord, FmlRelease
from hervat.apps.sealing import Purpose, Unsealable, open_text, seal_text
from hervat.domain.fml import Answer, Finding, Fml, Item, Kind, read_fml


@dataclass(frozen=True, slots=True)
class FmlContent:
    """What stands in an FML. Every item is in ``fml``: answered, or not assessed.

    ``reasons``: why what seemed to contradict itself is right so (key of the finding -> text). Of a draft only: ``filled``, the items that
    were answered all at once, which can be undone; ``touched``, the version of the draft in which each rubriek changed last.
    """

    fml: Fml
    reasons: Mapping[str, str] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    touched: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReleaseContent:
    """What was released, and why. ``items``: of the list as it was written; empty when the whole list was released."""

    reason: str
    items: tuple[str, ...] = ()


def fml_data(fml: Fml) -> dict[str, Any]:
    """The list in the shape that ``read_fml`` reads. What an answer of another version allowed (``caps``) is not kept."""
    data: dict[str, Any] = {
        "version": fml.version.value,
        "basis": fml.basis.value,
        "benutbare_mogelijkheden": fml.has_possibilities,
        "items": {number: answer_data(fml.list.items[number], answer) for number, answer in fml.answers.items()},
        "not_assessed": [number for number in fml.list.items if number in fml.not_assessed],
    }
    return data if fml.ground is None else {**data, "ground": fml.ground.value}


def answer_data(item: Item, answer: Answer) -> dict[str, Any]:
    """One answer in that shape."""
    data: dict[str, Any] = {}
    if item.kind is Kind.SET:
        data["codes"] = [item.called(code) for code in sorted(answer.codes)]
    elif answer.codes:
        data["code"] = max(answer.codes)
    if answer.toelichting:
        data["toelichting"] = answer.toelichting
    if answer.side is not None:
        data["side"] = answer.side.value
    return data


def finding_key(finding: Finding) -> str:
    """By what the reason for a finding is kept: the question, and the items it is about."""
    return f"{finding.id}-{'-'.join(finding.items)}"


def close_fml(record: FmlRecord, content: FmlContent) -> bytes:
    """The sealed value for ``record.content``; bound to the record and its dossier."""
    values = {
        "dossier": record.dossier_id.hex,
        "list": fml_data(content.fml),
        "reasons": dict(content.reasons),
        "filled": content.filled,
        "touched": {str(rubriek): version for rubriek, version in content.touched.items()},
    }
    return seal_text(Purpose.VAULT, json.dumps(values), context=fml_context(record.id))


def open_fml(record: FmlRecord) -> FmlContent:
    """What stands in it. Raises Unsealable, also for a record that was moved to another dossier."""
    values = json.loads(open_text(Purpose.VAULT, bytes(record.content), context=fml_context(record.id)))
    if values["dossier"] != record.dossier_id.hex:
        raise Unsealable(Purpose.VAULT)
    touched = {int(rubriek): version for rubriek, version in values["touched"].items()}
    return FmlContent(read_fml(values["list"]), values["reasons"], tuple(values["filled"]), touched)


def close_release(release: FmlRelease, content: ReleaseContent) -> bytes:
    """The sealed value for ``release.content``; bound to the release and its FML."""
    values = {"fml": release.fml_id.hex, "reason": content.reason, "items": content.items}
    return seal_text(Purpose.VAULT, json.dumps(values), context=release_context(release.id))


def open_release(release: FmlRelease) -> ReleaseContent:
    """What was released. Raises Unsealable, also for a release that was moved to another FML."""
    values = json.loads(open_text(Purpose.VAULT, bytes(release.content), context=release_context(release.id)))
    if values["fml"] != release.fml_id.hex:
        raise Unsealable(Purpose.VAULT)
    return ReleaseContent(values["reason"], tuple(values["items"]))


def fml_context(record: UUID) -> str:
    """Where the content of an FML belongs."""
    return f"health.fmlrecord.content:{record}"


def release_context(release: UUID) -> str:
    """Where the content of a release belongs."""
    return f"health.fmlrelease.content:{release}"
