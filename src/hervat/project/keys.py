"""The secret key of an installation that was given none: made at the first start, kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

KEY_BYTES = 64


def key_file(home: Path) -> Path:
    """Where the generated key lives."""
    return home / "secret-key"


def secret_key(home: Path) -> str:
    """The key in the home folder, made when there is none. Raises OSError when the folder cannot be used."""
    ensure_secret_key(home)
    return key_file(home).read_text("ascii").strip()


def ensure_secret_key(home: Path) -> bool:
    """Makes the key when there is none; True when it did. Safe when several processes start at once: the first one wins."""
    place = key_file(home)
    if place.exists():
        return False
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=home, prefix=".secret-key-", encoding="ascii") as draft:  # made with mode 0600
        draft.write(secrets.token_urlsafe(KEY_BYTES) + "\n")
        draft.flush()
        try:
            os.link(draft.name, place)  # all or nothing, and never over another's
        except FileExistsError:
            return False
    return True
