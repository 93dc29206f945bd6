"""Is the record still what was written? Reads all of it once, part by part: memory does not grow with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import connections, router
from django.db.models import Exists, Max, OuterRef, Subquery

from hervat.apps.audit import triggers
from hervat.apps.audit.anchors import read_anchors
from hervat.apps.audit.content import content_of
from hervat.apps.audit.models import AuditHead, AuditRecord, AuditSubject
from hervat.apps.sealing import mac_holds, mac_key_is_known
from hervat.domain.text import Text, say

PART = 1000
MOST_PROBLEMS = 100
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError)  # what a field raises that was written around the product


class Problem(NamedTuple):
    """What is wrong, and at which record; ``seq`` is None for what is about the whole."""

    seq: int | None
    sentence: Text


@dataclass(frozen=True)
class Report:
    """``count`` records were read and ``anchors`` held against them. ``problems`` are the first hundred of ``problem_count``."""

    count: int
    anchors: int
    problem_count: int
    problems: tuple[Problem, ...]


def verify() -> Report:
    """Holds the whole chain against its macs, its head, its triggers and the anchors. Raises KeyUnavailable and DatabaseError.

    May run while others write: it looks as far as the end was when it began.
    """
    walk = _Walk()
    problems: list[Problem] = []
    count = 0
    for problem in _problems(walk):
        count += 1
        if count <= MOST_PROBLEMS:
            problems.append(problem)
    return Report(walk.count, walk.anchors, count, tuple(problems))


class _Walk:
    """Where the walk along the chain is: the last record passed, how many were passed, and the anchors still to come, by record."""

    def __init__(self) -> None:
        self.seq = self.count = self.anchors = 0
        self.mac = ""
        self.ahead: dict[int, list[str]] = defaultdict(list)

    def read_anchors(self) -> Iterator[Problem]:
        for number, anchor in read_anchors():
            if anchor is None:
                yield Problem(None, say("Regel {number} van het bestand met ankers is niet door Hervat geschreven.", number=number))
            else:
                self.anchors += 1
                self.ahead[anchor.seq].append(anchor.mac)

    def step(self, record: AuditRecord, subjects: Iterable[UUID]) -> Iterator[Problem]:
        """Passes one record."""
        if record.seq != self.seq + 1:
            yield Problem(record.seq, say("Voor record {seq} ontbreken er records, vanaf {first}.", seq=record.seq, first=self.seq + 1))
        elif record.previous != self.mac:
            yield Problem(record.seq, say("Record {seq} sluit niet aan op het record ervoor.", seq=record.seq))
        if not mac_key_is_known(record.mac):
            yield Problem(record.seq, say("Record {seq} is met een onbekende sleutel geschreven.", seq=record.seq))
        elif not mac_holds(content_of(record, subjects), record.mac):
            yield Problem(record.seq, say("Record {seq} is veranderd nadat het geschreven was.", seq=record.seq))
        if any(mac != record.mac for mac in self.ahead.pop(record.seq, ())):
            yield Problem(record.seq, say("Record {seq} is een ander dan toen het als anker is bewaard.", seq=record.seq))
        self.seq, self.mac = record.seq, record.mac
        self.count += 1


def _problems(walk: _Walk) -> Iterator[Problem]:
    for name in sorted(triggers.missing(connections[router.db_for_read(AuditRecord)])):
        yield Problem(None, say("De beveiliging {name} ontbreekt in de database of staat uit.", name=name))
    yield from walk.read_anchors()
    try:
        head, newest = _ends()
        yield from _along(walk, max(newest, head.seq if head else 0))
        yield from _at_the_end(walk, head)
    except UNREADABLE:
        yield Problem(walk.seq + 1, say("Na record {seq} staat er iets dat niet te lezen is.", seq=walk.seq))
        return
    for seq in sorted(walk.ahead):
        yield Problem(seq, say("Record {seq} is als anker bewaard en is er niet meer.", seq=seq))


def _ends() -> tuple[AuditHead | None, int]:
    """The head and the number of the newest record, as they were at one moment."""
    newest = AuditRecord.objects.order_by("-seq").values("seq")[:1]
    head = AuditHead.objects.annotate(newest=Subquery(newest)).first()
    if head is None:
        return None, AuditRecord.objects.aggregate(newest=Max("seq"))["newest"] or 0
    return head, head.newest or 0


def _along(walk: _Walk, last: int) -> Iterator[Problem]:
    """Passes all records up to ``last``."""
    start = 0
    while start < last:
        records = list(AuditRecord.objects.filter(seq__gt=start, seq__lte=last).order_by("seq")[:PART])
        end = records[-1].seq if len(records) == PART else last
        subjects: dict[int, list[UUID]] = defaultdict(list)
        listed = AuditSubject.objects.filter(record_id__gt=start, record_id__lte=end).values_list("record_id", "dossier")
        for seq, dossier in listed:
            subjects[seq].append(dossier)
        for record in records:
            yield from walk.step(record, subjects.pop(record.seq, ()))
        start = end


def _at_the_end(walk: _Walk, head: AuditHead | None) -> Iterator[Problem]:
    if head is None:
        yield Problem(None, say("Het einde van het register ontbreekt."))
    elif (head.seq, head.mac) != (walk.seq, walk.mac):
        yield Problem(
            walk.seq, say("Het register eindigt bij record {seq}, maar zegt te eindigen bij {said}.", seq=walk.seq, said=head.seq)
        )
    with_record = AuditRecord.objects.filter(seq=OuterRef("record_id"))
    seq = AuditSubject.objects.filter(~Exists(with_record)).values_list("record_id", flat=True).first()
    if seq is not None:
        yield Problem(seq, say("Er horen dossiers bij record {seq}, dat er niet is.", seq=seq))
