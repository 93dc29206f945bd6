"""Every route of the product as it stands in the code, with its rule; and what can stand in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from ninja.constants import NOT_SET

from hervat.api.cases.operations import OperationRule
from hervat.api.v1 import api
from hervat.web.desk.gate import PageRule

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
OWN_ACCOUNT = ("account_", "mfa_", "account_pages:")  # only about the own account, each with tests of its own
BY_A_SECRET = ("account_pages:invitation", "feeds:calendar", "mijn:search_stop")  # the address itself is the key
API = "api:"


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its pattern, its full name, its view."""

    pattern: str
    name: str
    view: Any

    @property
    def rule(self) -> PageRule | None:
        """The rule that the gate asks; None for what does not pass it."""
        found = getattr(self.view, "rule", None)
        return found if isinstance(found, PageRule) else None

    @property
    def arguments(self) -> list[str]:
        """What stands in its address."""
        return ARGUMENT.findall(self.pattern)

    def address(self, values: dict[str, str]) -> str:
        """The address with ``values`` in it. Raises KeyError for an argument of which no example is known."""
        return "/" + ARGUMENT.sub(lambda found: values[found[1]], self.pattern)


def routes() -> list[Route]:
    """All of them, in Dutch."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[Route]:
    for found in patterns:
        here = f"{prefix}{found.pattern}".replace("^", "").replace("$", "")
        if isinstance(found, URLPattern):
            yield Route(here, f"{space}{found.name}", found.callback)
        else:
            yield from _walk(found.url_patterns, here, f"{space}{found.namespace}:" if found.namespace else space)


def guarded() -> list[Route]:
    """The routes that pass the gate."""
    return [route for route in routes() if route.rule is not None]


def operations() -> Iterator[tuple[str, str, OperationRule | None, Any]]:
    """Every operation of the API: method, path, rule, who may ask."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                rule = getattr(operation.view_func, "rule", None)
                for method in operation.methods:
                    yield method, f"{prefix}{path}", rule, _who_may_ask(router, operation)


def _who_may_ask(router: Any, operation: Any) -> Any:
    """What an operation says itself, else what its router says; nothing: nobody."""
    own = operation.auth_param
    return router.auth if own is NOT_SET else own
