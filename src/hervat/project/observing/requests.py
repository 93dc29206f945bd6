"""What is noted of a request: which route, which status, how long. Never what was asked, by whom, or from where."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hervat.project.observing.metrics import count_request

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
log = structlog.get_logger("hervat.request")


def observe(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: counts, times and logs each request under a request id of our own making."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request_id = uuid4().hex
        start = perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = get_response(request)
            seconds = perf_counter() - start
            route = route_name(request)
            count_request(route, response.status_code, seconds)
            method = request.method if request.method in METHODS else "other"
            log.info("request", route=route, method=method, status=response.status_code, duration_ms=round(seconds * 1000, 1))
        response.headers["X-Request-ID"] = request_id
        return response

    return middleware


def route_name(request: HttpRequest) -> str:
    """The name under which the address is known in the URLconf; never the address itself, which can hold what people typed."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or "unnamed"
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
