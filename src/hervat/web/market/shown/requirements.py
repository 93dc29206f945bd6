"""What an occupation requires before somebody begins, in words, with the ground and the source."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.domain.matching.requirements import Sure
from hervat.market.browsing.requirements import Required, RequirementLine
from hervat.web.components.speech import spoken
from hervat.web.market.saying import marked
from hervat.web.market.shown.origins import nature_words, source_name


class ShownNeed(NamedTuple):
    """One paper. ``by``: who asks it, and on what ground. ``note`` may be empty."""

    name: str
    by: str
    note: SafeString


def needs_shown(required: Required) -> tuple[ShownNeed, ...]:
    """All of them, what is always required first."""
    return tuple(need_shown(line) for line in required.lines)


def needs_origin(required: Required) -> str:
    """Who says it: ``oriëntatie: Startcatalogus vereisten, 2026``; nothing when nothing is known."""
    source = required.source
    return f"{nature_words(source.nature)}: {source_name(source)}" if source else ""


def need_shown(line: RequirementLine) -> ShownNeed:
    """One of them."""
    found = line.requirement
    unchecked = f" ({gettext('niet bevestigd')})" if found.sure is Sure.LAW else ""
    return ShownNeed(spoken(found.name), f"{_who(line)}: {spoken(found.ground)}{unchecked}", marked(line.note, "nl"))


def _who(line: RequirementLine) -> str:
    if not line.always:
        return gettext("vaak gevraagd")
    return gettext("verplicht") if line.requirement.sure is Sure.LAW else gettext("bijna elke werkgever vraagt dit")
