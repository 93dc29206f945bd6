"""What every page of the werknemer has: a title, and the way back to today."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hervat.apps.dossiers.door import Entered
from hervat.reports.words import Face
from hervat.web.timeline.glossary import FirstUses


def show(request: HttpRequest, entered: Entered, template: str, *, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page under ``title``, which is its heading too. ``template`` is the name without folder and ending."""
    frame = {
        "title": title,
        "entered": entered,
        "dossier": entered.dossier,
        "closed": entered.dossier.closed_on is not None,
        "face": Face.WERKNEMER.value,
        "first_uses": FirstUses(),
    }
    return render(request, f"werknemer/{template}.html", frame | context, status=status)
