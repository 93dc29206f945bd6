"""Errors as programs read them: problem+json (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"
MAX_ERRORS = 50  # one wrong file can hold a thousand wrong fields; nobody repairs more than this at once


def problem(status: int, detail: str, *, errors: Iterable[tuple[str, str]] = (), headers: Mapping[str, str] | None = None) -> HttpResponse:
    """An answer that says what went wrong. ``errors`` are pairs of a field (``recovered[0].until``) and its sentence."""
    body: dict[str, object] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    listed = [{"field": field, "message": message} for field, message in islice(errors, MAX_ERRORS)]
    if listed:
        body["errors"] = listed
    return HttpResponse(json_bytes(body), status=status, content_type=CONTENT_TYPE, headers=dict(headers or {}))


def json_bytes(data: object) -> bytes:
    """JSON in UTF-8. Half a character (a lone surrogate, which JSON can spell) becomes a question mark."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", errors="replace")
