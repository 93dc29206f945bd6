"""The account of a person. What they may do follows from memberships and involvement, never from the account itself."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac


class UserManager(BaseUserManager["User"]):
    """Makes accounts; an e-mail address is kept in lower case, so that it names one person however it is typed."""

    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        """A new account. Without a password nobody can log in until one is set."""
        user = self.model(email=email.strip().lower(), name=name.strip())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The account with this e-mail address, however it is typed."""
        return self.get(email=(username or "").strip().lower())


class TextSize(models.IntegerChoices):
    """How large letters are, in percent of what the browser makes of them."""

    NORMAL = 100
    LARGER = 125
    LARGEST = 150


class User(AbstractBaseUser):
    """Somebody who can log in. An account is never deleted while the audit record names it; it is made inactive."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=150)
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    text_size = models.PositiveSmallIntegerField(choices=TextSize.choices, default=TextSize.NORMAL)
    calm_view = models.BooleanField(default=False)  # one task at a time, and nothing beside it
    welcomed = models.BooleanField(default=False)  # read what Hervat does for a werknemer, or passed it over
    passkey_offered = models.BooleanField(default=False)  # asked once, kindly; not at every login
    session_round = models.PositiveIntegerField(default=0)  # counts how often this person logged out everywhere: older sessions end

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="user_email_in_lower_case", condition=models.Q(email=Lower("email"))),
            models.CheckConstraint(name="user_text_size_known", condition=models.Q(text_size__in=TextSize.values)),
        ]

    def __str__(self) -> str:
        return str(self.id)  # never a name: this string can reach a log

    @property
    def first_name(self) -> str:
        """How someone is greeted."""
        return self.name.split(" ", 1)[0]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What ties a session to this account: it changes with the password, and when somebody logs out everywhere."""
        value = f"{self.password}:{self.session_round}"
        return salted_hmac("hervat.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()


class AttemptCount(models.Model):
    """How often something was tried: the table of Django's cache in the database, so that all processes count together.

    A key holds a hash of the address that was typed, never the address.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_counts"  # the LOCATION of the cache: project.logging_in

    def __str__(self) -> str:
        return "count"
