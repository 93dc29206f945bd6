"""Keeps the English catalogue: collects every Dutch sentence of the product, compiles the translations, says what is missing.

The Dutch sentence is the key of its translation. Sentences stand in templates, in Python (``gettext`` and ``say``) and in the data of the
domain (TOML: the rules of the law, the items of an FML, the questions about work), so the tools of gettext itself would see only part of
them. Run with ``make messages``; the exit code is 1 when something is not translated.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "hervat"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"

FUNCTIONS = {  # what each string argument is, in order
    "say": ("text",),
    "_": ("text",),
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
DOMAIN = SOURCE / "domain"
SHOWN = {  # folder of data -> its keys whose texts people read; a key that is the name of an item counts too ("4.13")
    DOMAIN / "law" / "rules": {"name", "summary", "consequence", "missed_help", "to", "content"},
    DOMAIN / "fml" / "versions": {"name", "text", "rubrieken"},
    DOMAIN / "matching": {"name", "ground"},  # the questions, and what work requires
    DOMAIN / "matching" / "estimating" / "data": {"text"},
}
ITEM = re.compile(r"[1-6](\.[0-9]+){1,2}")

_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL_IN_TEMPLATE = re.compile(rf"\b(n?p?gettext)\((\s*{_STRING}(?:,\s*{_STRING})*)")


class Message(NamedTuple):
    """One sentence to translate."""

    text: str
    plural: str = ""
    context: str | None = None


def collect() -> dict[Message, list[str]]:
    """Every sentence of the product with the files (from the root of the project) in which it stands, in order of those files."""
    found: dict[Message, list[str]] = {}
    for path in sorted(SOURCE.rglob("*")):
        for message in _messages_in(path):
            places = found.setdefault(message, [])
            place = path.relative_to(ROOT).as_posix()
            if place not in places:
                places.append(place)
    return found


def update(catalogue: polib.POFile, found: dict[Message, list[str]]) -> polib.POFile:
    """A new catalogue with exactly the messages found, keeping the translations that stand in ``catalogue``."""
    known = {_key(entry): entry for entry in catalogue}
    fresh = polib.POFile(wrapwidth=120)
    fresh.metadata = {
        "Project-Id-Version": "hervat",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message, places in found.items():
        entry = polib.POEntry(
            msgid=message.text,
            msgid_plural=message.plural,
            msgctxt=message.context,
            msgstr_plural={0: "", 1: ""} if message.plural else {},
            occurrences=[(place, "") for place in places],
            flags=_formats(message.text),
        )
        old = known.get(message)
        if old is not None:
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        fresh.append(entry)
    return fresh


def read_catalogue() -> polib.POFile:
    """The catalogue as it stands; an empty one when there is none."""
    return polib.pofile(str(CATALOGUE), wrapwidth=120) if CATALOGUE.exists() else polib.POFile()


def main() -> int:
    """Writes the catalogue and its compiled form, and prints what is not translated."""
    settings.configure(USE_I18N=False)  # templatize() asks for settings
    catalogue = update(read_catalogue(), collect())
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    missing = catalogue.untranslated_entries()
    for entry in missing:
        print(f"{entry.occurrences[0][0]}: {entry.msgid}")
    print(f"{len(catalogue)} sentences, {len(missing)} not translated")
    return 1 if missing else 0


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural, entry.msgctxt)


def _formats(text: str) -> list[str]:
    if "%(" in text:
        return ["python-format"]
    return ["python-brace-format"] if "{" in text else []


def _messages_in(path: Path) -> Iterator[Message]:
    if path.suffix == ".py":
        yield from _in_python(path.read_text("utf-8"))
    elif path.suffix == ".html":
        yield from _in_template(path.read_text("utf-8"), path)
    elif path.suffix == ".toml" and path.parent in SHOWN:
        yield from _in_data(tomllib.loads(path.read_text("utf-8")), SHOWN[path.parent])


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in FUNCTIONS:
            yield from _message(name, [argument.value for argument in node.args if isinstance(argument, ast.Constant)])


def _in_template(source: str, path: Path) -> Iterator[Message]:
    for function, arguments in _CALL_IN_TEMPLATE.findall(templatize(source, origin=str(path))):
        yield from _message(function, list(ast.literal_eval(f"({arguments},)")))


def _in_data(value: object, shown: set[str], *, is_shown: bool = False) -> Iterator[Message]:
    """The texts under a key that is shown, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _in_data(inner, shown, is_shown=key in shown or bool(ITEM.fullmatch(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _in_data(inner, shown, is_shown=is_shown)
    elif is_shown and isinstance(value, str):
        yield Message(value)


def _message(function: str, strings: list[object]) -> Iterator[Message]:
    """The message of one call; nothing when its strings are not literals (then they were collected where they were written)."""
    parts = FUNCTIONS[function]
    if len(strings) < len(parts) or not all(isinstance(text, str) for text in strings[: len(parts)]):
        return
    named = dict(zip(parts, map(str, strings), strict=False))
    yield Message(named["text"], named.get("plural", ""), named.get("context"))


if __name__ == "__main__":
    sys.exit(main())
