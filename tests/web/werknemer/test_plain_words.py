"""The werknemer's pages are written at level B1: short sentences, plain words, nothing shouted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import hervat.web

WEB = Path(hervat.web.__file__).parent
FACE = [
    *sorted((WEB / "werknemer").rglob("*.html")),
    *sorted((WEB / "werknemer").rglob("*.py")),
    WEB / "cases" / "looks.py",
    WEB / "cases" / "looks_page.py",
    WEB / "cases" / "templates" / "cases" / "_inzages.html",
]
TRANSLATE = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(r"\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\{?\s*\w+\s*\}?\}")  # a value in a sentence counts as one word
SPOKEN_BY = {"gettext", "gettext_lazy", "ngettext", "say"}
STOP_WORDS = (
    "indien", "middels", "inzake", "derhalve", "betreffende", "dient", "dienen", "conform", "teneinde", "omtrent", "alsmede", "ingevolge",
    "krachtens", "jegens", "voornoemd", "desbetreffende", "aangaande", "mits", "tenzij", "reeds", "gelieve", "d.d.", "i.v.m.", "m.b.t.",
)  # fmt: skip
LONG_WORD = 22  # letters; longer ones are split, explained or listed here
EXPLAINED = {  # terms of the law and of the field: each stands in the glossary, or is the name of a thing
    "deskundigenoordeel", "re-integratieverslag", "plan van aanpak", "burgerservicenummer", "arbeidsdeskundige", "loonopschorting",
    "zwangerschapsverlof",
}  # fmt: skip
MOST_WORDS, MEAN_WORDS = 15, 10


def said_in(path: Path) -> Iterator[str]:
    """Every sentence text of one file, as it is handed to the translation."""
    source = path.read_text("utf-8")
    if path.suffix == ".html":
        for double, single in TRANSLATE.findall(source):
            yield double or single
        for block in BLOCK.findall(source):
            yield from PLURAL.split(block)
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN_BY:
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def sentences(text: str) -> list[str]:
    """The sentences of a text, with each value as one word."""
    plain = PLACE.sub("waarde", text).replace("“", "").replace("”", "")
    return [part.strip() for part in re.split(r"(?<=[.?!:])\s+", plain) if part.strip()]


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w’'-]*|\d+", sentence)


TEXTS = sorted({(path.relative_to(WEB).as_posix(), text) for path in FACE for text in said_in(path)})


def test_there_is_something_to_check() -> None:
    assert len(TEXTS) > 200
    assert any("rights.py" in path for path, _ in TEXTS)


def test_no_sentence_is_long() -> None:
    long = [(path, sentence) for path, text in TEXTS for sentence in sentences(text) if len(words(sentence)) > MOST_WORDS]
    assert long == []


@pytest.mark.parametrize("path", sorted({path for path, _ in TEXTS}))
def test_sentences_are_short_on_the_whole(path: str) -> None:
    lengths = [len(words(sentence)) for found, text in TEXTS if found == path for sentence in sentences(text)]
    assert sum(lengths) / len(lengths) <= MEAN_WORDS


def test_no_word_of_an_office() -> None:
    pattern = re.compile(r"\b(" + "|".join(re.escape(word) for word in STOP_WORDS) + r")(?!\w)", re.IGNORECASE)
    assert [(path, text) for path, text in TEXTS if pattern.search(text)] == []


def test_no_long_word_without_an_explanation() -> None:
    found = {word.lower() for _, text in TEXTS for word in words(PLACE.sub("", text)) if len(word) > LONG_WORD}
    assert found - EXPLAINED == set()


def test_nothing_is_shouted() -> None:
    assert [(path, text) for path, text in TEXTS if "!" in text] == []


def test_the_reader_is_u() -> None:
    """The werknemer is spoken to as "u"; "ik" and "wij" only where the werknemer speaks."""
    familiar = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
    assert [(path, text) for path, text in TEXTS if familiar.search(text)] == []
