"""Everything that is sealed: columns, as each app declares them in its module ``sealed``, and files."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

from django.apps import apps
from django.conf import settings

from hervat.apps.documents.store import HEAD_BYTES, FileLost, file_store
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.boxes import SEALS, key_id
from hervat.apps.sealing.columns import Sealed
from hervat.apps.sealing.keys import ring


def sealed_columns(purpose: Purpose | None = None) -> tuple[Sealed, ...]:
    """Every sealed column, or those of one purpose."""
    modules = [f"{app.name}.sealed" for app in apps.get_app_configs() if app.name.startswith("hervat.apps.")]
    found = [column for module in modules if find_spec(module) is not None for column in import_module(module).SEALED]
    return tuple(column for column in found if purpose in (None, column.purpose))


def reseal_files(purpose: Purpose) -> tuple[int, int]:
    """Closes the files of a purpose again; how many, and how many could not be opened. The head of a file tells which ring closed it."""
    done = lost = 0
    for key in _files_of(purpose):
        try:
            done += file_store().reseal(key, purpose=purpose)
        except FileLost:
            lost += 1
    return done, lost


def _files_of(purpose: Purpose) -> Iterator[UUID]:
    for place in sorted(Path(settings.FILES_ROOT).glob("??/*-*")):
        if place.name.startswith("."):
            continue
        try:
            with place.open("rb") as file:
                head = key_id(file.read(HEAD_BYTES))
        except FileNotFoundError:  # taken away since it was listed
            continue
        known = [each for each in SEALS if ring(each).find(head) is not None]
        if known == [purpose] or (not known and purpose == Purpose.CASE):  # what no ring knows is counted as lost, once
            yield UUID(place.name)
