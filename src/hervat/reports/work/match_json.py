"""A match as JSON: the public shape of ``hervat match``. No other module knows this shape.

Names in it are public: fields may be added, none renamed or dropped. Texts are in the language asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from hervat.domain.matching.choosing.match import RULES_VERSION, Candidate, Match, explain
from hervat.domain.matching.choosing.person import Purpose
from hervat.domain.matching.choosing.simulation import Simulation, simulate
from hervat.domain.text import Translate, say, untranslated
from hervat.reports.work.comparison_json import Json, findings_json, item_json
from hervat.reports.work.words import PROPOSAL
from hervat.reports.writer import Writer

NO_DECISION = say("Dit is een oefening en geen besluit van UWV.")


def match_json(found: Match, titles: Mapping[str, str], top: int, language: str = "nl", translate: Translate = untranslated) -> Json:
    """A person beside all occupations: the counts, and the first ``top`` that are not left out. ``titles``: title -> URI it was read as."""
    writer = Writer(language, translate)
    shown = [candidate for candidate in found.candidates if candidate.left_out is None][:top]
    counts = found.counts
    shape: Json = {
        "on": found.person.on.isoformat(),
        "rules_version": RULES_VERSION,
        "data_versions": dict(found.versions),
        "profile": found.person.purpose,
        "proposal": writer.text(PROPOSAL),
        "fml_version": found.converted.original.version,
        "fml_findings": findings_json(found.findings, writer),
        "orientation": {
            "text": writer.text(found.orientation.text),
            "since": found.orientation.since.isoformat() if found.orientation.since else None,
            "source": "orientation",
        },
        "work_history": [{"title": job.title, "years": job.years, "uri": titles.get(job.title)} for job in found.person.work_history],
        "counts": {
            "occupations": counts.occupations,
            "excluded": counts.excluded,
            "with_questions": counts.with_questions,
            "fits": counts.fits,
            "left_out": {name: count for name, count in counts.left_out.items() if count},
        },
        "occupations": [_candidate(found, candidate, writer) for candidate in shown],
    }
    if found.person.purpose is Purpose.SCHATTING_SIMULATIE:
        shape["simulation"] = _simulation(simulate(found.candidates, found.person), writer)
    return shape


def _candidate(found: Match, candidate: Candidate, writer: Writer) -> Json:
    comparison = explain(found, candidate)
    return {
        "uri": candidate.occupation.uri,
        "isco": candidate.occupation.isco,
        "label": candidate.occupation.label,
        "verdict": candidate.fit,
        "components": {name: _rounded(value) for name, value in candidate.connection._asdict().items()},
        "unknown": _rounded(candidate.unknown),
        "outside_orientation": writer.optional(candidate.outside),
        "items": [item_json(item, comparison.converted, writer) for item in comparison.items],
    }


def _simulation(result: Simulation, writer: Writer) -> Json:
    return {
        "note": writer.text(NO_DECISION),
        "functions": [
            {"uri": candidate.occupation.uri, "label": candidate.occupation.label, "hourly_wage": _rounded(candidate.occupation.wage)}
            for candidate in result.functions
        ],
        "middle_hourly_wage": _rounded(result.middle_wage),
        "reduction": _rounded(result.reduction),
        "loss_percent": result.loss,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
