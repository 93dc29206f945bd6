"""Every Dutch sentence has its English one, with the same values in it, and what is compiled is what was written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import polib
import pytest

from tests.support.project_files import project_files, shown
from tools.messages import CATALOGUE, FUNCTIONS, collect, read_catalogue, update

PLACES = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return read_catalogue()


def sentences(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Every Dutch form of an entry with the English one beside it."""
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
        return
    yield entry.msgid, entry.msgstr_plural[0]
    yield entry.msgid_plural, entry.msgstr_plural[1]


def test_catalogue_holds_exactly_what_the_product_says(catalogue: polib.POFile) -> None:
    fresh = update(catalogue, collect())
    assert {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue} == {
        (entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in fresh
    }


def test_everything_is_translated(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_both_languages_name_the_same_values(catalogue: polib.POFile) -> None:
    pairs = [pair for entry in catalogue.translated_entries() for pair in sentences(entry)]
    assert [(dutch, english) for dutch, english in pairs if sorted(PLACES.findall(dutch)) != sorted(PLACES.findall(english))] == []


def test_compiled_catalogue_is_the_written_one(catalogue: polib.POFile) -> None:
    assert CATALOGUE.with_suffix(".mo").read_bytes() == catalogue.to_binary()


def test_sentences_are_written_as_literals() -> None:
    """An f-string, a sum or a choice inside the call would escape the collection."""
    wrong = [
        f"{shown(path)}:{node.lineno}"
        for path in project_files(".py")
        if shown(path).startswith("src/")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FUNCTIONS
        if node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.IfExp)
    ]
    assert wrong == []
