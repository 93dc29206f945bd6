"""Pages that say why not: refused, changed by somebody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hervat.apps.dossiers.errors import Conflict, Refused


def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """403: what is here is not for this role; who may, and the way back."""
    return render(request, "desk/refused.html", {"reason": why.reason}, status=403)


def conflict(request: HttpRequest, what: Conflict) -> HttpResponse:
    """409: somebody was first. What was typed stands beside it, so that nothing is lost."""
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and value]
    return render(request, "desk/conflict.html", {"conflict": what, "typed": typed, "here": request.get_full_path()}, status=409)
