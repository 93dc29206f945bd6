"""What the frame of every page behind the login shows: who is here, as what, and where the menu leads."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hervat.apps.accounts.models import TextSize, User
from hervat.domain.access.actions import WITH_CASES
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.web.account.capacity import capacities, current
from hervat.web.desk.menu import MENUS


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Nothing for a visitor: public pages know nobody."""
    if getattr(request, "user", None) is None or not isinstance(request.user, User):
        return {}
    capacity = current(request)
    role = capacity.role if capacity else None
    return {
        "frame": {
            "name": request.user.name,
            "role": role,
            "role_name": role_name(role),
            "organisation": capacity.organisation_name if capacity else "",
            "has_choice": len(capacities(request)) > 1,
            "is_admin": capacity is not None and capacity.is_admin,
            "is_werknemer": role is Role.WERKNEMER,
            "has_list": role in WITH_CASES,
            "menu": MENUS.get(role, ()) if role else (),
            "demo": settings.DEMO,
            "reading": _reading_classes(request.user),
        }
    }


def _reading_classes(user: User) -> str:
    """The classes of a page for how this person reads, each with a space before it."""
    size = {TextSize.LARGER: " tekst-125", TextSize.LARGEST: " tekst-150"}.get(TextSize(user.text_size), "")
    return size + (" rustig" if user.calm_view else "")
