"""Which files are taken: those that only show, are what they say they are, and that the other can open."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from hervat.apps.documents.formats.docx import inspect_docx
from hervat.apps.documents.formats.odt import inspect_odt
from hervat.apps.documents.formats.pdf import inspect_pdf
from hervat.apps.documents.formats.pictures import inspect_jpeg, inspect_png
from hervat.apps.documents.formats.text import inspect_text
from hervat.apps.documents.names import clean_name, extension_of
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import Text, say

MEGABYTE = 1024 * 1024
MAX_MEGABYTES = 25
MAX_BYTES = MAX_MEGABYTES * MEGABYTE

EMPTY = say("Dit bestand is leeg. Kies een ander bestand, of sla het opnieuw op.")
KINDS_WE_TAKE = say(
    "Dit soort bestand nemen wij niet aan. Stuur een pdf, een document (.docx of .odt), een foto (.jpg of .png) of tekst (.txt)."
)
IS_HEIC = say("Dit is een foto in HEIC. Niet iedereen kan die openen. Sla de foto op als jpg en stuur die.")
OLD_OR_MACRO = say("Dit is een document met macro’s of van een oude Word. Sla het op als .docx of als pdf en stuur dat bestand.")
OTHER_CONTENT = say(
    "De naam van dit bestand eindigt op .{extension}, maar de inhoud is iets anders. Sla het opnieuw op en stuur het nog eens."
)
UNREADABLE = say("Dit bestand is niet te lezen. Sla het opnieuw op en stuur het nog eens.")


@dataclass(frozen=True)
class Inspected:
    """A file that is taken. ``size`` is in bytes, ``sha256`` in hexadecimal; ``media_type`` is what we found, not what was declared."""

    name: str
    media_type: str
    extension: str
    size: int
    sha256: str


@dataclass(frozen=True)
class _Kind:
    media_type: str
    inspect: Callable[[bytes], None]
    also: frozenset[str] = frozenset()


_ZIP = frozenset({"application/zip", "application/x-zip", "application/x-zip-compressed"})
_JPEG = _Kind("image/jpeg", inspect_jpeg, frozenset({"image/jpg", "image/pjpeg"}))
_KINDS: Mapping[str, _Kind] = {
    "pdf": _Kind("application/pdf", inspect_pdf, frozenset({"application/x-pdf", "application/acrobat"})),
    "docx": _Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", inspect_docx, _ZIP | {"application/msword"}),
    "odt": _Kind("application/vnd.oasis.opendocument.text", inspect_odt, _ZIP),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": _Kind("image/png", inspect_png, frozenset({"image/x-png"})),
    "txt": _Kind("text/plain", inspect_text),
}
EXTENSIONS = tuple(_KINDS)
_SENTENCES = {
    "heic": IS_HEIC,
    "heif": IS_HEIC,
    "doc": OLD_OR_MACRO,
    "dot": OLD_OR_MACRO,
    "docm": OLD_OR_MACRO,
    "dotm": OLD_OR_MACRO,
    "dotx": OLD_OR_MACRO,
}
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download", "application/force-download"})


def inspect(name: str, declared_type: str, content: BinaryIO | bytes) -> Inspected:
    """What this file is, when it may be taken. Raises :class:`Refused` with a sentence for who sent it.

    ``declared_type`` is what the browser said; it may say nothing, but not something else. A stream is read from its start, and is at its
    start again afterwards.
    """
    kind, extension, cleaned = _kind_of(name)
    raw = _bounded(content)
    _refuse_other_declaration(kind, extension, declared_type)
    _refuse_other_content(kind, extension, raw)
    try:
        kind.inspect(raw)
    except Refused:
        raise
    except Exception as error:  # whatever a file makes us trip over, it is the file that is refused
        raise Refused(UNREADABLE) from error
    return Inspected(cleaned, kind.media_type, extension, len(raw), hashlib.sha256(raw).hexdigest())


def too_large(size: int) -> Text:
    """The sentence for a file of ``size`` bytes, more than is taken."""
    return say(
        "Dit bestand is te groot: {size} MB. Het mag {most} MB zijn.", size=max(-(-size // MEGABYTE), MAX_MEGABYTES + 1), most=MAX_MEGABYTES
    )


def _kind_of(name: str) -> tuple[_Kind, str, str]:
    cleaned = clean_name(name)
    extension = extension_of(cleaned)
    kind = _KINDS.get(extension)
    if kind is None:
        raise Refused(_SENTENCES.get(extension, KINDS_WE_TAKE))
    return kind, extension, cleaned


def _bounded(content: BinaryIO | bytes) -> bytes:
    """All of it. Raises :class:`Refused` for nothing, and for too much without reading that."""
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > MAX_BYTES:
        raise Refused(too_large(size))
    raw = content if isinstance(content, bytes) else stream.read(MAX_BYTES + 1)
    stream.seek(0)
    if not raw:
        raise Refused(EMPTY)
    if len(raw) > MAX_BYTES:
        raise Refused(too_large(len(raw)))
    return raw


def _refuse_other_declaration(kind: _Kind, extension: str, declared_type: str) -> None:
    """Browsers derive the type from the name, so another one is a form that someone made by hand."""
    declared = declared_type.partition(";")[0].strip().lower()
    if declared not in _SAYS_NOTHING and declared != kind.media_type and declared not in kind.also:
        raise Refused(OTHER_CONTENT.fill(extension=extension))


def _refuse_other_content(kind: _Kind, extension: str, raw: bytes) -> None:
    """Recognises what a file is by how it begins, for the clearest sentence; the inspection of its kind then decides."""
    if raw[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim", b"ftyphevc"):
        raise Refused(IS_HEIC)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(OLD_OR_MACRO)
    if kind.media_type == "text/plain":
        return
    try:
        found = {match.mime_type for match in puremagic.magic_string(raw[:4096])}
    except puremagic.PureError:
        found = set()
    if kind.media_type not in found and found.isdisjoint(kind.also):
        raise Refused(OTHER_CONTENT.fill(extension=extension))


__all__ = ["EXTENSIONS", "MAX_BYTES", "MAX_MEGABYTES", "Inspected", "Refused", "inspect", "too_large"]
