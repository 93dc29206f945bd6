"""The rules of the law as this installation knows them: every value with its source, and when somebody last held it against that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.law.citations import Citation
from hervat.domain.law.freshness import stale_names
from hervat.domain.law.money import amounts
from hervat.domain.law.results import Strictness
from hervat.domain.law.ruleset import Ruleset, present_ruleset
from hervat.web.components.speech import sentence, spoken
from hervat.web.desk.gate import work_page


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One value or rule. ``from_day`` None: as long as this version of the rules holds. ``strictness`` None: an amount."""

    id: str
    title: str
    value: str
    from_day: date | None
    source: Citation
    strictness: Strictness | None
    confirmed: bool
    checked_on: date
    is_stale: bool


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="rules")
def rules(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Terms, amounts and rules, the newest version of each."""
    ruleset = present_ruleset()
    stale = frozenset(stale_names(ruleset, amounts(), acting.on))
    groups = (
        (gettext("Termijnen"), list(_terms(ruleset, stale))),
        (gettext("Bedragen"), list(_amounts(stale))),
        (gettext("Stappen"), list(_steps(ruleset, stale))),
    )
    context = {"ruleset": ruleset, "groups": groups, "stale": [line for _, lines in groups for line in lines if line.is_stale]}
    return render(request, "beheer/rules.html", context)


def _terms(ruleset: Ruleset, stale: frozenset[str]) -> Iterator[RuleLine]:
    for term in ruleset.terms.values():
        now = term.versions[-1]
        value = spoken(now.length)
        yield RuleLine(
            term.id,
            term.title,
            value,
            now.from_day,
            now.citation,
            now.strictness,
            now.confirmed,
            now.checked_on,
            term.id in stale,
        )


def _amounts(stale: frozenset[str]) -> Iterator[RuleLine]:
    for name, versions in amounts().items():
        now = versions[-1]
        value = f"{now.value:f}".replace(".", ",")
        yield RuleLine(name, name.replace("_", " "), value, now.from_day, now.citation, None, now.confirmed, now.checked_on, name in stale)


def _steps(ruleset: Ruleset, stale: frozenset[str]) -> Iterator[RuleLine]:
    for rule in ruleset.rules.values():
        yield RuleLine(
            rule.id,
            sentence(rule.name),
            "",
            None,
            rule.citations[0],
            rule.strictness,
            rule.confirmed,
            rule.checked_on,
            rule.id in stale,
        )
