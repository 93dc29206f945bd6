"""One step as a page shows it: a row in a table, or a line in a list. Both are made in Python, for a page has dozens of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.domain.law.results import Strictness
from hervat.domain.text import short_date
from hervat.reports import words
from hervat.web.components.icons import ICONS
from hervat.web.components.speech import current_language, spoken
from hervat.web.components.standing import Look


@dataclass(frozen=True, slots=True)
class StepView:
    """An obligation in the words of who reads."""

    id: str
    name: str
    who: str
    opens: date | None
    due: date | None
    due_extended: date | None
    done_on: date | None
    look: Look
    word: str
    consequence: str
    help: str
    reason: str
    note: str
    strictness: Strictness
    url: str
    minutes: int | None


def icon(name: str, size: str = "") -> SafeString:
    """An icon from :data:`ICONS`. It always stands beside its word, so it says nothing itself."""
    extra = f" icoon--{size}" if size else ""
    return format_html('<svg class="icoon{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', extra, SafeString(ICONS[name]))


def state_label(look: Look, word: str) -> SafeString:
    """A state as word, icon and colour."""
    return format_html('<span class="status status--{}">{}{}</span>', look.css, icon(look.icon), word)


def if_late(consequence: str) -> str:
    """What being late costs, with the question that it answers; a sentence that begins with it does not need the question."""
    late = gettext("Te laat")
    return consequence if not consequence or consequence.lower().startswith(late.lower()) else f"{late}? {consequence}"


def step_row(step: StepView) -> SafeString:
    """The row of a step; the dates in it are explained at its end."""
    due = _date_cell(gettext("Uiterlijk"), step.due, strong=True, note=_extended(step.due_extended))
    state = state_label(step.look, step.word)
    if step.reason:
        state = format_html("<span>{}<small>{}</small></span>", state, step.reason)
    why = format_html(
        '<span class="niet-breken"><a href="{}">{}<span class="alleen-voorlezen"> {}</span></a> <span class="regelsoort">{}</span></span>',
        step.url,
        gettext("Waarom?"),
        step.name,
        spoken(words.strictness_word(step.strictness)),
    )
    return format_html(
        '<tr role="row" id="stap-{}"><th role="rowheader" scope="row">{}{}</th>{}{}{}{}{}{}</tr>\n',
        step.id,
        capfirst(step.name),
        format_html("<small>{}</small>", if_late(step.consequence)) if step.consequence else "",
        _cell(gettext("Wie"), step.who),
        _date_cell(gettext("Vanaf"), step.opens),
        due,
        _date_cell(gettext("Gedaan op"), step.done_on),
        _cell(gettext("Status"), state),
        _cell(gettext("Waarom"), why),
    )


def step_item(step: StepView) -> SafeString:
    """A step as one line of a list: its state, its name with the way to its explanation, who, and when."""
    day = _in_words(gettext("uiterlijk"), step.due)
    if step.done_on:
        day = _in_words(gettext("klaar op"), step.done_on)
    return format_html(
        '<li id="stap-{}"><span class="staat staat--{}">{}</span><div><a href="{}">{}</a><p>{}{}</p></div>'
        '<span class="wanneer">{}</span></li>\n',
        step.id,
        step.look.css,
        icon(step.look.icon),
        step.url,
        capfirst(step.name),
        f"{capfirst(step.who)} · {step.word}" if step.who else step.word,
        format_html("<br>{}", step.note) if step.note else "",
        day,
    )


def _in_words(lead: str, day: date | None) -> str:
    return f"{lead} {short_date(day, current_language())}" if day else ""


def _cell(label: str, content: str) -> SafeString:
    return format_html('<td role="cell" data-label="{}">{}</td>', label, content)


def _date_cell(label: str, day: date | None, *, strong: bool = False, note: str = "") -> SafeString:
    if day is None:
        return format_html('<td role="cell" data-label="{}" class="datum leeg">–</td>', label)
    text = short_date(day, current_language())
    if strong:
        text = format_html("<strong>{}</strong>{}", text, note)
        text = format_html("<span>{}</span>", text) if note else text
    return format_html('<td role="cell" data-label="{}" class="datum">{}</td>', label, text)


def _extended(day: date | None) -> str:
    if day is None:
        return ""
    return format_html("<small>{} {}</small>", gettext("op tijd tot en met"), short_date(day, current_language()))
