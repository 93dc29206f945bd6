"""What is sent to the API: read by hand, so that what is too large is never held and every wrong field gets a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.utils.translation import get_language, gettext

from hervat.api.facts_json import MAX_BYTES, TOO_LARGE, NotReadable, read_json
from hervat.domain.text import Text, say


class Refused(Exception):
    """A request that is not looked into: the status it gets, and what was expected."""

    def __init__(self, status: int, sentence: Text) -> None:
        self.status = status
        self.sentence = sentence
        super().__init__(status, sentence)


def json_of(request: HttpRequest) -> object:
    """The JSON that was sent. Raises :class:`Refused` when it is not JSON as it is, more than we take, or not there in time."""
    if request.content_type != "application/json":
        raise Refused(415, say("Stuur de gegevens als JSON, met Content-Type: application/json."))
    encoding = request.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise Refused(415, say("Stuur de gegevens zoals ze zijn, zonder Content-Encoding {encoding}.", encoding=encoding[:40]))
    try:
        raw = request.read(MAX_BYTES + 1)
    except UnreadablePostError:
        raise Refused(408, say("Het verzoek kwam niet op tijd helemaal binnen. Stuur het opnieuw.")) from None
    if len(raw) > MAX_BYTES:
        raise Refused(413, TOO_LARGE)
    try:
        return read_json(raw)
    except NotReadable as error:
        raise Refused(400, error.sentence) from None


def refuse_unknown_questions(request: HttpRequest, known: Iterable[str]) -> None:
    """A misspelt name after the question mark would otherwise pass without a word."""
    names = tuple(known)
    unknown = sorted(request.GET.keys() - set(names))
    if not unknown:
        return
    if not names:
        raise Refused(400, say("Na het vraagteken kan hier niets staan, ook niet {name}.", name=unknown[0][:40]))
    raise Refused(400, say("Na het vraagteken kan hier alleen {known} staan, niet {name}.", known=", ".join(names), name=unknown[0][:40]))


def said(sentence: Text) -> str:
    """The sentence in the language of the answer."""
    return sentence.render(get_language() or "nl", gettext)
