"""The FML's of the demo, filled in, signed and released by the same services that people use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from hervat.apps.dossiers.door import Entered
from hervat.apps.health.door import (
    FmlDraft,
    FmlSignature,
    GivenAnswer,
    NewRelease,
    begin_fml,
    fill_rubriek,
    fml_draft,
    release_fml,
    save_rubriek,
    sign_fml,
)
from hervat.domain.access.roles import Role
from hervat.domain.fml import Basis, NoPossibilities, VersionId, version

RUBRIEKEN = range(1, len(version(VersionId.B).rubrieken) + 1)
TO_EXPERT = NewRelease(recipient=Role.ARBEIDSDESKUNDIGE, reason="Onderzoek naar passend werk")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoList:
    """A signed list: what is limited, what was not assessed (all else has no limitation), and to whom it was released."""

    number: int  # of the dossier
    day: date
    limits: Mapping[str, GivenAnswer] = field(default_factory=dict)
    open_items: tuple[str, ...] = ()
    no_possibilities: NoPossibilities | None = None
    releases: tuple[NewRelease, ...] = ()
    is_draft: bool = False  # begun, not signed


def demo_lists(today: date) -> tuple[DemoList, ...]:
    """All of them, the oldest of a dossier first."""
    return (*_bouzid(today), *_dijkgraaf(today), _prins(today))


def load_list(entered: Entered, one: DemoList) -> None:
    """Fills it in, signs it on its day and releases it the day after, in the dossier that was entered."""
    begin_fml(entered, VersionId.B, Basis.FML)
    draft = fml_draft(entered)
    if not isinstance(draft, FmlDraft):
        raise RuntimeError("somebody else writes in the demo")
    for rubriek in RUBRIEKEN if one.no_possibilities is None else ():
        draft = fill_rubriek(entered, draft.id, rubriek, seen=draft.version)
        given = {item: answer for item, answer in one.limits.items() if item.startswith(f"{rubriek}.")}
        given |= {item: GivenAnswer() for item in one.open_items if item.startswith(f"{rubriek}.")}
        draft = save_rubriek(entered, draft.id, rubriek, given, seen=draft.version)
    if one.is_draft:
        return
    signature = FmlSignature(day=one.day, valid_from=one.day, has_possibilities=one.no_possibilities is None, ground=one.no_possibilities)
    number = sign_fml(entered, draft.id, signature, seen=draft.version, at=_at(one.day, 11))
    for release in one.releases:
        release_fml(entered, number, release, at=_at(min(one.day + timedelta(days=1), entered.acting.on), 9))


def _bouzid(today: date) -> tuple[DemoList, DemoList]:
    """Stiff and soon tired: lifting, standing and walking, and the hours, which grow. The third list is for who plays the doctor."""
    first = {
        "1.8": _set("4", "5"),
        "4.8": _code(2, side="beide"),
        "4.9": _code(1),
        "4.12": _code(2),
        "4.13": _code(3, "niet vaker dan 5 keer per uur"),
        "4.14": _code(3),
        "4.16": _code(2),
        "4.17": _code(2),
        "5.3": _code(2),
        "5.4": _code(2),
        "5.7": _code(1, "alleen kort en licht"),
        "6.1": _set("2"),
        "6.2": _code(4),
        "6.3": _code(4),
    }
    second = {
        **first,
        "1.8": _set("4"),
        "4.8": _code(1, side="beide"),
        "4.12": _code(1),
        "4.13": _code(2, "niet vaker dan 5 keer per uur"),
        "4.14": _code(1),
        "4.16": _code(1),
        "5.3": _code(1),
        "5.4": _code(1),
        "6.2": _code(3),
        "6.3": _code(3),
    }
    coach = NewRelease(
        recipient=Role.COACH,
        reason="Voor het zoeken naar passend werk: tillen, lopen, staan en uren",
        items=("4.13", "4.14", "4.16", "4.17", "5.3", "5.4", "6.1", "6.2", "6.3"),
    )
    open_items = ("2.6", "4.15", "4.18", "5.8")
    return (
        DemoList(number=412, day=today - timedelta(days=300), limits=first, open_items=(*open_items, "4.19"), releases=(TO_EXPERT,)),
        DemoList(number=412, day=today - timedelta(days=140), limits=second, open_items=open_items, releases=(TO_EXPERT, coach)),
    )


def _dijkgraaf(today: date) -> tuple[DemoList, DemoList]:
    """Knees: no kneeling, little climbing, and no long walks. The second list is being written, and asks a question."""
    limits = {
        "4.13": _code(1),
        "4.14": _code(1),
        "4.16": _code(1),
        "4.17": _code(1),
        "4.18": _code(1),
        "4.19": _code(2),
        "4.20": _code(3),
        "5.5": _code(1, "niet op één knie, hooguit enkele keren per dag"),
        "5.6": _code(1),
    }
    now = {**limits, "4.17": _code(2), "4.18": _code(2), "5.2": _code(2), "5.4": _code(2)}
    coach = NewRelease(recipient=Role.COACH, reason="Voor het zoeken naar ander werk", items=("4.16", "4.18", "4.19", "4.20"))
    return (
        DemoList(number=207, day=today - timedelta(days=240), limits=limits, open_items=("1.8",), releases=(TO_EXPERT, coach)),
        DemoList(number=207, day=today, limits=now, open_items=("1.8", "4.15", "6.1", "6.4"), is_draft=True),
    )


def _prins(today: date) -> DemoList:
    """Nothing can be asked of her now, so no work is looked for."""
    return DemoList(
        number=299, day=today - timedelta(days=21), no_possibilities=NoPossibilities.WISSELEND_OF_VERLIES, releases=(TO_EXPERT,)
    )


def _code(code: int, toelichting: str = "", side: str = "") -> GivenAnswer:
    return GivenAnswer((str(code),), toelichting, side)


def _set(*codes: str) -> GivenAnswer:
    return GivenAnswer(codes)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 12)))
