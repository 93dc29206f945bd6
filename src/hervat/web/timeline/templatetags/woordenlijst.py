"""Sentences in which the first use of a legal term leads to the glossary."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from hervat.web.timeline.glossary import FirstUses

register = template.Library()


@register.simple_tag(takes_context=True)
def uitgelegd(context: Context, sentence: str) -> SafeString | str:
    """The sentence; on the werknemer's face with the terms that this page did not use before as links. The page gives ``first_uses``."""
    first_uses: FirstUses | None = context.get("first_uses")
    return sentence if first_uses is None else first_uses.link(sentence)
