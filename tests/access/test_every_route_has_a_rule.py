"""A page or an operation without a rule does not exist: this test fails as soon as somebody adds one."""

from __future__ import annotations

from hervat.domain.access.actions import RULES, Action
from tests.access.routes import API, BY_A_SECRET, OWN_ACCOUNT, guarded, operations, routes

PUBLIC_OPERATIONS = {"/timeline", "/vacancies", "/vacancies/{number}"}
ASKED_INSIDE_A_PAGE = {
    Action.CHANGE_DOSSIER, Action.RECORD_FACT, Action.ADD_DOCUMENT, Action.ADD_NOTE, Action.CHANGE_PEOPLE, Action.CLOSE_DOSSIER,
    Action.REOPEN_DOSSIER, Action.SEE_BSN, Action.RECORD_BSN, Action.SEE_VAULT, Action.FOLLOW_CALENDAR, Action.RECORD_PROFILE,
}  # fmt: skip


def test_every_page_passes_the_gate_or_is_known_not_to() -> None:
    unguarded = [
        route.name
        for route in routes()
        if route.rule is None
        and not getattr(route.view, "open_to_all", False)
        and not route.name.startswith((*OWN_ACCOUNT, API))
        and route.name not in BY_A_SECRET
    ]
    assert unguarded == []


def test_every_operation_has_a_rule_or_is_public() -> None:
    without = [path for _method, path, rule, _who in operations() if rule is None]
    assert set(without) == PUBLIC_OPERATIONS


def test_no_operation_on_dossiers_is_open() -> None:
    assert [path for _method, path, rule, who in operations() if rule is not None and not who] == []


def test_every_action_is_asked_somewhere() -> None:
    """A rule that nothing asks protects nothing, and says that something is missing."""
    asked = {route.rule.action for route in guarded() if route.rule is not None} | {rule.action for *_, rule, _who in operations() if rule}
    inside = {action for action in RULES if action not in asked}
    assert inside <= ASKED_INSIDE_A_PAGE
