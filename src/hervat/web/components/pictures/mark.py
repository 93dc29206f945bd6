"""One mark in the picture of the 104 weeks: its shape, and its label where there is room for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hervat.web.components.pictures.labels import Label


@dataclass(frozen=True, slots=True)
class Mark:
    """A step in the picture. ``name`` is its full name with state and day, for who cannot see it."""

    obligation_id: str
    shape: str
    x: float
    y: float
    name: str
    small: bool
    label: Label | None = None

    @property
    def outline(self) -> str:
        """The outline of a shape with corners; circles have none."""
        x, y = self.x, self.y
        outlines = {
            "ruit": f"M{x} {y - 10}l10 10-10 10-10-10z",
            "telaat": f"M{x} {y - 10}l10.5 18h-21z",
            "reden": f"M{x - 9:.1f} {y - 8}h18v14h-6l-5 5v-5h-7z",
        }
        return outlines.get(self.shape, "")

    @property
    def detail(self) -> str:
        """What is drawn inside the shape: a tick, the hands of a clock, an exclamation mark."""
        x, y = self.x, self.y
        if self.small:
            return ""
        details = {
            "klaar": f"M{x - 4:.1f} {y}l3 3 5-6",
            "laat": f"M{x - 4:.1f} {y}l3 3 5-6",
            "reden": f"M{x - 4:.1f} {y - 1}l3 3 5-6",
            "bijna": f"M{x} {y - 5}v5l3.5 2",
            "telaat": f"M{x} {y - 4}v6M{x} {y + 5}v.01",
        }
        return details.get(self.shape, "")

    @property
    def detail_css(self) -> str:
        return {"bijna": "wijzer", "telaat": "uitroep"}.get(self.shape, "vinkje")

    @property
    def css(self) -> str:
        """What nobody filled in looks as what is to come, with a question in it."""
        return "later" if self.shape == "onbekend" else self.shape


def picture_mark(mark: Mark) -> SafeString:
    """The mark as a link to its row; without an obligation (in the legend) only its shape."""
    shape = _shape(mark)
    if not mark.obligation_id:
        return shape
    return format_html('<a href="#stap-{}" aria-label="{}">{}{}</a>\n', mark.obligation_id, mark.name, shape, picture_label(mark.label))


def picture_label(label: Label | None) -> SafeString:
    """A name with its day, and the line to its mark where it stands far from it."""
    if label is None:
        return SafeString("")
    line = format_html('<path class="g-leider" d="{}"/>', label.leader) if label.leader else ""
    text = '{6}<text class="g-klein g-vet g-{0}" x="{1}" y="{2}">{3}</text><text class="g-klein g-zacht g-{0}" x="{1}" y="{4}">{5}</text>'
    return format_html(text, label.anchor, label.x, label.level.name_y, label.name, label.level.day_y, label.day, line)


def _shape(mark: Mark) -> SafeString:
    css = f"g-merk g-merk--{mark.css}"
    if mark.outline:
        shape = format_html('<path class="{}" d="{}"/>', css, mark.outline)
    else:
        shape = format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', css, mark.x, mark.y, 5 if mark.small else 9)
    detail = format_html('<path class="g-{}" d="{}"/>', mark.detail_css, mark.detail) if mark.detail else ""
    return format_html("{}{}{}", shape, detail, _sign(mark))


def _sign(mark: Mark) -> SafeString:
    """A clock at the lower right of what was done late; a question mark in what nobody filled in."""
    x, y = mark.x, mark.y
    if mark.shape == "laat":
        clock = '<circle class="g-merk g-merk--bijna" cx="{}" cy="{}" r="5"/><path class="g-wijzer" d="M{} {}v3h2"/>'
        return format_html(clock, round(x + 6, 1), y + 6, round(x + 6, 1), y + 3)
    if mark.shape == "onbekend":
        return format_html('<text class="g-midden" x="{}" y="{}">?</text>', x, y + 4.5)
    return SafeString("")
