"""The style sheets and the pages know each other: no class without a style, no style without a class, no raw colour."""

from __future__ import annotations

import re
from pathlib import Path

import hervat.web

WEB = Path(hervat.web.__file__).parent
SHEETS = sorted((WEB / "static" / "hervat").glob("*.css"))
HOOKS = {"vlak", "bekend", "welkom", "gegevens", "wanneer", "nieuw", "staat"}  # classes that only mark a place, or style what is inside


def styled() -> set[str]:
    css = "".join(re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S) for sheet in SHEETS)
    selectors = [selector for selector in re.findall(r"([^{}]+)\{", css) if not selector.strip().startswith("@")]
    return {name for selector in selectors for name in re.findall(r"\.([a-z][\w-]*)", selector)}


def sources() -> str:
    files = [*WEB.rglob("*.html"), *WEB.rglob("*.py")]
    return "\n".join(path.read_text("utf-8") for path in files)


def test_no_class_is_without_a_style() -> None:
    without_tags = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", sources())
    used = {name for value in re.findall(r'class="([^"{}]*)"', without_tags) for name in value.split()}
    assert {name for name in used if not name.endswith("--")} - styled() - HOOKS == set()


def test_no_style_is_without_a_class() -> None:
    written = sources()
    pieces = set(re.findall(r"[a-z][\w-]*", written))
    unused = {
        name for name in styled() if name not in pieces and not (name.rpartition("--")[2] in pieces or name.removeprefix("g-") in pieces)
    }
    assert unused == set()


def test_colours_have_names() -> None:
    """Raw colours stand in ``tokens.css`` alone, and where paper asks for black on white."""
    for sheet in SHEETS:
        if sheet.name not in ("tokens.css", "print.css"):
            raw = [line for line in sheet.read_text("utf-8").splitlines() if re.search(r"#[0-9a-f]{3,8}\b", line)]
            assert [line for line in raw if "#0d3a31" not in line] == [], sheet.name


def test_dates_are_printed_by_their_component() -> None:
    """A template that formats a date by itself could print one that cannot be explained."""
    assert [path.name for path in WEB.rglob("*.html") if re.search(r"\|\s*(date|time|naturalday)\b", path.read_text("utf-8"))] == []


def test_components_lead_nowhere_by_themselves() -> None:
    """Every face has its own menu and its own links; a component is given them."""
    files = [path for kind in ("*.html", "*.py") for path in (WEB / "components").rglob(kind)]
    knowing = {path.name for path in files if re.search(r"\{% url|hervat\.web\.public|reverse\(", path.read_text("utf-8"))}
    assert knowing == set()
