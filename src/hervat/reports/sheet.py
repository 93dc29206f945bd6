"""What stands on the sheets of the timeline: every sentence in its language and every date as it is written, ready to be laid out.

The keys are those that ``templates/timeline.typ`` reads. Nothing is laid out here, and nothing is worded there.
"""

from __future__ import annotations

from datetime import date

from hervat.domain.law.citations import Citation
from hervat.domain.law.results import Determination, Flag, Obligation, Severity, State, Step, Timeline
from hervat.domain.text import SHORT_MONTHS, Text, Translate, long_date, say, short_date
from hervat.reports import words
from hervat.reports.bands import Band, Mark, Stretch, Tick, bands, shape
from hervat.reports.words import Face

Row = dict[str, object]
WEEK = 7


def sheet(timeline: Timeline, language: str, translate: Translate) -> Row:
    """The whole document as plain data."""
    return _Sheet(timeline, language, translate).data()


class _Sheet:
    """One timeline in one language."""

    def __init__(self, timeline: Timeline, language: str, translate: Translate) -> None:
        self._timeline = timeline
        self._language = language
        self._translate = translate

    def data(self) -> Row:
        timeline = self._timeline
        return {
            "language": self._language,
            "on": [timeline.on.year, timeline.on.month, timeline.on.day],
            "labels": {key: self._say(text) for key, text in _LABELS.items()},
            "first_day": self._say(say("eerste ziektedag {day}", day=timeline.wachttijd.first_day)),
            "printed": self._say(say("Berekend op {day}", day=timeline.on)),
            "week": self._week(),
            "rules": self._say(say("Regels van: versie {version}", version=timeline.rules_version)),
            "key_dates": self._key_dates(),
            "picture": self._picture(),
            "given": [self._say(text) for text in self._given()],
            "flags": [self._flag(flag) for flag in timeline.flags],
            "groups": self._groups(),
            "calculations": self._calculations(),
            "sources": self._sources(),
        }

    def _say(self, text: Text) -> str:
        return text.render(self._language, self._translate)

    def _short(self, day: date | None) -> str:
        return "–" if day is None else short_date(day, self._language)

    def _week(self) -> str:
        """Where the case stands: "week 63 van 104, nog 293 dagen tot en met zondag 12 september 2027"."""
        timeline, wachttijd = self._timeline, self._timeline.wachttijd
        if timeline.week is None:
            return self._say(say("de wachttijd liep tot en met {day}", day=wachttijd.last_day))
        weeks = ((wachttijd.last_day - wachttijd.first_day).days + 1 - wachttijd.days_not_counted) // WEEK
        left = (wachttijd.last_day - timeline.on).days
        return self._say(
            say("week {week} van {weeks}, nog {left} dagen tot en met {day}", week=timeline.week, weeks=weeks, left=left, day=wachttijd.last_day)
        )

    def _key_dates(self) -> list[Row]:
        """The days that everybody asks for, in the order in which they come."""
        timeline, wachttijd, sanctie = self._timeline, self._timeline.wachttijd, self._timeline.loonsanctie
        days: list[tuple[Text, date | None]] = [
            (say("Loon loopt door tot en met"), timeline.loondoorbetaling.last_day),
            (say("Laatste dag van de wachttijd"), wachttijd.last_day),
            (say("Eerste dag waarop WIA kan ingaan"), wachttijd.first_wia_day if wachttijd.applies else None),
            (say("Opzegverbod tot en met"), timeline.opzegverbod_last_day),
            (say("Loonsanctie loopt tot en met"), sanctie.last_day),
            (say("Loonsanctie kan duren tot en met"), sanctie.max_last_day if sanctie.last_day is None else None),
        ]
        return [{"label": self._say(label), "day": self._short(day)} for label, day in days if day is not None]

    def _given(self) -> list[Text]:
        """What the calculation starts from, as far as it is no step in the table."""
        facts = self._timeline.facts
        given = [say("eerste ziektedag {day}", day=facts.eerste_ziektedag)]
        for recovery in facts.recovered:
            if recovery.last is None:
                given.append(say("hersteld vanaf {first}", first=recovery.first))
            else:
                given.append(say("hersteld van {first} tot en met {last}", first=recovery.first, last=recovery.last))
        given += [say("verlof van {first} tot en met {last}", first=leave.first, last=leave.last) for leave in facts.leave]
        if facts.aow_date is not None:
            given.append(say("AOW vanaf {day}", day=facts.aow_date))
        if facts.employment_ends is not None:
            given.append(say("laatste dag van het dienstverband {day}", day=facts.employment_ends))
        if not facts.events:
            given.append(say("verder is nog niets vastgelegd; dit is de route als het verzuim doorgaat"))
        return given

    def _picture(self) -> Row:
        drawn = bands(self._timeline)
        wachttijd = self._timeline.wachttijd
        shapes = {mark.shape for band in drawn for mark in (*band.marks, *band.repeated)}
        legend = [{"shape": key, "label": self._say(label)} for key, label in _LEGEND.items() if key in shapes]
        styles = {stretch.style for band in drawn for stretch in (*band.count, *band.pay, *band.spoor_2)}
        return {
            "title": self._say(say("De weken in beeld")),
            "alt": self._alt(),
            "bands": [self._band(band) for band in drawn],
            "legend": legend,
            "styles": [{"style": key, "label": self._say(label)} for key, label in _STYLES.items() if key in styles],
            "not_counted": self._say(say("Dagen die niet meetellen: {days}", days=wachttijd.days_not_counted)),
        }

    def _alt(self) -> str:
        """What the picture shows, for who does not see it. All of it also stands in the tables."""
        timeline = self._timeline
        coming = [obligation for obligation in self._by_day() if obligation.due is not None and obligation.due >= timeline.on][:3]
        parts = [say("Tijdlijn van {first} tot en met {last}.", first=timeline.wachttijd.first_day, last=timeline.wachttijd.last_day)]
        if timeline.week is not None:
            parts.append(say("Nu is het week {week}.", week=timeline.week))
        for obligation in coming:
            if obligation.due is not None:
                parts.append(say("Komt nog: {step}, uiterlijk {day}.", step=words.name(obligation), day=obligation.due))
        parts.append(say("Alle stappen staan in de tabellen hierna."))
        return " ".join(self._say(part) for part in parts)

    def _by_day(self) -> list[Obligation]:
        live = [obligation for obligation in self._timeline.obligations if obligation.state in _STILL_TO_DO]
        return sorted(live, key=lambda obligation: obligation.due or date.max)

    def _band(self, band: Band) -> Row:
        return {
            "days": band.days,
            "today": band.today,
            "title": f"{self._short(band.first)} – {self._short(band.last)}",
            "count": _stretches(band.count),
            "pay": _stretches(band.pay),
            "spoor_2": _stretches(band.spoor_2),
            "weeks": [{"at": tick.at, "label": str(tick.week) if tick.labelled else ""} for tick in band.weeks],
            "months": [self._month(tick) for tick in band.months],
            "marks": [self._mark(mark) for mark in band.marks],
            "repeated": [self._mark(mark) for mark in band.repeated],
        }

    def _month(self, tick: Tick) -> Row:
        year = tick.day.month == 1
        name = SHORT_MONTHS[self._language][tick.day.month - 1]
        return {"at": tick.at, "label": f"{name} {tick.day.year}" if year else name, "year": year}

    def _mark(self, mark: Mark) -> Row:
        label = None if mark.label is None else self._say(mark.label)
        if mark.shape == "today" and self._timeline.week is not None:
            label = self._say(say("vandaag, week {week}", week=self._timeline.week))
        return {"at": mark.at, "shape": mark.shape, "label": label, "day": self._short(mark.day)}

    def _flag(self, flag: Flag) -> Row:
        return {
            "severity": flag.severity.value,
            "word": self._say(_SEVERITY_WORDS[flag.severity]),
            "text": self._say(flag.text),
            "basis": _basis(flag.citations),
            "alternatives": [
                self._say(say("{reading}: eerste WIA-dag {day}", reading=reading, day=day)) for reading, day in flag.alternatives
            ],
        }

    def _groups(self) -> list[Row]:
        on = self._timeline.on
        grouped = words.grouped(self._timeline.obligations, on)
        return [
            {"title": self._say(words.group_word(heading)), "rows": self._rows(obligations)} for heading, obligations in grouped.items()
        ]

    def _rows(self, obligations: list[Obligation]) -> list[Row]:
        """The rows of one table. A step that comes back tells its consequence once and then refers to it."""
        rows: list[Row] = []
        told: dict[str, Text] = {}
        for obligation in obligations:
            row = self._row(obligation)
            rows.append(row)
            if obligation.state in _NO_CONSEQUENCE:
                continue
            if obligation.rule.id in told and obligation.state is not State.MISSED:
                row["consequence"] = self._say(say("Zie {step}.", step=told[obligation.rule.id]))
            told.setdefault(obligation.rule.id, words.name(obligation))
        return rows

    def _row(self, obligation: Obligation) -> Row:
        text = words.face_text(obligation.rule)
        missed = obligation.state is State.MISSED
        return {
            "name": self._say(words.name(obligation)),
            "who": words.sentence(words.who(obligation), self._language, self._translate),
            "opens": self._short(obligation.opens),
            "due": self._short(obligation.due),
            "due_notes": [self._say(text) for text in self._due_notes(obligation)],
            "done_on": self._short(obligation.done_on),
            "shape": shape(obligation),
            "state": obligation.state.value,
            "status": self._say(words.status(obligation, self._timeline.on)),
            "reason": self._optional(obligation.reason),
            "consequence": "–" if obligation.state in _NO_CONSEQUENCE else self._say(text.consequence),
            "help": self._optional(text.missed_help) if missed else None,
            "strictness": self._say(words.strictness_word(obligation.rule.strictness)),
            "basis": _basis(obligation.rule.citations),
            "unconfirmed": None if obligation.rule.confirmed else self._say(say("Nog niet nagekeken in de wet: vraag het na.")),
        }

    def _due_notes(self, obligation: Obligation) -> list[Text]:
        """What belongs to the last day: the working day to aim for, and until when late is still in time."""
        notes = []
        if obligation.workday is not None and obligation.workday != obligation.due:
            notes.append(say("laatste werkdag {day}", day=self._short(obligation.workday)))
        if obligation.due_extended is not None:
            notes.append(say("geldt als op tijd tot en met {day}", day=self._short(obligation.due_extended)))
        return notes

    def _optional(self, text: Text | None) -> str | None:
        return None if text is None else self._say(text)

    def _calculations(self) -> list[Row]:
        """How each date was reached: first the three periods, then the steps in order of their day."""
        timeline = self._timeline
        periods = [
            (say("Laatste dag van de wachttijd"), timeline.wachttijd.determination),
            (say("Loondoorbetaling"), timeline.loondoorbetaling.determination),
            (say("Loonsanctie"), timeline.loonsanctie.determination),
        ]
        blocks = [self._calculation(title, determination) for title, determination in periods]
        for obligations in words.grouped(timeline.obligations, timeline.on).values():
            blocks += [self._calculation(words.name(obligation), obligation.determination) for obligation in obligations]
        return [block for block in blocks if block["steps"]]

    def _calculation(self, title: Text, determination: Determination) -> Row:
        nominal = determination.nominal
        wider = None if nominal is None else self._say(say("Ruimer gelezen: {day}. Wij gebruiken de veilige dag.", day=nominal))
        return {
            "title": self._say(title),
            "day": None if determination.value is None else long_date(determination.value, self._language),
            "steps": [self._step(step) for step in determination.steps],
            "wider": wider,
        }

    def _step(self, step: Step) -> Row:
        return {
            "what": self._say(step.what),
            "outcome": words.outcome(step, self._language),
            "basis": _basis(step.citations),
            "note": self._optional(step.note),
        }

    def _sources(self) -> list[Row]:
        """Every law and rule that the sheets cite, with the version that was read."""
        timeline = self._timeline
        cited = [citation for flag in timeline.flags for citation in flag.citations]
        cited += [citation for obligation in timeline.obligations for citation in obligation.rule.citations]
        cited += [citation for obligation in timeline.obligations for step in obligation.determination.steps for citation in step.citations]
        by_id = {citation.source_id: citation.source for citation in cited}
        return [
            {
                "id": source.id,
                "title": source.title,
                "version": self._short(source.version_read),
                "url": source.url,
            }
            for _, source in sorted(by_id.items())
        ]


