"""Compression for pages that hold no secret: the length of a compressed page betrays what is in it to who can make it repeat words."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from hervat.web.components.openness import is_open_to_all


class CompressOpenPages(GZipMiddleware):
    """Compresses the pages that are open to all, and leaves all others as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed or not."""
        return super().process_response(request, response) if is_open_to_all(request) else response
