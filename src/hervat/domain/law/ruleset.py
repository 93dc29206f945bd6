"""The rules of the clock as data: dated terms, and what each obligation is called, rests on and costs.

Every value has versions by date with their source; :meth:`Term.at` picks the version that holds for a case. A calculation takes a
``Ruleset`` as argument, so that a change of the rules can be tried out (and tested) beside the present ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.data import load
from hervat.domain.law.results import Actor, FaceText, Rule, Strictness
from hervat.domain.text import Text, say


class Unit(StrEnum):
    """In what a term is counted."""

    DAYS = "dagen"
    WEEKS = "weken"


class ChosenBy(StrEnum):
    """Which day of a case chooses the version of a term."""

    FIRST_SICK_DAY = "eerste_ziektedag"
    FIRST_WIA_DAY = "eerste_wia_dag"


@dataclass(frozen=True, slots=True)
class TermVersion:
    """One value of a term, from a day on, with its ground."""

    id: str  # "wia_aanvraag@2013-07-01"
    from_day: date
    days: int  # its length in days, whatever the unit of the term
    citation: Citation
    strictness: Strictness
    confirmed: bool
    checked_on: date

    @property
    def length(self) -> Text:
        """How people say its length: ``6 weken``, ``20 dagen``."""
        return say_length(self.days)

    @property
    def week(self) -> int:
        """In which week the day falls that lies this many days after the first day (1 = the first week)."""
        return week_of(self.days)


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days or weeks that the law or policy sets, with its history (oldest first)."""

    id: str
    title: str
    unit: Unit
    chosen_by: ChosenBy
    rolls: bool
    no_roll: Citation | None  # the article that keeps the Algemene termijnenwet away from this term
    versions: tuple[TermVersion, ...]

    def at(self, day: date) -> TermVersion:
        """The version in force on ``day``. Raises LookupError before the first one."""
        if self.versions[-1].from_day <= day:
            return self.versions[-1]
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

    def rule_of(self, obligation_id: str) -> Rule | None:
        """The rule behind an obligation's id, which for repeated ones ends in a number (``evaluatie_3``); None when there is none."""
        rule = self.rules.get(obligation_id)
        if rule is not None:
            return rule
        base, _, number = obligation_id.rpartition("_")
        repeated = self.rules.get(base)
        known = repeated is not None and repeated.repeats and number.isascii() and number.isdigit() and not number.startswith("0")
        return repeated if known and len(number) <= 3 else None

    def with_version(self, term_id: str, from_day: date, days: int) -> Ruleset:
        """The same rules in which one term changes on a day: for trying out a change of the law."""
        term = self.terms[term_id]
        new = replace(term.versions[-1], id=f"{term_id}@{from_day}", from_day=from_day, days=days)
        versions = tuple(sorted((*term.versions, new), key=lambda version: version.from_day))
        return replace(self, terms={**self.terms, term_id: replace(term, versions=versions)})


def week_of(days: int) -> int:
    """In which week the day falls that lies ``days`` after the first day (1 = the first week)."""
    return days // 7 + 1


@cache
def say_length(days: int) -> Text:
    """``6 weken`` where it comes out, else ``20 dagen``."""
    weeks, rest = divmod(days, 7)
    if rest or not weeks:
        return say("1 dag") if days == 1 else say("{days} dagen", days=days)
    return say("1 week") if weeks == 1 else say("{weeks} weken", weeks=weeks)


@cache
def present_ruleset() -> Ruleset:
    """The rules that ship with Hervat."""
    head = load("parameters/ruleset.toml")
    return Ruleset(
        version=head["version"],
        checked_on=head["checked_on"],
        first_day_from=head["first_day_from"],
        terms={term_id: _read_term(term_id, raw) for term_id, raw in load("parameters/terms.toml").items()},
        rules={rule_id: _read_rule(rule_id, raw) for rule_id, raw in load("rules/obligations.toml").items()},
    )


def _read_term(term_id: str, raw: Mapping[str, Any]) -> Term:
    unit = Unit(raw["unit"])
    versions = (
        TermVersion(
            id=f"{term_id}@{version['from']}",
            from_day=version["from"],
            days=version["value"] * (7 if unit is Unit.WEEKS else 1),
            citation=cite(version["source"]),
            strictness=Strictness(version["strictness"]),
            confirmed=version["confirmed"],
            checked_on=version["checked_on"],
        )
        for version in raw["versions"]
    )
    return Term(
        id=term_id,
        title=raw["title"],
        unit=unit,
        chosen_by=ChosenBy(raw["key"]),
        rolls=raw["rolls"],
        no_roll=cite(raw["no_roll"]) if "no_roll" in raw else None,
        versions=tuple(sorted(versions, key=lambda version: version.from_day)),
    )


def _read_rule(rule_id: str, raw: Mapping[str, Any]) -> Rule:
    return Rule(
        id=rule_id,
        row=raw["row"],
        name=Text(raw["name"]),
        actor=Actor(raw["actor"]),
        together_with=tuple(map(Actor, raw["together_with"])),
        strictness=Strictness(raw["strictness"]),
        confirmed=raw["confirmed"],
        checked_on=raw["checked_on"],
        citations=tuple(map(cite, raw["legal_basis"])),
        joint_deviation=raw["joint_deviation"],
        right=raw["right"],
        repeats=raw.get("repeats", False),
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
