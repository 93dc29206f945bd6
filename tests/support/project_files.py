"""The files of the project itself, as the architecture tests read them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "hervat"


def project_files(*suffixes: str) -> list[Path]:
    """Every file that is, or is about to be, part of the project, with one of these endings (all files when none is given)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 -- git is on the path of whoever has a clone
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def shown(path: Path) -> str:
    """The path as a reader of the project knows it."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str | None:
    """The text of a file; None for a file that is no text (a font, an image, a compiled catalogue)."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None
