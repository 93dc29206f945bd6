"""A file that came along with a form."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext

from hervat.apps.documents.inspection import MAX_MEGABYTES
from hervat.apps.documents.services import CheckedFile, check_file
from hervat.apps.dossiers.door import Entered
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import DocumentKind
from hervat.integrations.clamd.adapter import scanner
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import FileField

NAME = "bestand"


def sent_file(request: HttpRequest) -> UploadedFile[bytes] | None:
    """The file of this request; None when none was chosen."""
    sent = request.FILES.get(NAME)
    return sent if isinstance(sent, UploadedFile) else None


def check_sent(entered: Entered, kind: DocumentKind, sent: UploadedFile[bytes]) -> CheckedFile:
    """Has it looked at. Raises :class:`WrongFields` (``file``) or :class:`Refused`."""
    name, declared, content = sent.name or "", sent.content_type or "", sent.read()
    return check_file(entered, kind=kind, name=name, declared_type=declared, content=content, scanner=scanner(settings.CLAMD))


def file_field(entered: Entered, typed: Typed, label: str) -> FileField:
    """Asks for a file, and says what may be sent; to who is no doctor also what may not."""
    hint = gettext("Een pdf, document, foto of tekst van hooguit %(most)d MB.") % {"most": MAX_MEGABYTES}
    warning = "" if entered.acting.role is Role.BEDRIJFSARTS else gettext("Staat er medische informatie in? Verstuur het dan niet.")
    return typed.file(NAME, label, hint=hint, warning=warning)
