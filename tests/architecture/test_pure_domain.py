"""What is true needs no framework, no clock and no network, and reads no files but its own data: read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support.project_files import SOURCE, project_files, shown

DOMAIN = SOURCE / "domain"
AT_ONCE = DOMAIN / "matching" / "grid"  # may use numpy; a test proves that it says what the scalar definition says
ALLOWED = {
    "__future__", "collections", "collections.abc", "dataclasses", "datetime", "decimal", "enum", "functools", "importlib",
    "importlib.resources", "itertools", "math", "operator", "re", "tomllib", "types", "typing",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}


def impurities(code: str) -> Iterator[str]:
    """Every import that is not allowed, and every call that opens a file or looks at the clock."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "uuid" and [alias.name for alias in node.names] == ["UUID"]:
            continue  # the type of an id, not the making of one
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (f"{node.lineno}: import of {name}" for name in _imported(node) if not _is_allowed(name))
        elif isinstance(node, ast.Call) and _opens_or_looks_at_the_clock(node.func):
            yield f"{node.lineno}: call of {ast.unparse(node.func)}"


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return ["." * node.level + (node.module or "")]


def _is_allowed(name: str) -> bool:
    return name in ALLOWED or name == "hervat.domain" or name.startswith("hervat.domain.")


def _opens_or_looks_at_the_clock(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in {"open", "__import__"}
    return isinstance(called, ast.Attribute) and called.attr in CLOCKS | {"open", "import_module"}


def test_the_domain_is_pure() -> None:
    files = [path for path in project_files(".py") if path.is_relative_to(DOMAIN)]
    assert files
    found = [(path, line) for path in files for line in impurities(path.read_text("utf-8"))]
    assert [f"{shown(path)}:{line}" for path, line in found if not (path.is_relative_to(AT_ONCE) and "import of numpy" in line)] == []


@pytest.mark.parametrize(
    "code",
    [
        "import polib",
        "import os.path",
        "import uuid",
        "from uuid import UUID, uuid4",
        "from django.utils import timezone",
        "from hervat.reports import words",
        "from . import calendar",
        "from datetime import UTC, datetime\ndatetime.now(UTC)",
        "import datetime\ndatetime.date.today()",
        "from datetime import datetime\ndatetime.utcnow()",
        "open('facts.json')",
        "def read(place: object) -> object:\n    return place.open()",
        "import importlib\nimportlib.import_module('os')",
    ],
)
def test_what_is_not_pure_is_seen(code: str) -> None:
    assert len(list(impurities(code))) == 1


def test_its_own_data_may_be_read() -> None:
    code = (
        "import tomllib\nfrom importlib import resources\ntomllib.loads(resources.files('hervat.domain').joinpath('a').read_text('utf-8'))"
    )
    assert list(impurities(code)) == []
