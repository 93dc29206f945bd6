"""A visit to a folder on this computer, in which somebody puts files with ads. All files in it together are what the source has now."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.definitions import Holds
from hervat.market.vacancies.harvest.fetching.asking import Broken
from hervat.market.vacancies.harvest.kinds.all import READERS, SUFFIXES
from hervat.market.vacancies.harvest.kinds.reading import Material
from hervat.market.vacancies.harvest.models import Source
from hervat.market.vacancies.harvest.visits.work import Marks, Outcome, Steps, Taking, Work

PACKED = (".gz", ".zip")
UNFINISHED = (".part", ".tmp", ".crdownload")
MOST_FILES = 2000
IN_FILE = say("{file}: {sentence}")


def visit_folder(source: Source, work: Work) -> Steps:
    """Reads all files, unless none of them changed. Raises Broken when the folder cannot be read."""
    state = source.state
    files = _files(Path(source.address))
    digest = _digest(files)
    visit = work.intake(source.key, work.now())
    if digest == state.digest:
        visit.untouched()
        return Outcome(counts=visit.finish(complete=False), read=state.read, unreadable=state.unreadable, marks=Marks(digest=digest))
    taking = Taking(visit, work.limits)
    problem: Text | None = None
    for path in files:
        problem = problem or _unknown(path)
        if (reader := READERS.get(_kind(path))) is None:
            continue
        with path.open("rb") as file:
            for _ in taking.portions(reader(Material(file, str(path)), source.mapping)):
                yield None
        if taking.problem is not None:
            problem, taking.problem = problem or IN_FILE.fill(file=path.name, sentence=taking.problem), None
    empty = taking.judge(state)
    problem = problem or taking.problem
    is_whole = problem is None and source.holds == Holds.EVERYTHING
    return Outcome(
        counts=visit.finish(complete=is_whole),
        read=taking.read,
        unreadable=taking.unreadable,
        problem=problem,
        empty=empty,
        marks=Marks(digest=digest),
    )


def _files(folder: Path) -> list[Path]:
    """The files in it by name. Links are passed over: they may lead anywhere; so are files that are still being written."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:
        raise Broken(say("Deze map is er niet, of Hervat mag haar niet lezen.")) from None
    wanted = [name for name in names if not name.startswith(".") and not name.lower().endswith(UNFINISHED)]
    if len(wanted) > MOST_FILES:
        raise Broken(say("In deze map staan meer dan {most} bestanden.", most=MOST_FILES))
    return [folder / name for name in wanted]


def _digest(files: list[Path]) -> str:
    told = []
    for path in files:
        status = path.stat()
        told.append(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return SUFFIXES.get(next((suffix for suffix in reversed(suffixes) if suffix not in PACKED), ""), "")


def _unknown(path: Path) -> Text | None:
    if _kind(path):
        return None
    return IN_FILE.fill(file=path.name, sentence=say("Dit soort bestand kent Hervat niet. Kies uit: {kinds}.", kinds=", ".join(SUFFIXES)))
