"""A list beside one function as JSON: the public shape of ``hervat match compare``, and of each item in ``hervat match``.

Names in it are public: fields may be added, none renamed or dropped. Texts are in the language asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hervat.domain.fml import Converted, Finding, VersionId
from hervat.domain.matching.choosing.compared import Compared
from hervat.domain.matching.choosing.filters import LeftOut
from hervat.domain.matching.compare import Comparison
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.loads import Source
from hervat.domain.matching.travel import Journey, journey_words, too_far
from hervat.domain.text import Text, Translate, say, untranslated
from hervat.reports.writer import Writer

Json = dict[str, object]
NOT_ON_THE_MAP = say("Hoe ver het reizen is, weten we niet: van deze postcodes is de ligging niet bekend. Zoek de reis op.")


class Travel(NamedTuple):
    """The sentence about a journey, and its numbers when they are known."""

    text: Text
    journey: Journey | None


class Beside(NamedTuple):
    """What is looked at beside load: every reason for which the function is left out, and what is known of the journey."""

    left_out: tuple[LeftOut, ...] = ()
    travel: Travel | None = None


NOTHING_BESIDE = Beside()


def journey_told(compared: Compared, found: Journey | None) -> Travel | None:
    """What is told of the journey to a function; None when nobody gave both postcodes."""
    if compared.person.postcode is None or compared.function.postcode is None:
        return None
    most = compared.person.max_travel_minutes
    return Travel(NOT_ON_THE_MAP if found is None else too_far(found, most) or journey_words(found, most), found)


def comparison_json(
    label: str,
    comparison: Comparison,
    findings: Iterable[Finding],
    language: str = "nl",
    translate: Translate = untranslated,
    *,
    beside: Beside = NOTHING_BESIDE,
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
