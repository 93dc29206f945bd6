"""The glossary and the code use the same words."""

from __future__ import annotations

import re
import tomllib

from hervat.domain.law.facts import EventKind, Spoor2Exception
from tests.support.project_files import ROOT, SOURCE, project_files, text_of

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
IN_CODE = set(re.findall(r"`([A-Za-z_0-9]+)`", "\n".join(line.rsplit("|", 2)[1] for line in GLOSSARY.splitlines() if line.startswith("|"))))


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    sources = [path for path in project_files(".py", ".toml", ".html") if path.is_relative_to(SOURCE)]
    words = {word for path in sources for word in re.findall(r"\w+", text_of(path) or "")}
    assert IN_CODE
    assert IN_CODE - words == set()


def test_every_step_party_and_event_of_the_code_is_in_the_glossary() -> None:
    rules = tomllib.loads((SOURCE / "domain" / "law" / "rules" / "obligations.toml").read_text("utf-8"))
    parties = {party for rule in rules.values() for party in (rule["actor"], *rule["together_with"])}
    assert {*rules, *parties, *map(str, EventKind), *map(str, Spoor2Exception)} - IN_CODE == set()
