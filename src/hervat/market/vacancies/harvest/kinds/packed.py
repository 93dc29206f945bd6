"""Files that were packed before they were put on a server or in a folder: gzip and zip. Unpacked within bounds, to a file of our own."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from hervat.domain.text import say
from hervat.market.importing.wrong import WrongFile
from hervat.market.importing.zips import checked_zip
from hervat.market.vacancies.harvest.kinds.reading import CHUNK, WrongLayout

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
IN_MEMORY = 256 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
NOT_ONE = say("In het zip-bestand zitten {count} bestanden. Verwacht: één bestand met advertenties.")
DAMAGED = say("Het ingepakte bestand is beschadigd: het is niet tot het einde uit te pakken.")


@contextmanager
def unpacked(body: IO[bytes], most: int = MOST_UNPACKED) -> Iterator[IO[bytes]]:
    """The body, or what was packed in it. A zip file must hold one file. Raises WrongLayout."""
    body.seek(0)
    head = body.read(4)
    body.seek(0)
    if not head.startswith((GZIP, ZIP)):
        yield body
        return
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
        target = cast(IO[bytes], whole)
        try:
            if head.startswith(GZIP):
                _copy(cast(IO[bytes], gzip.GzipFile(fileobj=body, mode="rb")), target, most)
            else:
                _copy_zip(body, target, most)
        except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile):
            raise WrongLayout(DAMAGED) from None
        target.seek(0)
        yield target


def _copy_zip(body: IO[bytes], target: IO[bytes], most: int) -> None:
    try:
        with checked_zip(body, "", most) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir() and not entry.filename.startswith("__MACOSX/")]
            if len(entries) != 1:
                raise WrongLayout(NOT_ONE.fill(count=len(entries)))
            with opened.open(entries[0]) as file:
                _copy(file, target, most)
    except WrongFile as error:
        raise WrongLayout(error.sentence) from None


def _copy(file: IO[bytes], target: IO[bytes], most: int) -> None:
    left = most
    while data := file.read(CHUNK):
        left -= len(data)
        if left < 0:
            raise WrongLayout(say("Het bestand wordt bij het uitpakken te groot."))
        target.write(data)
