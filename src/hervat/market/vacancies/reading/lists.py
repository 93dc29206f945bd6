"""Reads the files of ``data``: rules and lists of words, made to be read and corrected."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_data(name: str) -> dict[str, Any]:
    """One of the files."""
    return tomllib.loads(resources.files(__package__).joinpath("data", name).read_text("utf-8"))
