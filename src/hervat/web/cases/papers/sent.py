"""A file that came along with a form."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext

from hervat.apps.documents.inspection import EXTENSIONS, MAX_MEGABYTES
from hervat.apps.documents.services import CheckedFile, check_file
from hervat.apps.dossiers.door import Entered
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import DocumentKind
from hervat.integrations.clamd.adapter import scanner

NAME = "bestand"


def sent_file(request: HttpRequest) -> UploadedFile[bytes] | None:
    """The file of this request; None when none was chosen."""
    sent = request.FILES.get(NAME)
    return sent if isinstance(sent, UploadedFile) else None


def check_sent(entered: Entered, kind: DocumentKind, sent: UploadedFile[bytes]) -> CheckedFile:
    """Has it looked at. Raises :class:`WrongFields` (``file``) or :class:`Refused`."""
    name, declared, content = sent.name or "", sent.content_type or "", sent.read()
    return check_file(entered, kind=kind, name=name, declared_type=declared, content=content, scanner=scanner(settings.CLAMD))


def file_hint(entered: Entered) -> str:
    """What may be sent; to who is no doctor also what may not."""
    said = gettext("%(kinds)s. Hooguit %(most)d MB.") % {"kinds": ", ".join(EXTENSIONS), "most": MAX_MEGABYTES}
    if entered.acting.role is Role.BEDRIJFSARTS:
        return said
    return gettext("Staat er medische informatie in? Verstuur het dan niet.") + " " + said
