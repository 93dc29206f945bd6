"""The tables of the vault. What they hold is sealed with keys of its own; nothing outside this app imports them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.dossiers.models import Dossier
from hervat.apps.organisations.models import Organisation
from hervat.domain.access.roles import Role
from hervat.domain.dossier.asking import DATUM_OF
from hervat.domain.dossier.vault import DELEGABLE, Task, VaultKind

KIND_VALUES = [kind.value for kind in VaultKind]
TASK_VALUES = [task.value for task in Task]
DELEGABLE_VALUES = [datum.value for datum in DELEGABLE]
RECIPIENTS = [Role.ARBEIDSDESKUNDIGE.value, Role.COACH.value]  # who sees (part of) an FML only when it was released to them
ASKERS = [role.value for role in DATUM_OF]


class VaultRecord(models.Model):
    """One medical record. Until it is signed it is a draft, for its author alone; from then on the database refuses every change.

    A correction is a record of its own that ``replaces`` an earlier one: several people may be writing one, the first to sign is the next
    version.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, choices=[(value, value) for value in KIND_VALUES])
    day = models.DateField()  # the day it is about
    text = models.BinaryField()  # sealed; see vault.contents
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)  # of the draft; who saves names the one they saw
    signed_at = models.DateTimeField(null=True, blank=True)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="vault_kind_known", condition=models.Q(kind__in=KIND_VALUES)),
            models.CheckConstraint(
                name="vault_replaces_another", condition=models.Q(replaces__isnull=True) | ~models.Q(replaces=models.F("id"))
            ),
            models.UniqueConstraint(
                name="vault_one_next_version", fields=["replaces"], condition=models.Q(replaces__isnull=False, signed_at__isnull=False)
            ),
            models.UniqueConstraint(
                name="vault_one_correction_each",
                fields=["replaces", "author"],
                condition=models.Q(replaces__isnull=False, signed_at__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "day"], name="vault_of_dossier")]

    def __str__(self) -> str:
        return str(self.id)


class VaultFile(models.Model):
    """A file that belongs to a record. What it is called is sealed too: a name can say what somebody has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(VaultRecord, on_delete=models.PROTECT, related_name="files")
    key = models.UUIDField(unique=True)  # in the store of files
    details = models.BinaryField()  # sealed JSON: name, media_type, size, sha256
    scanned = models.BooleanField()  # a scanner looked and found nothing; False: nobody could look
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.id)


class Typed(models.Model):
    """What somebody typed in a form of the medical pages and did not send yet; sealed, only for who typed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=200)  # the address of the form, without language
    text = models.BinaryField()  # sealed JSON: field -> what was typed
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="vault_typed_once_a_form", fields=["user", "form"])
        ]

    def __str__(self) -> str:
        return str(self.id)


class Delegation(models.Model):
    """The bedrijfsarts ``giver`` lets a colleague know one kind of medical data for a task, from a day until a day.

    ``dossier`` None: in every dossier in which the giver is the bedrijfsarts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    datum = models.CharField(max_length=40, choices=[(value, value) for value in DELEGABLE_VALUES])
    task = models.CharField(max_length=40, choices=[(value, value) for value in TASK_VALUES])
    instruction = models.BinaryField(null=True, blank=True)  # sealed: what the giver asks, in own words
    first_day = models.DateField()
    last_day = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="delegation_runs_forward", condition=models.Q(last_day__gte=models.F("first_day"))),
            models.CheckConstraint(name="delegation_is_to_another", condition=~models.Q(colleague=models.F("giver"))),
            models.CheckConstraint(name="delegation_of_what_can_be", condition=models.Q(datum__in=DELEGABLE_VALUES, task__in=TASK_VALUES)),
            models.CheckConstraint(
                name="delegation_revoked_by_somebody",
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["colleague", "organisation"], name="delegation_to_whom")]

    def __str__(self) -> str:
        return str(self.id)


class FmlRecord(models.Model):
    """One functionele mogelijkhedenlijst, or an inzetbaarheidsprofiel with the same items: a judgement of a bedrijfsarts.

    Until it is signed it is a draft of one author; an organisation has at most one of a dossier. From then on the database refuses every
    change: a correction is the next number. What was judged is sealed; only days, numbers and people stand here in the open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)  # its version in the dossier, from 1; given when it is signed
    day = models.DateField(null=True, blank=True)  # of the judgement
    valid_from = models.DateField(null=True, blank=True)
    content = models.BinaryField()  # sealed JSON; see vault.fml.contents
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    told_at = models.DateTimeField()  # when the record of looks last heard that the draft changes: not at every key
    version = models.PositiveIntegerField(default=1)  # of the draft; who saves names the one they saw
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="fml_signed_is_whole",
                condition=models.Q(signed_at__isnull=True, number__isnull=True)
                | models.Q(signed_at__isnull=False, number__gte=1, day__isnull=False, valid_from__isnull=False),
            ),
            models.UniqueConstraint(name="fml_number_once", fields=["dossier", "number"], condition=models.Q(number__isnull=False)),
            models.UniqueConstraint(name="fml_one_draft", fields=["dossier", "organisation"], condition=models.Q(signed_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class FmlRelease(models.Model):
    """A signed FML, or some items of it, that the bedrijfsarts showed to who works with it. It can be taken back, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fml = models.ForeignKey(FmlRecord, on_delete=models.PROTECT, related_name="releases")
    recipient = models.CharField(max_length=40, choices=[(value, value) for value in RECIPIENTS])  # a role in the dossier
    content = models.BinaryField()  # sealed JSON: reason, items
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="fml_release_to_known", condition=models.Q(recipient__in=RECIPIENTS)),
            models.CheckConstraint(
                name="fml_release_taken_back_by",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
            models.UniqueConstraint(name="fml_released_once", fields=["fml", "recipient"], condition=models.Q(withdrawn_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class DoctorQuestion(models.Model):
    """What somebody in a dossier asks its bedrijfsarts about what can be done in work: never a fact, and never changed.

    ``to`` is the organisation whose bedrijfsarts answers. What is asked is sealed; who asked, as what and when stands here in the open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    content = models.BinaryField()  # sealed JSON: text, subject; see vault.questions.contents
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40, choices=[(value, value) for value in ASKERS])
    asked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="doctor_question_by_known", condition=models.Q(author_role__in=ASKERS)),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "to"], name="doctor_question_of_dossier")]

    def __str__(self) -> str:
        return str(self.id)


class DoctorAnswer(models.Model):
    """What the bedrijfsarts answered: in words, with a signed FML, or both. A later answer adds to it; none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(DoctorQuestion, on_delete=models.PROTECT, related_name="answers")
    content = models.BinaryField()  # sealed JSON: text
    fml = models.ForeignKey(FmlRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
