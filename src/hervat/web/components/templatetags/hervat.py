"""The small components: what stands many times on a page, so made in Python and not in a template of its own."""

from __future__ import annotations

from datetime import date

from django import template
from django.template import Context
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.http import escape_leading_slashes
from django.utils.safestring import SafeString

from hervat.domain.law.citations import Citation
from hervat.domain.law.results import Strictness
from hervat.domain.text import Text, long_date, plain_date, short_date
from hervat.reports import words
from hervat.web.components.fields import any_field
from hervat.web.components.icons import MARK
from hervat.web.components.pictures.mark import picture_label, picture_mark
from hervat.web.components.speech import current_language, spoken
from hervat.web.components.step import icon, state_label, step_item, step_row

register = template.Library()


@register.filter
def zeg(text: Text | None) -> str:
    """A sentence of the domain in the language of the page; nothing for no sentence."""
    return spoken(text) if text else ""


register.simple_tag(icon, name="icoon")
register.simple_tag(state_label, name="status")
register.simple_tag(step_row, name="staprij")
register.simple_tag(step_item, name="stapregel")
register.simple_tag(any_field, name="veld")
register.simple_tag(picture_mark, name="merk")
register.simple_tag(picture_label, name="merklabel")


@register.simple_tag
def merkteken() -> SafeString:
    """The mark: a pine."""
    return format_html('<svg viewBox="0 0 32 32" aria-hidden="true">{}</svg>', SafeString(MARK))


@register.simple_tag
def regelsoort(strictness: Strictness) -> SafeString:
    """How hard a rule is: Wet, Regeling, Regel van UWV, Gewoonte."""
    return format_html('<span class="regelsoort">{}</span>', spoken(words.strictness_word(strictness)))


@register.simple_tag
def datum(day: date | None, form: str = "kort", uitleg: str = "") -> SafeString:
    """A date: ``kort`` for tables (3 mrt 2025), ``lang`` for sentences (maandag 3 maart 2025), ``dag`` without the weekday.

    ``uitleg`` is the address that explains a date that the law's clock computed. Every such date is printed here, so that it can defend
    itself; a date of which the explanation stands right beside it (in the row of a table) leaves the address out.
    """
    if day is None:
        return SafeString("–")
    write = {"kort": short_date, "lang": long_date, "dag": plain_date}[form]
    time = format_html('<time datetime="{}">{}</time>', day.isoformat(), write(day, current_language()))
    return format_html('<a href="{}">{}</a>', uitleg, time) if uitleg else time


@register.simple_tag
def liniaal(week: int | None, weeks: int) -> SafeString:
    """The ruler of the weeks: a stroke for each, long ones every quarter, and where we are now."""
    place = [4 * number for number in range(1, weeks + 1)]
    gone = len(place) if week is None else week
    strokes = [f"M{x} {6 if number in (0, weeks - 1) or (number + 1) % 13 == 0 else 10}V22" for number, x in enumerate(place)]
    now = format_html('<path class="lin-nu" d="M{} 0h10l-5 7z"/>', 4 * week - 5) if week else ""
    return format_html(
        '<svg viewBox="0 0 {} 24" aria-hidden="true"><path class="lin-op" d="{}"/><path class="lin-toe" d="{}"/>{}</svg>',
        4 * weeks + 4,
        "".join(strokes[:gone]),
        "".join(strokes[gone:]),
        now,
    )


@register.simple_tag
def bron(citation: Citation) -> SafeString:
    """An article with a link to its text in the version that was read, where that text is public."""
    source = citation.source
    name = str(citation) if citation.place else source.title
    if source.url is None:
        return format_html('<span title="{}">{}</span>', source.title, name)
    return format_html('<a href="{}" title="{}" rel="external">{}</a>', source.url, source.title, name)


@register.simple_tag(takes_context=True)
def adres_in(context: Context, language: str) -> str:
    """The address of this very page, with all that is typed, in another language."""
    return escape_leading_slashes(translate_url(context["request"].get_full_path(), language))  # never a link to another host
