"""A list beside one function as JSON: the public shape of ``hervat match compare``, and of each item in ``hervat match``.

Names in it are public: fields may be added, none renamed or dropped. Texts are in the language asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hervat.domain.fml import Converted, Finding, VersionId
from hervat.domain.matching.choosing.compared import Beside, Travel
from hervat.domain.matching.compare import Comparison
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.loads import Source
from hervat.domain.text import Translate, untranslated
from hervat.reports.writer import Writer

Json = dict[str, object]


def comparison_json(
    label: str,
    comparison: Comparison,
    beside: Beside,
    findings: Iterable[Finding],
    language: str = "nl",
    translate: Translate = untranslated,
) -> Json:
    """One person beside one function."""
    writer = Writer(language, translate)
    return {
        "function": {"label": label},
        "fml_version": comparison.converted.original.version,
        "fml_findings": findings_json(findings, writer),
        "verdict": comparison.fit,
        "left_out": [{"filter": reason.filter, "text": writer.text(reason.text)} for reason in beside.left_out],
        "travel": _travel_json(beside.travel, writer),
        "items": [item_json(item, comparison.converted, writer) for item in comparison.items],
    }


def _travel_json(told: Travel | None, writer: Writer) -> Json | None:
    if told is None:
        return None
    found = told.journey
    return {
        "text": writer.text(told.text),
        "is_estimate": True,
        "straight_km": found.km if found else None,
        "minutes": found.minutes if found else None,
        "fast": found.fast if found else None,
        "slow": found.slow if found else None,
    }


def findings_json(findings: Iterable[Finding], writer: Writer) -> list[Json]:
    """Where a list seems to contradict itself."""
    return [{"id": finding.id, "items": list(finding.items), "text": writer.text(finding.text)} for finding in findings]


def item_json(weighed: Weighed, converted: Converted, writer: Writer) -> Json:
    """One point; ``item`` is numbered as in version B, ``original`` as on the list that was filled."""
    shape: Json = {
        "item": weighed.aspect.number,
        "name": writer.text(weighed.name),
        "limit": writer.text(weighed.limit),
        "demand": writer.text(weighed.demand),
        "verdict": weighed.verdict.name,
        "kenmerkend": weighed.kenmerkend,
        "toelichting": weighed.aspect.toelichting,
        "source": source_json(weighed.source),
        "question": writer.text(weighed.question) if weighed.question else None,
    }
    origins: Mapping[str, tuple[str, ...]] = converted.origins
    if converted.original.version is VersionId.A:
        shape["original"] = {"version": VersionId.A, "items": list(origins.get(weighed.aspect.item.number, ()))}
    return shape


def source_json(source: Source | None) -> Json | None:
    """Where a load comes from."""
    if source is None:
        return None
    return {"name": source.name, "version": source.version, "on": source.on.isoformat() if source.on else None, "trust": source.trust}
