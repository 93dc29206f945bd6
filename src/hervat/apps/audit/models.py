"""The record of who read or changed what. Rows are added at the end, by ``services`` alone; the database refuses all else (``triggers``).

No column refers to another table of the product: the record outlives what it tells of.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hervat.apps.audit.entries import LONG, SHORT

MAC_LENGTH = 80
UPKEEP = ("backup", "chain")  # kinds of which the newest is asked for: a backup was made, the chain was verified


class AuditRecord(models.Model):
    """One act. ``mac`` proves its content, its subjects and ``previous``, the mac of the one before: a chain."""

    seq = models.PositiveBigIntegerField(primary_key=True)  # 1, 2, 3 ... without a gap
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    role = models.CharField(max_length=SHORT, blank=True)
    organisation = models.UUIDField(null=True)
    channel = models.CharField(max_length=SHORT)
    action = models.CharField(max_length=SHORT)
    kind = models.CharField(max_length=SHORT)
    object_id = models.CharField(max_length=LONG, blank=True)
    what = models.CharField(max_length=SHORT, blank=True)
    why = models.CharField(max_length=LONG, blank=True)
    deputy_for = models.UUIDField(null=True)
    session = models.CharField(max_length=SHORT, blank=True)
    previous = models.CharField(max_length=MAC_LENGTH, blank=True)
    mac = models.CharField(max_length=MAC_LENGTH)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="audit_of_user", fields=["actor", "seq"]),
            models.Index(name="audit_of_day", fields=["at"]),
            models.Index(name="audit_of_upkeep", fields=["kind", "seq"], condition=models.Q(kind__in=UPKEEP)),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="audit_seq_is_positive", condition=models.Q(seq__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.kind}"


class AuditSubject(models.Model):
    """A dossier that an act was about."""

    record = models.ForeignKey(AuditRecord, on_delete=models.PROTECT, related_name="subjects")
    dossier = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="audit_subject_once", fields=["dossier", "record"]),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} about {self.dossier}"


class AuditHead(models.Model):
    """The end of the chain: one row, locked by whoever adds to it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=MAC_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.CheckConstraint(name="audit_one_head", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"head at {self.seq}"
