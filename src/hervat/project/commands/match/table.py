"""A match as text for a terminal: the items that decide first, each with what to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from hervat.domain.fml import Finding
from hervat.domain.matching.choosing.filters import FilterName
from hervat.domain.matching.choosing.match import Candidate, Match, explain
from hervat.domain.matching.compare import Comparison, Fit
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.judge import Verdict
from hervat.domain.text import say
from hervat.project.commands.speaker import Speaker

WIDTH = 110
FITS = {Fit.FITS: say("Past"), Fit.WITH_QUESTIONS: say("Past, met vragen"), Fit.DOES_NOT_FIT: say("Past niet")}
VERDICTS = {
    Verdict.OVERSCHRIJDING: say("Te zwaar"),
    Verdict.SIGNAAL: say("Let op"),
    Verdict.GEEN_DATA: say("Niet bekend"),
    Verdict.OK: say("Kan"),
}
LEFT_OUT = {FilterName.LEVEL: say("niveau"), FilterName.WAGE: say("loon"), FilterName.NIGHT: say("nachtwerk")}


def print_comparison(label: str, comparison: Comparison, findings: Iterable[Finding], speaker: Speaker) -> None:
    """One function."""
    speaker.tell(f"{label or speaker(say('De functie'))}: {speaker(FITS[comparison.fit])}")
    speaker.tell(speaker(say("Voorstel van de software. Een arbeidsdeskundige of coach beoordeelt.")))
    print_findings(findings, speaker)
    for item in sorted(comparison.items, key=lambda weighed: list(VERDICTS).index(weighed.verdict)):
        print_item(item, speaker)


def print_findings(findings: Iterable[Finding], speaker: Speaker) -> None:
    """What to ask the bedrijfsarts about the list itself."""
    for finding in findings:
        _wrapped(speaker(finding.text), "  * ", speaker)


def print_item(item: Weighed, speaker: Speaker, indent: str = "") -> None:
    """One item in at most three lines."""
    speaker.tell()
    speaker.tell(f"{indent}{item.aspect.number} {speaker(item.name)}: {speaker(VERDICTS[item.verdict])}")
    line = say("mag: {limit} · werk vraagt: {demand}", limit=item.limit, demand=item.demand)
    _wrapped(speaker(line), f"{indent}  ", speaker)
    if item.question is not None:
        _wrapped(speaker(say("vraag: {question}", question=item.question)), f"{indent}  ", speaker)


def _wrapped(text: str, indent: str, speaker: Speaker) -> None:
    for line in textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent)):
        speaker.tell(line)


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
    _wrapped(speaker(found.orientation.text), "", speaker)
    speaker.tell(speaker(say("Voorstel van de software. Een arbeidsdeskundige of coach beoordeelt.")))
    print_findings(found.findings, speaker)
    for job in found.person.work_history:
        if job.title not in titles:
            speaker.tell(speaker(say("Geen beroep gevonden bij: {title}", title=job.title)))
    speaker.tell()
    for candidate in [candidate for candidate in found.candidates if candidate.left_out is None][:top]:
        _print_candidate(found, candidate, speaker)


def _print_candidate(found: Match, candidate: Candidate, speaker: Speaker) -> None:
    known = candidate.connection
    speaker.tell(
        f"{candidate.occupation.label[:44]:<45}{speaker(FITS[candidate.fit]):<18}"
        f"{_share(known.skills):>6}{_share(known.work_history):>6}{_number(known.interest):>7}{_number(known.wage):>7}"
    )
    items = [item for item in explain(found, candidate).items if item.verdict is not Verdict.OK]
    listed = ", ".join(f"{item.aspect.number} {speaker(VERDICTS[item.verdict]).lower()}" for item in items)
    if listed:
        _wrapped(listed, "    ", speaker)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{round(value * 100)}%"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")
