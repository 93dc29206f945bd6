"""Keys that came with a backup."""

from __future__ import annotations

import shutil
from pathlib import Path

from hervat.project.commands.prepare import KEYS_MADE
from hervat.project.config import Config
from hervat.project.keys import key_file


def place_keys(config: Config, folder: Path) -> list[Path]:
    """Puts keys that came with the backup where there are none; which ones. Before Django is loaded, which needs keys."""
    wanted = {key_file(config.home): folder / "secret-key", config.home / KEYS_MADE: folder / KEYS_MADE}
    wanted |= {config.key_folder / place.name: place for place in (folder / "keys").glob("*.json")}
    made = []
    for place, source in wanted.items():
        if source.exists() and not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copyfile(source, place)
            place.chmod(0o600)
            made.append(place)
    return made
