"""The lines of the list, made in Python: a page has up to a hundred of them."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.dossiers.queries.caseload import CaseRow
from hervat.domain.dossier.urgency import Urgency, how_far
from hervat.domain.law.results import State
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import Text, say
from hervat.reports import words
from hervat.web.components.speech import sentence, spoken
from hervat.web.components.standing import LOOKS
from hervat.web.components.step import state_label
from hervat.web.components.templatetags.hervat import datum


def step_name(row: CaseRow) -> str:
    """What the next step is called; empty when nothing is asked."""
    rule = present_ruleset().rules.get(row.step)
    if rule is None:
        return ""
    name = rule.name if row.step_number is None else say("{name} {number}", name=rule.name, number=row.step_number)
    return sentence(name)


def dossier_address(row: CaseRow) -> str:
    """Where the dossier is."""
    return reverse("dossiers:overview", kwargs={"nummer": row.number})


def explanation_address(row: CaseRow) -> str:
    """Where the day of the next step is explained; empty when nothing is asked."""
    return reverse("dossiers:explanation", kwargs={"nummer": row.number, "stap": row.step_id}) if row.step else ""


def state_word(row: CaseRow, on: date) -> Text:
    """The word for how the step stands, with the days when that are few."""
    if row.state is State.DUE_SOON and row.due is not None:
        return say("{state} ({when})", state=words.state_word(State.DUE_SOON), when=how_far(row.due, on))
    return words.state_word(row.state or State.NOT_APPLICABLE)


def list_line(row: CaseRow, on: date, *, is_first: bool, talks: bool) -> SafeString:
    """One line. ``is_first``: it stands on top of the list; ``talks``: with the column of the last talk."""
    return format_html(
        '<tr role="row" id="r-{number}"><td role="cell"><label class="vink"><input type="checkbox" name="dossier" value="{number}">'
        '<span class="alleen-voorlezen">{pick}</span></label></td>'
        '<th role="rowheader" scope="row"><a href="{address}">{name}</a><small>{number} · {werkgever}</small></th>'
        "{week}{step}{state}{due}{who}{decisions}{contact}</tr>\n",
        number=row.number,
        pick=gettext("Kies %(name)s, %(number)s") % {"name": row.name, "number": row.number},
        address=dossier_address(row),
        name=row.name,
        werkgever=row.werkgever,
        week=_cell(gettext("Week"), _or_none(row.week, "–"), "rechts"),
        step=_step_cell(row, is_first=is_first),
        state=_cell(gettext("Status"), _state(row, on)),
        due=_cell(gettext("Uiterlijk"), _due(row, on), "datum"),
        who=_cell(gettext("Wie"), spoken(words.actor_word(row.actor)) if row.actor else "–"),
        decisions=_cell(gettext("Te beslissen"), _or_none(row.decisions or None, gettext("niets")), "rechts"),
        contact=_cell(gettext("Gesprek"), datum(row.last_contact), "datum") if talks else "",
    )


def _step_cell(row: CaseRow, *, is_first: bool) -> SafeString:
    why: str = ""
    if row.urgency is Urgency.SILENT or is_first:  # the others stand where their day puts them
        question = gettext("Waarom bovenaan?") if is_first else gettext("Waarom hier?")
        why = format_html('<details class="waarom"><summary>{}</summary><p class="gedempt klein">{}</p></details>', question, why_here(row))
    name = step_name(row)
    shown = format_html("<strong>{}</strong>", name) if name else format_html('<span class="gedempt">{}</span>', gettext("Geen stap"))
    return _cell(gettext("Volgende stap"), format_html("<div>{}{}</div>", shown, why))


def why_here(row: CaseRow) -> str:
    """Why the dossier stands where it stands, and what being late costs."""
    rule = present_ruleset().rules.get(row.step)
    said = f"{sentence(row.reason)}."
    return f"{said} {spoken(rule.professional.consequence)}".strip() if rule and row.urgency is Urgency.LATE else said


def _state(row: CaseRow, on: date) -> SafeString | str:
    return state_label(LOOKS[row.state], spoken(state_word(row, on))) if row.state else "–"


def _due(row: CaseRow, on: date) -> SafeString | str:
    if row.due is None:
        return "–"
    return format_html("<div>{}<small>{}</small></div>", datum(row.due, "kort", explanation_address(row)), spoken(how_far(row.due, on)))


def _or_none(number: int | None, none: str) -> SafeString | int:
    return format_html('<span class="gedempt">{}</span>', none) if number is None else number


def _cell(label: str, content: object, css: str = "") -> SafeString:
    return format_html(
        '<td role="cell" data-label="{}"{}>{}</td>', capfirst(label), format_html(' class="{}"', css) if css else "", content
    )
