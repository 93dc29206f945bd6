"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Hervat uses none of the powers of a browser, except passkeys on the pages where one logs in: those name them in ``response.powers``.
POWERS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-create",
    "publickey-credentials-get", "screen-wake-lock", "usb", "web-share",
)  # fmt: skip


def permissions_policy(needed: Collection[str]) -> str:
    """No power of a browser but those that this page itself needs."""
    return ", ".join(f"{power}=({'self' if power in needed else ''})" for power in POWERS)


NO_POWERS = permissions_policy(())


def safe_headers(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what was computed from someone's facts is kept by no cache, unless a view says that it may be."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        needed = getattr(response, "powers", ())
        response.headers.setdefault("Permissions-Policy", permissions_policy(needed) if needed else NO_POWERS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
