"""The secret key of an installation that was given none: made at the first start, kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from hervat.domain.text import say
from hervat.project.config import ConfigError

KEY_BYTES = 64
LEAST_CHARACTERS = 50


def key_file(home: Path) -> Path:
    """Where the generated key lives."""
    return home / "secret-key"


def secret_key(home: Path) -> str:
    """The key in the home folder; makes nothing. Raises :class:`ConfigError` when it is not there or cannot be read."""
    place = key_file(home)
    try:
        key = place.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        key = ""
    if len(key) < LEAST_CHARACTERS:
        expected = say(
            "In {file} hoort een sleutel te staan van ten minste {least} gewone tekens. Haal dit weg, dan maakt hervat check een nieuwe.",
            file=str(place),
            least=LEAST_CHARACTERS,
        )
        raise ConfigError((("HERVAT_SECRET_KEY", expected),))
    return key


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
