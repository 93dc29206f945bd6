"""Looking at a zip file before anything is unpacked from it (an xlsx file is one too).

Python's ``zipfile`` never gives more bytes of an entry than its head says, and checks them at the end: so what the heads say counts.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from hervat.domain.text import say
from hervat.market.importing.wrong import WrongFile

MOST_ENTRIES = 2000
MOST_UNPACKED = 2 * 1024 * 1024 * 1024
FREELY_UNPACKED = 32 * 1024 * 1024  # up to here nobody minds how well it was packed
MOST_RATIO = 100
_DRIVE = re.compile(r"[A-Za-z]:")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def checked_zip(file: IO[bytes], place: str, most_unpacked: int = MOST_UNPACKED) -> Iterator[zipfile.ZipFile]:
    """The opened zip file. Raises WrongFile for what is no zip file, is damaged, or was made to do harm; ``place`` names it there."""
    try:
        with zipfile.ZipFile(file) as opened:
            _refuse_harm(opened, place)
            _refuse_too_much(opened.infolist(), place, most_unpacked)
            yield opened
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, UnicodeDecodeError):
        raise WrongFile(place, say("Dit zip-bestand is beschadigd, of het is geen zip-bestand.")) from None


def _refuse_harm(opened: zipfile.ZipFile, place: str) -> None:
    entries = opened.infolist()
    if len(entries) > MOST_ENTRIES:
        raise WrongFile(
            place, say("In dit zip-bestand zitten {count} bestanden; meer dan {most} is te veel.", count=len(entries), most=MOST_ENTRIES)
        )
    for entry in entries:
        if _leads_elsewhere(entry):
            raise WrongFile(place, say("In dit zip-bestand zit een naam die ergens anders heen leidt: {name}.", name=entry.filename))
        if entry.flag_bits & 1:
            raise WrongFile(place, say("Dit zip-bestand is met een wachtwoord beveiligd. Geef het zonder wachtwoord."))
        if entry.compress_type not in _METHODS:
            raise WrongFile(place, say("Dit zip-bestand is op een ongebruikelijke manier ingepakt. Pak het uit en geef de map."))


def _refuse_too_much(entries: Sequence[zipfile.ZipInfo], place: str, most_unpacked: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if unpacked <= FREELY_UNPACKED or (unpacked <= most_unpacked and unpacked / packed <= MOST_RATIO):
        return
    sizes = {"unpacked": unpacked // 1024**2, "packed": packed // 1024**2}
    raise WrongFile(place, say("Dit bestand wordt bij het uitpakken veel te groot ({unpacked} MB uit {packed} MB).", **sizes))


def _leads_elsewhere(entry: zipfile.ZipInfo) -> bool:
    """Nothing is ever unpacked to a disk; still, a file with such a name was not made by who publishes data."""
    parts = entry.filename.rstrip("/").split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or "\\" in entry.filename or bool(_DRIVE.match(entry.filename)) or any(part in ("", ".", "..") for part in parts)
