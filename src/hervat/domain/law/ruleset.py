"""The rules of the clock as data: dated terms, and what each obligation is called, rests on and costs.

Every value has versions by date with their source; :meth:`Ruleset.term` picks the version that holds for a case. A calculation takes a
``Ruleset`` as argument, so that a change of the rules can be tried out (and tested) beside the present ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.results import FaceText, Rule, Strictness
from hervat.domain.text import Text


@dataclass(frozen=True, slots=True)
class TermVersion:
    """One value of a term, from a day on, with its ground."""

    id: str  # "wia_aanvraag@2013-07-01"
    from_day: date
    value: int
    citation: Citation
    strictness: Strictness
    confirmed: bool
    checked_on: date


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days or weeks that the law or policy sets, with its history (oldest first)."""

    id: str
    title: str
    unit: str  # "dagen" or "weken"
    key: str  # which day of the case chooses the version: "eerste_ziektedag" or "eerste_wia_dag"
    rolls: bool
    no_roll: Citation | None  # the article that keeps the Algemene termijnenwet away from this term
    versions: tuple[TermVersion, ...]

    def at(self, day: date) -> TermVersion:
        """The version in force on ``day``. Raises LookupError before the first one."""
        for version in reversed(self.versions):
            if version.from_day <= day:
                return version
        raise LookupError(f"no version of {self.id} on {day}")


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All rules together. ``first_day_from``: earlier first sick days fall under law that Hervat does not know."""

    version: str
    checked_on: date
    first_day_from: date
    terms: Mapping[str, Term]
    rules: Mapping[str, Rule]

    def with_version(self, term_id: str, from_day: date, value: int) -> Ruleset:
        """The same rules in which one term changes on a day: for trying out a change of the law."""
        term = self.terms[term_id]
        new = replace(term.versions[-1], id=f"{term_id}@{from_day}", from_day=from_day, value=value)
        versions = tuple(sorted((*term.versions, new), key=lambda version: version.from_day))
        return replace(self, terms={**self.terms, term_id: replace(term, versions=versions)})


@cache
def present_ruleset() -> Ruleset:
    """The rules that ship with Hervat."""
    head = _load("parameters/ruleset.toml")
    return Ruleset(
        version=head["version"],
        checked_on=head["checked_on"],
        first_day_from=head["first_day_from"],
        terms={term_id: _read_term(term_id, raw) for term_id, raw in _load("parameters/terms.toml").items()},
        rules={rule_id: _read_rule(rule_id, raw) for rule_id, raw in _load("rules/obligations.toml").items()},
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("hervat.domain.law").joinpath(name).read_text("utf-8"))


def _read_term(term_id: str, raw: Mapping[str, Any]) -> Term:
    versions = (
        TermVersion(
            id=f"{term_id}@{version['from']}",
            from_day=version["from"],
            value=version["value"],
            citation=cite(version["source"]),
            strictness=Strictness(version["strictness"]),
            confirmed=version["confirmed"],
            checked_on=version["checked_on"],
        )
        for version in raw["versions"]
    )
    no_roll = cite(raw["no_roll"]) if "no_roll" in raw else None
    ordered = tuple(sorted(versions, key=lambda version: version.from_day))
    return Term(id=term_id, title=raw["title"], unit=raw["unit"], key=raw["key"], rolls=raw["rolls"], no_roll=no_roll, versions=ordered)


def _read_rule(rule_id: str, raw: Mapping[str, Any]) -> Rule:
    return Rule(
        id=rule_id,
        row=raw["row"],
        name=Text(raw["name"]),
        actor=raw["actor"],
        together_with=tuple(raw["together_with"]),
        strictness=Strictness(raw["strictness"]),
        confirmed=raw["confirmed"],
        checked_on=raw["checked_on"],
        citations=tuple(map(cite, raw["legal_basis"])),
        joint_deviation=raw["joint_deviation"],
        right=raw["right"],
        duration_minutes=raw.get("duration_minutes"),
        recipient=_optional_text(raw.get("to")),
        content=tuple(map(Text, raw.get("content", ()))),
        professional=_read_face(raw),
        werknemer=_read_face(raw["werknemer"]),
    )


def _read_face(raw: Mapping[str, Any]) -> FaceText:
    return FaceText(
        name=Text(raw["name"]),
        summary=Text(raw["summary"]),
        consequence=Text(raw["consequence"]),
        missed_help=_optional_text(raw.get("missed_help")),
    )


def _optional_text(raw: str | None) -> Text | None:
    return None if raw is None else Text(raw)
