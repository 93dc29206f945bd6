"""Which rules, terms and amounts nobody held against their source lately."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hervat.domain.law.money import Amount
from hervat.domain.law.ruleset import Ruleset
from hervat.domain.text import Text, say

FRESH_FOR = timedelta(days=365)


def stale_names(ruleset: Ruleset, money: Mapping[str, tuple[Amount, ...]], today: date) -> Mapping[str, date]:
    """The rules, terms and amounts in force that were not checked in the past twelve months, by name, with the day they last were."""
    checked = {term.id: term.versions[-1].checked_on for term in ruleset.terms.values()}
    checked |= {name: versions[-1].checked_on for name, versions in money.items()}
    checked |= {rule.id: rule.checked_on for rule in ruleset.rules.values()}
    return {name: day for name, day in sorted(checked.items()) if today - day > FRESH_FOR}


def stale_rules(ruleset: Ruleset, money: Mapping[str, tuple[Amount, ...]], today: date) -> Iterator[Text]:
    """The same, as sentences."""
    for name, day in stale_names(ruleset, money, today).items():
        yield say("{name}: voor het laatst met de bron vergeleken op {day}. Doe dat ten minste elk jaar.", name=name, day=day)
