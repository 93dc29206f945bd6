"""Reads the data files that are part of this package: parameters and rules, in TOML."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The content of ``parameters/terms.toml`` and the like."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))
