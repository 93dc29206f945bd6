"""The appendix: how every date was reached, and which laws and rules that took."""

from __future__ import annotations

from hervat.domain.law.results import Determination, Rule, State, Step, Timeline
from hervat.domain.text import Text, say
from hervat.reports import words
from hervat.reports.sheet.rows import Row, articles_unbroken, grouped
from hervat.reports.words import Period
from hervat.reports.writer import Writer


def calculations(timeline: Timeline, writer: Writer) -> list[Row]:
    """First the three periods, then the steps in the order of the tables. A step that comes back tells its ground once."""
    periods = [
        (Period.WACHTTIJD, timeline.wachttijd.determination),
        (Period.LOONDOORBETALING, timeline.loondoorbetaling.determination),
        (Period.LOONSANCTIE, timeline.loonsanctie.determination),
    ]
    known = [(period, determination) for period, determination in periods if determination.steps]
    blocks = [_calculation(words.period_word(period), determination, None, writer) for period, determination in known]
    told: set[str] = set()
    for obligations in grouped(timeline).values():
        for obligation in obligations:
            ground = None if obligation.rule.id in told else _ground(obligation.rule, writer)
            told.add(obligation.rule.id)
            blocks.append(_calculation(words.name(obligation), obligation.determination, ground, writer))
    return blocks


def sources(timeline: Timeline, writer: Writer) -> list[Row]:
    """Every law and rule that the sheets cite, with the version that was read."""
    shown = [obligation for obligation in timeline.obligations if obligation.state is not State.NOT_APPLICABLE]
    cited = [citation for flag in timeline.flags for citation in flag.citations]
    cited += [citation for obligation in shown for citation in obligation.rule.citations]
    determinations = [obligation.determination for obligation in shown]
    determinations += [timeline.wachttijd.determination, timeline.loondoorbetaling.determination, timeline.loonsanctie.determination]
    cited += [citation for determination in determinations for step in determination.steps for citation in step.citations]
    by_id = {citation.source_id: citation.source for citation in cited if citation.source_id != words.HABIT}
    return [
        {"id": source.id, "title": source.title, "version": writer.short_date(source.version_read), "url": source.url}
        for _, source in sorted(by_id.items())
    ]


def _calculation(title: Text, determination: Determination, ground: str | None, writer: Writer) -> Row:
    wider = None
    if determination.nominal is not None:
        wider = writer.text(say("Ruimer gelezen: {day}. Wij gebruiken de veilige dag.", day=determination.nominal))
    return {
        "title": writer.text(title),
        "day": None if determination.value is None else writer.long_date(determination.value),
        "steps": [_step(step, writer) for step in determination.steps],
        "notes": [note for note in (wider, ground) if note is not None],
    }


def _step(step: Step, writer: Writer) -> Row:
    return {
        "what": writer.text(step.what),
        "outcome": writer.outcome(step),
        "basis": articles_unbroken(step.citations),
        "note": writer.optional(step.note),
    }


def _ground(rule: Rule, writer: Writer) -> str:
    """All articles of a rule, and whether they were read in the text itself."""
    checked = say("nog niet nagekeken in de wet: vraag het na")
    if rule.confirmed:
        checked = say("nagekeken op {day}", day=writer.short_date(rule.checked_on))
    basis = articles_unbroken(rule.citations) or words.strictness_word(rule.strictness)
    return writer.text(say("Grond: {articles} ({checked}).", articles=basis, checked=checked))
