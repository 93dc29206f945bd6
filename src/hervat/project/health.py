"""What a monitor asks: does it live, can it work, how is it doing. No answer holds anything about a person or an address."""

from __future__ import annotations

from pathlib import Path

import structlog
from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from hervat.api.problems import problem
from hervat.domain.text import Text, say
from hervat.project.observing.metrics import metrics_text
from hervat.web.components.openness import open_to_all

STATIC_MANIFEST = "staticfiles.json"
log = structlog.get_logger("hervat.health")


@open_to_all
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives. Asks nothing of a database."""
    return JsonResponse({"status": "ok"})


@open_to_all
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The product can work: both databases answer and the static files are there. 503 with what is missing when it cannot."""
    missing = [*(_database_missing(alias) for alias in settings.DATABASES), _static_missing()]
    reasons = [reason.render() for reason in missing if reason is not None]
    if reasons:
        return problem(503, " ".join(reasons))
    return JsonResponse({"status": "ready"})


@open_to_all
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts and durations per route, in the text format of Prometheus."""
    return HttpResponse(metrics_text(), content_type=CONTENT_TYPE_LATEST)


def _database_missing(alias: str) -> Text | None:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("database does not answer", where=alias)
        return say("De database {alias} antwoordt niet.", alias=alias)
    return None


def _static_missing() -> Text | None:
    manifest = Path(settings.STATIC_ROOT) / STATIC_MANIFEST
    return None if manifest.is_file() else say("De statische bestanden zijn niet klaargezet.")
