"""Tags of the account pages."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString

from hervat.apps.accounts import sessions
from hervat.web.account.capacity import capacity_words, current, is_professional

register = template.Library()


@register.simple_tag
def hulplijn() -> str:
    """The phone number of the helpdesk; empty when this installation has none."""
    return str(settings.HELP_PHONE)


@register.simple_tag(takes_context=True)
def hier_als(context: Context) -> str:
    """In what role somebody is here; empty before they chose, or without one."""
    capacity = current(_request(context))
    return capacity_words(capacity) if capacity else ""


@register.simple_tag(takes_context=True)
def sessie_seconden(context: Context) -> int:
    """How long this session lasts when nothing is done."""
    request = _request(context)
    return sessions.seconds_left(request, professional=is_professional(request))


@register.filter
def qr(svg: str) -> SafeString:
    """A QR code that was drawn here: a picture without the size and the name space that a page in HTML does not need."""
    return SafeString(svg[svg.index("<svg") :])


def _request(context: Context) -> HttpRequest:
    request = context["request"]
    if not isinstance(request, HttpRequest):
        raise TypeError("a page has a request")
    return request
