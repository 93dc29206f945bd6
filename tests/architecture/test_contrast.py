"""Every pair of colours that stands on a page is readable, in light and in dark: WCAG 2.2, recomputed from the tokens."""

from __future__ import annotations

import re

import pytest

from tests.support.project_files import SOURCE

TOKENS = SOURCE / "web" / "static" / "hervat" / "tokens.css"
TEXT = 4.5  # WCAG 1.4.3, level AA
PART = 3.0  # WCAG 1.4.11: borders of controls, focus, lines that carry meaning

PAIRS = [
    ("text", "page", TEXT),
    ("text", "card", TEXT),
    ("text", "sunken", TEXT),
    ("muted", "page", TEXT),
    ("muted", "card", TEXT),
    ("muted", "sunken", TEXT),
    ("primary", "page", TEXT),
    ("primary", "card", TEXT),
    ("primary", "primary-tint", TEXT),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-hover", TEXT),
    ("now-text", "now", TEXT),
    ("now-muted", "now", TEXT),
    ("now-button-text", "now-button", TEXT),
    ("strip-text", "strip", TEXT),
    *(
        (state, surface, TEXT)
        for state in ("done", "open", "soon", "missed", "justified", "later")
        for surface in ("card", f"{state}-tint")
    ),
    ("control", "page", PART),
    ("control", "card", PART),
    ("focus", "page", PART),
    ("focus", "card", PART),
    ("focus", "focus-gap", PART),
]


def colours(mode: str) -> dict[str, str]:
    """The colour tokens by short name, as ``light`` or ``dark`` has them."""
    light, _, rest = TOKENS.read_text("utf-8").partition("@media (prefers-color-scheme: dark)")
    dark, _, _ = rest.partition("@media")
    pattern = re.compile(r"--hervat-color-([a-z-]+):\s*(#[0-9a-f]{6});")
    return dict(pattern.findall(light)) | (dict(pattern.findall(dark)) if mode == "dark" else {})


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 for black to 1 for white (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_is_readable(mode: str, front: str, back: str, least: float) -> None:
    palette = colours(mode)
    assert contrast(palette[front], palette[back]) >= least


def test_dark_names_every_colour_again() -> None:
    """A token that dark forgets would keep its light colour on a dark page."""
    light_only = {name for name, colour in colours("light").items() if colours("dark")[name] == colour}
    assert light_only == set()
