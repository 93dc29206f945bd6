"""What the templates of the labour market need besides the shared components."""

from __future__ import annotations

from django import template

from hervat.web.market.saying import number

register = template.Library()


@register.filter
def getal(value: int) -> str:
    """A number with the dots (or commas) of the language of the page."""
    return number(value)
