"""What occupations are called, and finding one by the beginning of one of its names, as somebody types it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from hervat.market.occupations.models import LabelKind, Occupation, OccupationLabel

LEAST = 2  # letters
MOST_LOOKED_AT = 1000
PREFERRED_FIRST = {LabelKind.PREFERRED.value: 0, LabelKind.ALTERNATIVE.value: 1, LabelKind.HIDDEN.value: 2}


def search_occupations(text: str, *, language: str = "nl", most: int = 20) -> dict[str, str]:
    """Those with a name in ``language`` that begins with ``text``, or in which a word does: names of its own first, the shortest first.

    By URI the name by which it was found, when that is not its own; empty otherwise.
    """
    wanted = " ".join(text.split())
    if len(wanted) < LEAST:
        return {}
    begins = Q(text__istartswith=wanted) | Q(text__icontains=f" {wanted}")
    rows = OccupationLabel.objects.filter(begins, language=language, occupation__in=Occupation.objects.all()).order_by("pk")
    best: dict[str, tuple[tuple[bool, int, int, str], str]] = {}
    for uri, label, kind in rows.values_list("occupation_id", "text", "kind")[:MOST_LOOKED_AT]:
        order = (not label.lower().startswith(wanted.lower()), PREFERRED_FIRST[kind], len(label), label)
        if uri not in best or order < best[uri][0]:
            best[uri] = (order, "" if kind != LabelKind.ALTERNATIVE else label)
    return {uri: best[uri][1] for uri in sorted(best, key=lambda uri: (best[uri][0], uri))[:most]}


def labels_of(uris: Collection[str], language: str = "nl") -> dict[str, str]:
    """The names of occupations by URI, in ``language`` where they have one; unknown URIs are left out."""
    rows = Occupation.objects.filter(pk__in=list(uris)).values_list("pk", "label", "label_en")
    return {uri: (dutch or english) if language == "nl" else (english or dutch) for uri, dutch, english in rows}
