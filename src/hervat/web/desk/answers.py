"""Pages that say why not: refused, changed by somebody else, a file that is lost."""

from __future__ import annotations

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hervat.apps.documents.store import FileLost
from hervat.apps.dossiers.errors import Conflict, Refused
from hervat.web.desk.drafts import typed_in

log = structlog.get_logger("hervat.files")


def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """403: what is here is not for this role; who may, and the way back."""
    return render(request, "desk/refused.html", {"reason": why.reason}, status=403)


def conflict(request: HttpRequest, what: Conflict) -> HttpResponse:
    """409: somebody was first. What was typed stands beside it, so that nothing is lost."""
    typed = [(name, value) for name, values in typed_in(request).items() for value in values if value]
    return render(request, "desk/conflict.html", {"conflict": what, "typed": typed, "here": request.get_full_path()}, status=409)


def lost(request: HttpRequest, what: FileLost) -> HttpResponse:
    """500: a file that should be here is not, or is damaged. That is for who keeps this installation."""
    log.error("file lost")
    return render(request, "desk/lost.html", {"sentence": what.sentence}, status=500)
