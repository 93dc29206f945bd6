"""The dated parameters: complete, ordered, sourced, and in agreement with the rules that rest on them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from hervat.domain.law.money import amount, amounts
from hervat.domain.law.ruleset import Unit, present_ruleset

RULES = present_ruleset()
TODAY = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
NAMED_ALIKE = sorted(set(RULES.terms) & set(RULES.rules))


@pytest.mark.parametrize("name", NAMED_ALIKE)
def test_a_term_and_the_rule_of_that_name_are_equally_hard_and_sure(name: str) -> None:
    term, rule = RULES.terms[name].versions[-1], RULES.rules[name]
    assert (term.strictness, term.confirmed) == (rule.strictness, rule.confirmed)
    assert term.citation == rule.citations[0]


@pytest.mark.parametrize("name", sorted(RULES.terms))
def test_every_term_holds_for_every_case_and_is_checked(name: str) -> None:
    term = RULES.terms[name]
    assert term.at(RULES.first_day_from).days > 0
    assert all(version.checked_on <= TODAY for version in term.versions)
    assert term.versions == tuple(sorted(term.versions, key=lambda version: version.from_day))
    if term.unit is Unit.WEEKS:
        assert all(version.days % 7 == 0 for version in term.versions)


def test_an_older_version_holds_for_older_cases() -> None:
    aow = RULES.terms["aow_loondoorbetaling"]
    assert (aow.at(date(2023, 6, 30)).days, aow.at(date(2023, 7, 1)).days) == (91, 42)


@pytest.mark.parametrize("name", sorted(amounts()))
def test_every_amount_is_sourced_and_its_versions_do_not_overlap(name: str) -> None:
    versions = amounts()[name]
    assert all(version.value > 0 and version.checked_on <= TODAY for version in versions)
    assert all(earlier.from_day < later.from_day for earlier, later in pairwise(versions))


def test_an_amount_that_is_not_known_is_not_guessed() -> None:
    assert amount("maximumdagloon", date(2025, 3, 3)) is None
    assert amount("minimumuurloon_20", date(2026, 8, 1)) is None
    assert amount("minimumuurloon_21", date(2026, 8, 1)) == Decimal("14.99")
