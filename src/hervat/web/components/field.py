"""One field of a form: its label, its hint, what is wrong with it, and the field itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hervat.web.components.step import icon


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the page shows it. ``options`` is filled for a choice: groups of options, a group without a name first."""

    name: str
    label: str
    value: str
    error: str = ""
    hint: str = ""
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    focus: bool = False  # where somebody who opens the page begins to type
    wide: bool = False  # as wide as there is room for, for names and addresses


def form_field(field: Field) -> SafeString:
    """The field as HTML; its name is its id too."""
    parts = [("uitleg", field.hint, format_html('<p class="veld__uitleg" id="{}-uitleg">{}</p>', field.name, field.hint))]
    parts.append(("fout", field.error, format_html('<p class="veld__fout" id="{}-fout">{}{}</p>', field.name, icon("telaat"), field.error)))
    shown = [(part, html) for part, text, html in parts if text]
    described = " ".join(f"{field.name}-{part}" for part, _ in shown)
    attributes = format_html(' aria-describedby="{}"', described) if described else SafeString("")
    if field.error:
        attributes += SafeString(' aria-invalid="true"')
    if field.focus:
        attributes += SafeString(" autofocus")
    return format_html(
        '<div class="veld{}"><label for="{}">{}</label>{}{}</div>\n',
        " veld--fout" if field.error else "",
        field.name,
        field.label,
        format_html_join("", "{}", ((html,) for _, html in shown)),
        _select(field, attributes) if field.options else _input(field, attributes),
    )


def _input(field: Field, attributes: SafeString) -> SafeString:
    return format_html(
        '<input class="invoer{3}" id="{0}" name="{0}" value="{1}" autocomplete="off"{2}>',
        field.name,
        field.value,
        attributes,
        "" if field.wide else " invoer--midden",
    )


def _select(field: Field, attributes: SafeString) -> SafeString:
    groups = [_group(name, options) for name, options in field.options]
    return format_html(
        '<select class="keuze" id="{0}" name="{0}"{1}>{2}</select>',
        field.name,
        attributes,
        format_html_join("", "{}", ((g,) for g in groups)),
    )


def _group(name: str, options: tuple[Option, ...]) -> SafeString:
    rows = ((option.value, SafeString(" selected" if option.chosen else ""), option.label) for option in options)
    html = format_html_join("", '<option value="{}"{}>{}</option>', rows)
    return format_html('<optgroup label="{}">{}</optgroup>', name, html) if name else html
