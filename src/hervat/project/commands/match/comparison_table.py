"""A comparison as text for a terminal: the points that decide first, each with what to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from hervat.domain.fml import Finding
from hervat.domain.matching.choosing.compared import Beside
from hervat.domain.matching.choosing.filters import FilterName
from hervat.domain.matching.compare import Comparison
from hervat.domain.matching.explain import Weighed
from hervat.domain.text import say
from hervat.project.commands.speaker import Speaker
from hervat.reports.work.words import FILTERS, FITS, PROPOSAL, VERDICTS

WIDTH = 110


def print_comparison(label: str, comparison: Comparison, beside: Beside, findings: Iterable[Finding], speaker: Speaker) -> None:
    """One function."""
    speaker.tell(f"{label or speaker(say('De functie'))}: {speaker(FITS[comparison.fit])}")
    speaker.tell(speaker(PROPOSAL))
    for reason in beside.left_out:
        wrapped(speaker(say("Valt buiten wat is gevraagd, {filter}: {text}", filter=FILTERS[reason.filter], text=reason.text)), "", speaker)
    if beside.travel is not None and FilterName.TRAVEL not in {reason.filter for reason in beside.left_out}:
        wrapped(speaker(beside.travel.text), "", speaker)
    print_findings(findings, speaker)
    for item in sorted(comparison.items, key=lambda weighed: list(VERDICTS).index(weighed.verdict)):
        print_item(item, speaker)


def print_findings(findings: Iterable[Finding], speaker: Speaker) -> None:
    """What to ask the bedrijfsarts about the list itself."""
    for finding in findings:
        wrapped(speaker(finding.text), "  * ", speaker)


def print_item(item: Weighed, speaker: Speaker, indent: str = "") -> None:
    """One item in at most three lines."""
    speaker.tell()
    speaker.tell(f"{indent}{item.aspect.number} {speaker(item.name)}: {speaker(VERDICTS[item.verdict])}")
    line = say("mag: {limit} · werk vraagt: {demand}", limit=item.limit, demand=item.demand)
    wrapped(speaker(line), f"{indent}  ", speaker)
    if item.question is not None:
        wrapped(speaker(say("vraag: {question}", question=item.question)), f"{indent}  ", speaker)


def wrapped(text: str, indent: str, speaker: Speaker) -> None:
    """A text over as many lines as it needs."""
    for line in textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent)):
        speaker.tell(line)
