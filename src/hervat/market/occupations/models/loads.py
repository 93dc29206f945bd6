"""What work asks: the scores as they were published, and what follows from them, or was stated, per item of the FML."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hervat.market.occupations.models.concepts import TRUSTS, URI_LENGTH, Occupation
from hervat.market.provenance.models import Sourced


class ElementScore(Sourced):
    """One published number. ``code``: the URI of an occupation, a code of O*NET (``11-1011.00``) or of SOC (``11-1011``).

    O*NET: ``element`` and ``scale`` are its ids (``4.C.2.d.1.b`` on ``CX``), ``category`` that of a share (``CXP``). ORS: ``element`` is
    its requirement (``Lifting/carrying Seldom``), ``category`` its answer (``NEGLIGIBLE``), ``scale`` is ``ORS`` for a percentage and names
    the unit otherwise (``ORS hours``). ``value`` is null when it was not published; ``suppressed``: its publisher advises against it.
    """

    code = models.CharField(max_length=URI_LENGTH)
    element = models.CharField(max_length=120)
    scale = models.CharField(max_length=30)
    category = models.CharField(max_length=60, blank=True)
    value = models.FloatField(null=True)
    n = models.PositiveIntegerField(null=True)
    standard_error = models.FloatField(null=True)
    suppressed = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["element", "scale"], name="score_element")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="score_once", fields=["dataset", "code", "element", "scale", "category"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.element} {self.scale} {self.category}"


class OccupationLoad(Sourced):
    """What one item of the FML (version B) asks in an occupation, says one data set: a :class:`hervat.domain.matching.loads.Load`.

    ``bands``: ``[[low, high or null, share], ...]`` in the unit of the item; high null has no end. ``periods``: ``["evening", "night"]``.
    Exactly one of ``bands``, ``present`` and ``periods`` is there. ``graded``: ``present`` is no share of jobs. ``on``: the day the value
    is of, when it is not that of the data set.
    """

    occupation = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="loads")
    item = models.CharField(max_length=10)
    bands = models.JSONField(null=True)
    present = models.FloatField(null=True)
    graded = models.BooleanField(default=False)
    periods = models.JSONField(null=True)
    kenmerkend = models.BooleanField()
    confident = models.BooleanField()
    trust = models.CharField(max_length=1, choices=TRUSTS)
    on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="load_once", fields=["dataset", "occupation", "item"]),
            models.CheckConstraint(
                name="load_told_in_one_way",
                condition=Q(bands__isnull=False, present__isnull=True, periods__isnull=True)
                | Q(bands__isnull=True, present__isnull=False, periods__isnull=True)
                | Q(bands__isnull=True, present__isnull=True, periods__isnull=False),
            ),
            models.CheckConstraint(name="load_present_is_a_share", condition=Q(present__isnull=True) | Q(present__range=(0, 1))),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.item}"
