"""What Django does with files that were sent: parts without a name on disk, and a page for whoever sent too much."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from hervat.apps.documents.inspection import MAX_MEGABYTES
from hervat.domain.text import Text, say
from hervat.project.receiving.body import Refusal
from hervat.project.receiving.places import case_page

REFUSED = "hervat.refused"  # in what the gateway tells; no header can be called that
_SECONDS_UNTIL_AGAIN = "60"

_ANSWERS: Mapping[Refusal, tuple[int, Text, Text]] = {
    Refusal.TOO_LARGE: (
        413,
        say("Dit bestand is te groot"),
        say("Het mag {most} MB zijn. Maak het bestand kleiner, of stuur het in delen. Er is niets bewaard.", most=MAX_MEGABYTES),
    ),
    Refusal.LATE: (
        408,
        say("Het versturen duurde te lang"),
        say("Uw verbinding was te langzaam of viel weg. Er is niets bewaard. Probeer het opnieuw, als het kan met een betere verbinding."),
    ),
    Refusal.BUSY: (
        503,
        say("Er komen nu te veel bestanden tegelijk binnen"),
        say("Er is niets bewaard. Wacht een minuut en probeer het opnieuw."),
    ),
}


def explain_refused_upload(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what the gateway did not read to its end is answered with a page that says so."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        refused = request.META.get(REFUSED)
        if refused is None:
            return get_response(request)
        status, title, sentence = _ANSWERS[Refusal(refused)]
        told = {"title": title.render(translate=gettext), "sentence": sentence.render(translate=gettext), "back": case_page(request.path)}
        answer = render(request, "public/error.html", told, status=status)
        if status == 503:
            answer.headers["Retry-After"] = _SECONDS_UNTIL_AGAIN
        return answer

    return middleware


class NamelessUploadHandler(FileUploadHandler):
    """Keeps a part in a file without a name: no other process finds it, and it is gone with this one, however that ends."""

    file: UploadedFile[bytes]

    def new_file(self, *arguments: Any, **named: Any) -> None:
        """Begins with a part."""
        super().new_file(*arguments, **named)
        part = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 -- Django closes it with the request
        self.file = UploadedFile(part, self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Adds to it."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """Hands it over, to be read from its start."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Lets it go."""
        if hasattr(self, "file"):
            self.file.close()
