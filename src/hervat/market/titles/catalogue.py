"""The labels of the labour market, read from the store once and kept in this process until the store changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from hervat.market.occupations.models import Occupation, OccupationLabel
from hervat.market.provenance.queries import stamp
from hervat.market.titles.answers import Kind, LabelRow, TitleAnswer
from hervat.market.titles.finder import TOP, TitleFinder

PORTION = 5000


class _Kept:
    """The finder that was made last, and the stamp of the store at that time."""

    lock = threading.Lock()
    stamp: str | None = None
    finder: TitleFinder | None = None


def find(title: str, top: int = TOP) -> TitleAnswer:
    """What a job title may mean on this labour market. Takes a second or two after an import, and milliseconds from then on."""
    return load_finder().find(title, top)


def has_occupations() -> bool:
    """Whether there is anything to find."""
    return Occupation.objects.exists()


def load_finder() -> TitleFinder:
    """The finder over all labels of the store. One query while nothing was imported."""
    with _Kept.lock:
        now = stamp()
        if _Kept.finder is None or _Kept.stamp != now:
            _Kept.finder = TitleFinder(_rows())
            _Kept.stamp = now  # of before the reading: an import meanwhile makes the next one read again
        return _Kept.finder


def forget_finder() -> None:
    """Lets go of what is kept; the next one who asks reads the store."""
    with _Kept.lock:
        _Kept.stamp = _Kept.finder = None


def _rows() -> Iterator[LabelRow]:
    """First what each occupation is called, then all its labels, always in the same order."""
    iscos: dict[str, str] = {}
    for uri, isco, label, label_en in Occupation.objects.order_by("pk").values_list("uri", "isco", "label", "label_en").iterator(PORTION):
        iscos[uri] = isco
        if label:
            yield LabelRow(uri, label, Kind.PREFERRED, "nl", isco)
        elif label_en:
            yield LabelRow(uri, label_en, Kind.PREFERRED, "en", isco)
    fields = ("occupation_id", "kind", "language", "text")
    for uri, kind, language, text in OccupationLabel.objects.order_by(*fields, "pk").values_list(*fields).iterator(PORTION):
        if uri in iscos:
            yield LabelRow(uri, text, kind, language, iscos[uri])
