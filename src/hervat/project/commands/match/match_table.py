"""A match as text for a terminal: how many occupations there are, and the first of them with what decides."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hervat.domain.matching.choosing.filters import FilterName
from hervat.domain.matching.choosing.match import Candidate, Match, explain
from hervat.domain.matching.judge import Verdict
from hervat.domain.text import say, written
from hervat.project.commands.match.comparison_table import print_findings, wrapped
from hervat.project.commands.speaker import Speaker
from hervat.reports.work.words import FITS, PROPOSAL, VERDICTS

LEFT_OUT = {
    FilterName.LEVEL: say("niveau"),
    FilterName.DIPLOMA: say("diploma of bevoegdheid"),
    FilterName.LICENCE: say("rijbewijs of certificaat"),
    FilterName.WAGE: say("loon"),
    FilterName.HOURS: say("uren per week"),
    FilterName.NIGHT: say("nachtwerk"),
    FilterName.TRAVEL: say("reizen"),
}


def print_match(found: Match, titles: Mapping[str, str], top: int, speaker: Speaker) -> None:
    """All occupations: the counts, and the first ``top`` with what decides."""
    counts = found.counts
    speaker.tell(
        speaker(
            say(
                "{all} beroepen: {fits} passen · {questions} met vragen · {excluded} passen niet",
                all=counts.occupations,
                fits=counts.fits,
                questions=counts.with_questions,
                excluded=counts.excluded,
            )
        )
    )
    for name, count in counts.left_out.items():
        if count:
            speaker.tell(speaker(say("{count} weggelaten om: {reason}", count=count, reason=LEFT_OUT[name])))
    wrapped(speaker(found.orientation.text), "", speaker)
    speaker.tell(speaker(PROPOSAL))
    print_findings(found.findings, speaker)
    for job in found.person.work_history:
        if job.title not in titles:
            speaker.tell(speaker(say("Geen beroep gevonden bij: {title}", title=job.title)))
    speaker.tell()
    for candidate in [candidate for candidate in found.candidates if candidate.left_out is None][:top]:
        _print_candidate(found, candidate, speaker)


def _print_candidate(found: Match, candidate: Candidate, speaker: Speaker) -> None:
    known = candidate.connection
    interest, wage = (_number(value, speaker.language) for value in (known.interest, known.wage))
    speaker.tell(
        f"{candidate.occupation.label[:44]:<45}{speaker(FITS[candidate.fit]):<18}"
        f"{_share(known.skills):>6}{_share(known.work_history):>6}{interest:>7}{wage:>7}"
    )
    items = [item for item in explain(found, candidate).items if item.verdict is not Verdict.OK]
    listed = ", ".join(f"{item.aspect.number} {speaker(VERDICTS[item.verdict]).lower()}" for item in items)
    if listed:
        wrapped(listed, "    ", speaker)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{round(value * 100)}%"


def _number(value: float | None, language: str) -> str:
    return "–" if value is None else written(Decimal(f"{value:.2f}"), language)
