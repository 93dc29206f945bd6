"""Tags of the pages behind the login."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.middleware.csrf import get_token
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.dossier.documents import AUDIENCE_NAMES, Audience
from hervat.domain.text import plain_date
from hervat.web.components.speech import current_language, spoken
from hervat.web.desk.drafts import SEAL, form_of, seal_for

register = template.Library()


@register.simple_tag(takes_context=True)
def formulier(context: Context) -> SafeString:
    """What every form that changes something carries: the token against forging, and whose form it is."""
    request = context["request"]
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">',
        get_token(request),
        SEAL,
        seal_for(request.user.pk, form_of(request)),
    )


@register.filter
def monogram(name: str) -> str:
    """``Karin Overbeek`` → ``KO``."""
    parts = name.split()
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper() if parts else ""


@register.simple_tag
def rolnaam(role: Role) -> str:
    """``casemanager``: how somebody is called in a dossier."""
    return spoken(role_name(role))


@register.simple_tag
def tijdstip(at: datetime) -> str:
    """``vandaag om 14.12 uur``, ``op 4 maart 2026 om 9.05 uur``."""
    local = timezone.localtime(at)
    said = {"time": f"{local.hour}.{local.minute:02d}", "day": plain_date(local.date(), current_language())}
    if local.date() == timezone.localdate():
        return gettext("vandaag om %(time)s uur") % said
    return gettext("op %(day)s om %(time)s uur") % said


@register.simple_tag
def publiek(audience: Audience) -> str:
    """For whom a note is."""
    return spoken(AUDIENCE_NAMES[audience])
