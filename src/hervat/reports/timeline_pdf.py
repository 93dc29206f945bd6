"""A timeline as a PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a): one file, nothing from outside.

For a professional A4 landscape with the picture, all steps and how every date was reached; for the werknemer A4 portrait with the steps in
plain words. The same timeline gives the same bytes: the fonts are our own, and the only date in the file is the day of the timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hervat.domain.law.results import Timeline
from hervat.domain.text import Translate, untranslated
from hervat.reports.paper import Busy, make_pdf
from hervat.reports.sheet import document, plain_document
from hervat.reports.words import Face

__all__ = ["Busy", "timeline_pdf"]

SHEETS: Mapping[Face, tuple[str, Callable[[Timeline, str, Translate], dict[str, object]]]] = {
    Face.PROFESSIONAL: ("timeline.typ", document),
    Face.WERKNEMER: ("werknemer.typ", plain_document),
}


def timeline_pdf(
    timeline: Timeline, language: str = "nl", translate: Translate = untranslated, face: Face = Face.PROFESSIONAL, title: str = ""
) -> bytes:
    """The document in ``language`` (``nl`` or ``en``) for who reads. One at a time in a process; raises :class:`Busy` after two seconds.

    ``title`` stands above it in place of the name of the clock; a dossier gives its number, never a name.
    """
    template, content = SHEETS[face]
    filled = content(timeline, language, translate)
    if title:
        filled["labels"] = {**_labels(filled), "title": title}
    return make_pdf(template, filled)


def _labels(filled: Mapping[str, object]) -> Mapping[str, object]:
    labels = filled.get("labels")
    return labels if isinstance(labels, Mapping) else {}
