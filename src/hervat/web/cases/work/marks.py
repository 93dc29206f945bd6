"""Verdicts to see: a word with its icon and colour, a strip of shapes, a bar. Nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hervat.domain.matching.compare import Fit
from hervat.domain.matching.judge import Verdict
from hervat.domain.text import Text
from hervat.reports.work.words import FITS, VERDICTS, tally, tally_words
from hervat.web.components.speech import spoken
from hervat.web.components.step import icon

LOOKS: Mapping[Fit, tuple[str, str]] = {  # the colours of a state, and an icon
    Fit.FITS: ("klaar", "klaar"),
    Fit.WITH_QUESTIONS: ("bijna", "vraag"),
    Fit.DOES_NOT_FIT: ("telaat", "kruis"),
}
LOOKS_OF_VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.OVERSCHRIJDING: ("telaat", "kruis"),
    Verdict.SIGNAAL: ("bijna", "telaat"),
    Verdict.GEEN_DATA: ("onbekend", "hulp"),
    Verdict.OK: ("klaar", "klaar"),
}
STEP, HEIGHT = 18, 20  # of one shape in the strip
MOST_IN_ROW = 10
SHAPES: Mapping[Verdict, str] = {  # drawn from the left edge of its place
    Verdict.OK: '<rect class="s-kan" x="{2}" y="5" width="12" height="12" rx="2"/>',
    Verdict.SIGNAAL: '<path class="s-letop" d="M{8} 2.5l7.5 14.5h-15z"/>',
    Verdict.OVERSCHRIJDING: (
        '<rect class="s-zwaar" x="{0}" y="1" width="16" height="17" rx="2"/><path class="s-kruis" d="M{5} 6.5l6 6m0-6l-6 6"/>'
    ),
    Verdict.GEEN_DATA: '<rect class="s-onbekend" x="{2.5}" y="5.25" width="11.5" height="11.5" rx="2"/>',
}
STRIP_ORDER = (Verdict.OK, Verdict.OVERSCHRIJDING, Verdict.SIGNAAL, Verdict.GEEN_DATA)
MOST_SHAPES = 24  # more are not read at a glance; the numbers beside them are


def fit_label(fit: Fit, words: Mapping[Fit, Text] = FITS) -> SafeString:
    """What follows for an occupation."""
    css, name = LOOKS[fit]
    return format_html('<span class="status status--{}">{}{}</span>', css, icon(name), spoken(words[fit]))


def verdict_label(verdict: Verdict) -> SafeString:
    """The verdict on one point."""
    css, name = LOOKS_OF_VERDICTS[verdict]
    return format_html('<span class="status status--{}">{}{}</span>', css, icon(name), spoken(VERDICTS[verdict]))


def strip(verdicts: Sequence[Verdict], *, scale: float = 1) -> SafeString:
    """A shape for each point, what can be done first, in rows of equal length; too many of them are only counted."""
    told = ", ".join(spoken(piece) for piece in tally_words(tally(list(verdicts))))
    if not verdicts or len(verdicts) > MOST_SHAPES:
        return format_html('<span class="klein">{}</span>', told)
    ordered = sorted(verdicts, key=STRIP_ORDER.index)
    rows = -(-len(ordered) // MOST_IN_ROW)
    in_row = -(-len(ordered) // rows)
    lines = (ordered[first : first + in_row] for first in range(0, len(ordered), in_row))
    drawn = SafeString("".join(_row(line, number * HEIGHT) for number, line in enumerate(lines)))
    width, height = STEP * in_row - 2, HEIGHT * rows
    return format_html(
        '<svg class="strook" viewBox="0 0 {0} {1}" width="{2}" height="{3}" role="img" aria-label="{4}">{5}</svg>',
        width,
        height,
        round(width * scale),
        round(height * scale),
        told,
        drawn,
    )


def legend_shape(verdict: Verdict) -> SafeString:
    """One shape, for the legend."""
    drawn = _shape(verdict, 0)
    return format_html('<svg class="strook" viewBox="0 0 16 {0}" width="16" height="{0}" aria-hidden="true">{1}</svg>', HEIGHT, drawn)


def bar(share: float) -> SafeString:
    """A bar for a share (0-1); the number stands beside it."""
    width = round(100 * min(max(share, 0.0), 1.0))
    return format_html(
        '<svg class="maat" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="14" rx="3"/><rect width="{}" height="14" rx="3"/></svg>',
        width,
    )


def parts_bar(numbers: Sequence[int]) -> SafeString:
    """The three groups of occupations beside each other, by how many there are; a group that is there at all is seen."""
    whole, gap = 1168, 3
    total = sum(numbers)
    if not total:
        return SafeString("")
    least = 8  # of a group that is there at all
    there = [(css, number) for css, number in zip(("s-kan", "v-vragen", "v-niet"), numbers, strict=True) if number]
    room = whole - gap * (len(there) - 1) - least * len(there)
    shown, x = [], 0
    for css, number in there:
        width = least + room * number // total
        shown.append((css, x, width))
        x += width + gap
    rects = format_html_join("", '<rect class="{}" x="{}" width="{}" height="20" rx="4"/>', shown)
    return format_html('<svg class="verdeel" viewBox="0 0 {} 20" preserveAspectRatio="none" aria-hidden="true">{}</svg>', whole, rects)


def _row(verdicts: Sequence[Verdict], top: int) -> SafeString:
    shapes = SafeString("".join(_shape(verdict, place * STEP) for place, verdict in enumerate(verdicts)))
    return format_html('<g transform="translate(0 {})">{}</g>', top, shapes) if top else shapes


@cache
def _shape(verdict: Verdict, left: int) -> SafeString:
    drawn = SHAPES[verdict]
    for inset in (0, 2, 2.5, 5, 8):
        drawn = drawn.replace(f"{{{inset}}}", f"{left + inset:g}")
    return SafeString(drawn)
