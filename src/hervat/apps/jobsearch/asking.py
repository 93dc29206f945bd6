"""Whether a search can be kept: what it asks must be something, so that not every vacancy is mailed."""

from __future__ import annotations

from hervat.domain.fields import FieldError
from hervat.domain.text import say
from hervat.market.search.request import SearchRequest


def check_search(request: SearchRequest) -> list[FieldError]:
    """What is wrong with it; nothing when it can be kept."""
    if not (request.words.strip() or request.occupation or request.near.strip() or request.province):
        return [FieldError("", say("Vul in wat u zoekt, of waar."))]
    return []
