"""The dossier itself, and its place in the lists."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.organisations.models import Organisation
from hervat.domain.access.roles import Role


class NumberSeries(models.Model):
    """The last number that was given out; one row, locked while a dossier gets its own."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)


class Dossier(models.Model):
    """One case of one werknemer. As little about the person as possible; the dates stand in the facts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True)  # HV-0412: neutral, it may stand in an address
    werknemer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="own_dossiers")
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    function = models.CharField(max_length=120, blank=True)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)  # of the contract
    phone = models.CharField(max_length=40, blank=True)
    werkgever = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dossiers")
    bsn = models.BinaryField(null=True, blank=True)  # sealed
    bsn_index = models.CharField(max_length=64, blank=True, db_index=True)
    opened_on = models.DateField()  # from this day on the dossier is kept
    opened_at = models.DateTimeField(auto_now_add=True)
    imported = models.BooleanField(default=False)
    silent = models.BooleanField(default=False)  # no reminders: an imported dossier begins so
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)  # of the data on this row; who saves names the one they saw

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="dossier_one_open_per_bsn_and_werkgever",
                fields=["bsn_index", "werkgever"],
                condition=models.Q(closed_on__isnull=True) & ~models.Q(bsn_index=""),
            ),
            models.CheckConstraint(
                name="dossier_bsn_has_its_index",
                condition=models.Q(bsn__isnull=True, bsn_index="") | (models.Q(bsn__isnull=False) & ~models.Q(bsn_index="")),
            ),
        ]

    def __str__(self) -> str:
        return self.number  # never a name: this string can reach a log


class Closing(models.Model):
    """The dossier was closed, or opened again: by whom, when, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="closings")
    closes = models.BooleanField()  # False: opened again
    day = models.DateField()
    reason = models.CharField(max_length=60)
    remark = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_as = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.day}"


class Involvement(models.Model):
    """Somebody is involved in a dossier, in a role, for an organisation (the werknemer: for nobody), from a day until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="involvements")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="involvements")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="involvement_runs_forward",
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.CheckConstraint(
                name="involvement_of_a_professional_is_for_an_organisation",
                condition=models.Q(role=Role.WERKNEMER.value, organisation__isnull=True)
                | (~models.Q(role=Role.WERKNEMER.value) & models.Q(organisation__isnull=False)),
            ),
            models.UniqueConstraint(
                name="involvement_once_at_a_time",
                fields=["dossier", "user", "role"],
                condition=models.Q(last_day__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["user", "role", "organisation"], name="involvement_of_whom")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class ListRow(models.Model):
    """A dossier as lists show it, computed from its facts for one day. Can be thrown away and made again; the facts stay the truth."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.CASCADE, related_name="row")
    computed_on = models.DateField()
    rules_version = models.CharField(max_length=20)
    urgency = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField(null=True)  # None: before or after the wachttijd
    weeks = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=60, blank=True)
    step_number = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=24, blank=True)
    actor = models.CharField(max_length=24, blank=True)
    due = models.DateField(null=True)
    last_contact = models.DateField(null=True)
    decisions = models.PositiveSmallIntegerField(default=0)  # flags on which a human must decide
    spoor_2 = models.BooleanField(default=False)
    # The same for who may not know every step (hervat.domain.disclosure.lists).
    shared_urgency = models.PositiveSmallIntegerField()
    shared_step = models.CharField(max_length=60, blank=True)
    shared_step_number = models.PositiveSmallIntegerField(null=True)
    shared_state = models.CharField(max_length=24, blank=True)
    shared_actor = models.CharField(max_length=24, blank=True)
    shared_due = models.DateField(null=True)
    shared_decisions = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["urgency", "due"], name="row_by_urgency"),
            models.Index(fields=["computed_on"], name="row_by_day"),
        ]

    def __str__(self) -> str:
        return str(self.dossier_id)