_STILL_TO_DO = frozenset({State.MISSED, State.DUE_SOON, State.OPEN, State.TO_COME})
_NO_CONSEQUENCE = frozenset({State.DONE, State.DONE_LATE_JUSTIFIED, State.NOT_APPLICABLE})
_SEVERITY_WORDS = {
    Severity.INFO: say("Goed om te weten"),
    Severity.WARNING: say("Let op"),
    Severity.HUMAN_DECIDES: say("Hierover bestaan twee uitleggen"),
}
_LEGEND = {
    "done": say("klaar"),
    "done_late": say("klaar, maar te laat"),
    "done_late_justified": say("klaar, later met reden"),
    "missed": say("te laat"),
    "due_soon": say("bijna te laat"),
    "open": say("te doen"),
    "law_day": say("komt nog, vaste dag uit de wet"),
    "to_come": say("komt nog"),
}
_STYLES = {
    "solid": say("gebeurd"),
    "outlined": say("gepland"),
    "dotted": say("mogelijk"),
    "hatched": say("telt niet mee"),
}
_LABELS = {
    "title": say("Poortwachter-klok"),
    "name": say("Hervat"),
    "count": say("Wachttijd"),
    "week": say("week"),
    "month": say("maand"),
    "repeated": say("Evaluaties"),
    "spoor_2": say("Spoor 2"),
    "pay": say("Loon"),
    "given": say("Uitgegaan van:"),
    "flags": say("Let hierop"),
    "table": say("Alle stappen"),
    "step": say("Stap"),
    "who": say("Wie"),
    "opens": say("Vanaf"),
    "due": say("Uiterlijk"),
    "done_on": say("Gedaan op"),
    "status": say("Status"),
    "consequence": say("Gevolg als het te laat is"),
    "basis": say("Grond"),
    "help": say("Wat nu:"),
    "calculations": say("Zo zijn de datums berekend"),
    "sources": say("Wetten en regels"),
    "short": say("Afkorting"),
    "law": say("Volledige naam"),
    "version": say("Gelezen versie"),
    "address": say("Tekst"),
    "page": say("pagina"),
    "of": say("van"),
    "footer": say("Een berekening uit wet en regels, geen besluit. De dag onder ‘Uiterlijk’ telt zelf nog mee."),
}


def _stretches(stretches: tuple[Stretch, ...]) -> list[Row]:
    return [{"start": stretch.start, "end": stretch.end, "style": stretch.style} for stretch in stretches]


def _basis(citations: tuple[Citation, ...]) -> str:
    """The articles on one line, each number kept with the word before it."""
    line = "; ".join(str(citation) for citation in citations)
    for word in ("art.", "lid", "par."):
        line = line.replace(f"{word} ", f"{word}\N{NO-BREAK SPACE}")
    return line
