"""Documents of a dossier. What they are called is sealed, for a name can say too much; what is in them stands sealed in the store."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.documents.scanning import Outcome
from hervat.apps.dossiers.models import Dossier, Event
from hervat.apps.organisations.models import Organisation
from hervat.domain.disclosure.matrix import matrix
from hervat.domain.dossier.documents import KINDS, DocumentKind

OUTSIDE_THE_VAULT = [kind for kind in DocumentKind if not matrix()[KINDS[kind].datum].medical]


class Document(models.Model):
    """A file in a dossier. It is never changed: a better one is added, and one that should not be here is taken out with a reason.

    The same file may stand here twice as two kinds: else who may not see the first would learn of it by adding the second.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documents")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in OUTSIDE_THE_VAULT])
    day = models.DateField()  # the day on the document
    key = models.UUIDField(unique=True)  # in the store of files
    details = models.BinaryField()  # sealed JSON: name, media_type, size, sha256; name and sha256 are empty once it was removed
    fingerprint = models.CharField(max_length=64, blank=True)  # a blind index of the content, to notice the same file twice; empty then
    scan = models.CharField(max_length=20, choices=[(found.value, found.value) for found in Outcome])
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_as = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    removal_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="document_once_a_kind", fields=["dossier", "kind", "fingerprint"], condition=models.Q(removed_at__isnull=True)
            ),
            models.CheckConstraint(name="document_is_not_medical", condition=models.Q(kind__in=[kind.value for kind in OUTSIDE_THE_VAULT])),
            models.CheckConstraint(
                name="document_removed_with_a_reason",
                condition=models.Q(removed_at__isnull=True, removal_reason="")
                | (models.Q(removed_at__isnull=False) & ~models.Q(removal_reason="")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "day"], name="document_of_dossier")]

    def __str__(self) -> str:
        return str(self.id)
