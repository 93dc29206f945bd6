"""Organisations, the people who work for them, who stands in for whom, who is invited, and which programs act for somebody."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Length, Lower
from django.db.models.lookups import Exact

from hervat.domain.access.actor import Scope
from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role

ROLE_CHOICES = [(role.value, role.value) for role in Role]
ROLE_VALUES = [role.value for role in Role]
PROFESSIONAL_CHOICES = [(role.value, role.value) for role in Role if role in PROFESSIONAL_ROLES]


class Organisation(models.Model):
    """A body. It may be werkgever, arbodienst, bureau and insurer at once: many are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kvk_number = models.CharField(max_length=8, blank=True)
    is_werkgever = models.BooleanField(default=False)
    is_arbodienst = models.BooleanField(default=False)
    is_bureau = models.BooleanField(default=False)
    is_insurer = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="organisation_kvk_number_whole", condition=models.Q(kvk_number="") | models.Q(Exact(Length("kvk_number"), 8))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody works for an organisation in a role, from a day until a day (the last day included; empty: still)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=PROFESSIONAL_CHOICES)
    is_admin = models.BooleanField(default=False)  # may invite people and end memberships of this organisation
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="membership_runs_forward",
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.UniqueConstraint(
                name="membership_once_at_a_time",
                fields=["user", "organisation", "role"],
                condition=models.Q(last_day__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Deputation(models.Model):
    """Somebody stands in for an absent colleague: sees the cases of the other, in the other's role, from a day until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deputations")
    role = models.CharField(max_length=40, choices=PROFESSIONAL_CHOICES)
    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputations_for_me")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputations_by_me")
    first_day = models.DateField()
    last_day = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="deputation_runs_forward", condition=models.Q(last_day__gte=models.F("first_day"))),
            models.CheckConstraint(name="deputation_is_by_another", condition=~models.Q(deputy=models.F("absent"))),
        ]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.absent_id}"


class Invitation(models.Model):
    """Somebody is asked, by mail, to work for an organisation in a role, or to follow their own case.

    Only a hash of the token is kept: whoever reads the table cannot accept. ``dossier`` is the id of a case; no key, for cases are built on
    this app and not the other way round.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=40, choices=ROLE_CHOICES)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations")
    is_admin = models.BooleanField(default=False)
    dossier = models.UUIDField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["email"], name="invitation_by_email")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="invitation_email_in_lower_case", condition=models.Q(email=Lower("email"))),
            models.CheckConstraint(name="invitation_role_known", condition=models.Q(role__in=ROLE_VALUES)),
            models.CheckConstraint(
                name="invitation_is_for_a_case_or_an_organisation",
                condition=models.Q(role=Role.WERKNEMER.value, dossier__isnull=False, is_admin=False)
                | (~models.Q(role=Role.WERKNEMER.value) & models.Q(dossier__isnull=True, organisation__isnull=False)),
            ),
            models.CheckConstraint(name="invitation_runs_forward", condition=models.Q(expires_at__gt=models.F("made_at"))),
            models.CheckConstraint(
                name="invitation_accepted_by_somebody",
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_ends_once", condition=models.Q(accepted_at__isnull=True) | models.Q(revoked_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ApiToken(models.Model):
    """With this a program acts for somebody, in one role and organisation. Only a hash is kept; the token itself is shown once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="api_tokens")
    role = models.CharField(max_length=40, choices=PROFESSIONAL_CHOICES)
    may_write = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    last_day = models.DateField()  # the last day on which it works
    last_used_on = models.DateField(null=True, blank=True)  # the day only: not when somebody works
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_on", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="token_runs_forward", condition=models.Q(last_day__gte=models.F("made_on"))),
            models.CheckConstraint(name="token_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def scopes(self) -> frozenset[Scope]:
        """What a program may do with it."""
        return frozenset(Scope) if self.may_write else frozenset({Scope.READ})


class Engagement(models.Model):
    """An arbodienst, bureau or verzuimdesk works for a werkgever, so that its people can be involved in the werkgever's dossiers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    werkgever = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="engagements")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="clients")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="engagement_is_of_another", condition=~models.Q(provider=models.F("werkgever"))),
            models.CheckConstraint(
                name="engagement_runs_forward",
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.UniqueConstraint(
                name="engagement_once_at_a_time", fields=["werkgever", "provider"], condition=models.Q(last_day__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} for {self.werkgever_id}"
