"""Fields beside those of one line: a date in three boxes, a choice of one, a tick, and a text of more lines."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.web.components.field import Field, form_field
from hervat.web.components.step import icon

PARTS = ("d", "m", "j")  # day, month, year: the endings of the three boxes


@dataclass(frozen=True, slots=True)
class DateField:
    """A date in three boxes (``dag-d``, ``dag-m``, ``dag-j``); the first also takes a whole date. ``today``: a button fills it."""

    name: str
    label: str
    values: tuple[str, str, str]
    error: str = ""
    hint: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A text of more than one line."""

    name: str
    label: str
    value: str
    error: str = ""
    hint: str = ""
    rows: int = 3
    longest: int = 500


@dataclass(frozen=True, slots=True)
class RadioOption:
    """One of the answers; ``hint`` says what follows from it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Radios:
    """One answer out of a few."""

    name: str
    label: str
    value: str
    options: tuple[RadioOption, ...]
    error: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """Yes or not yes."""

    name: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class FileField:
    """A file to choose. No browser fills it in again, so ``value`` is always empty. ``warning``: what may not be sent."""

    name: str
    label: str
    error: str = ""
    hint: str = ""
    warning: str = ""
    value: str = ""


AnyField = Field | DateField | Area | Radios | Tick | FileField


def any_field(field: AnyField) -> SafeString:
    """The field as HTML."""
    if isinstance(field, Field):
        return form_field(field)
    if isinstance(field, DateField):
        return _date(field)
    if isinstance(field, Area):
        return _area(field)
    if isinstance(field, FileField):
        return _file(field)
    return _radios(field) if isinstance(field, Radios) else _tick(field)


def _date(field: DateField) -> SafeString:
    names = (gettext("dag"), gettext("maand"), gettext("jaar"))
    autofill = format_html_join(
        "",
        '<div><label for="{0}-{1}"{6}>{2}</label><input class="invoer invoer--smal" id="{0}-{1}" name="{0}-{1}" value="{3}" '
        'inputmode="{4}" autocomplete="off"{5}></div>',
        (
            (
                field.name,
                part,
                name,
                value,
                "text" if part == "d" else "numeric",
                SafeString(' aria-invalid="true"') if field.error else "",
                SafeString(' class="klein gedempt"'),
            )
            for part, name, value in zip(PARTS, names, field.values, strict=True)
        ),
    )
    button = ""
    if field.today:
        button = format_html(
            '<button class="knop knop--klein" name="vandaag" value="{}" formnovalidate>{}</button>', field.name, gettext("Vandaag")
        )
    return _fieldset(field.name, field.label, field.hint, field.error, format_html('<div class="datumvak">{}{}</div>', autofill, button))


def _area(field: Area) -> SafeString:
    described = " ".join(f"{field.name}-{part}" for part, text in (("uitleg", field.hint), ("fout", field.error)) if text)
    return format_html(
        '<div class="veld{}"><label for="{}">{}</label>{}'
        '<textarea class="invoer" id="{}" name="{}" rows="{}" maxlength="{}"{}{}>\n{}</textarea></div>\n',
        " veld--fout" if field.error else "",
        field.name,
        field.label,
        _said(field.name, field.hint, field.error),
        field.name,
        field.name,
        field.rows,
        field.longest,
        format_html(' aria-describedby="{}"', described) if described else "",
        SafeString(' aria-invalid="true"') if field.error else "",
        field.value,
    )


def _file(field: FileField) -> SafeString:
    said = (("let-op", field.warning), ("uitleg", field.hint), ("fout", field.error))
    described = " ".join(f"{field.name}-{part}" for part, text in said if text)
    warning = format_html('<p id="{}-let-op"><strong>{}</strong></p>', field.name, field.warning) if field.warning else ""
    return format_html(
        '<div class="veld{0}"><label for="{1}">{2}</label>{3}{4}<input class="invoer" type="file" id="{1}" name="{1}"{5}{6}></div>\n',
        " veld--fout" if field.error else "",
        field.name,
        field.label,
        warning,
        _said(field.name, field.hint, field.error),
        format_html(' aria-describedby="{}"', described) if described else "",
        SafeString(' aria-invalid="true"') if field.error else "",
    )


def _radios(field: Radios) -> SafeString:
    rows = format_html_join(
        "",
        '<label class="vink"><input type="radio" name="{}" value="{}"{}><span>{}{}</span></label>',
        (
            (
                field.name,
                option.value,
                SafeString(" checked") if option.value == field.value else "",
                option.label,
                format_html('<br><span class="klein gedempt">{}</span>', option.hint) if option.hint else "",
            )
            for option in field.options
        ),
    )
    return _fieldset(field.name, field.label, field.hint, field.error, format_html('<div class="keuzes keuzes--onder">{}</div>', rows))


def _tick(field: Tick) -> SafeString:
    return format_html(
        '<label class="vink"><input type="checkbox" id="{0}" name="{0}" value="ja"{1}><span>{2}</span></label>\n',
        field.name,
        SafeString(" checked") if field.ticked else "",
        field.label,
    )


def _fieldset(name: str, label: str, hint: str, error: str, content: SafeString) -> SafeString:
    described = " ".join(f"{name}-{part}" for part, text in (("uitleg", hint), ("fout", error)) if text)
    return format_html(
        '<fieldset class="veld{}" id="{}" tabindex="-1"{}><legend>{}</legend>{}{}</fieldset>\n',
        " veld--fout" if error else "",
        name,
        format_html(' aria-describedby="{}"', described) if described else "",
        label,
        _said(name, hint, error),
        content,
    )


def _said(name: str, hint: str, error: str) -> SafeString:
    parts = format_html('<p class="veld__uitleg" id="{}-uitleg">{}</p>', name, hint) if hint else SafeString("")
    if error:
        parts += format_html('<p class="veld__fout" id="{}-fout">{}{}</p>', name, icon("telaat"), error)
    return SafeString(parts)
