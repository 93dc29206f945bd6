"""Which pages are for everybody. All others are behind the login: they may hold secrets and run our own scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

API = "/api/"  # has its own keys and its own ways to refuse

View = TypeVar("View", bound=Callable[..., Any])


def open_to_all(view: View) -> View:
    """Marks a view that everybody may ask, that knows nobody, and that answers all the same."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def is_behind_login(request: HttpRequest) -> bool:
    """Whether this request asks for a page of the account or of a case, rightly or not; a page that does not exist is for everybody."""
    match = request.resolver_match
    return match is not None and not request.path_info.startswith(API) and not is_open_to_all(request)


def is_open_to_all(request: HttpRequest) -> bool:
    """Whether this request asks for a page that everybody may see."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "open_to_all", False)
