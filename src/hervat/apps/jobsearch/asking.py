"""Whether a search can be kept: it must be something that can be asked, and ask something, so that not every vacancy is mailed."""

from __future__ import annotations

from hervat.domain.fields import FieldError
from hervat.domain.text import say
from hervat.market.search.asking import WrongQuestion, to_query
from hervat.market.search.request import SearchRequest


def check_search(request: SearchRequest) -> list[FieldError]:
    """What is wrong with it, by the field of the request; nothing when it can be kept."""
    if not (request.words.strip() or request.occupation or request.near.strip() or request.province):
        return [FieldError("words", say("Vul in wat u zoekt, of waar."))]
    try:
        to_query(request)
    except WrongQuestion as wrong:
        return [FieldError(wrong.field, wrong.sentence)]
    return []
