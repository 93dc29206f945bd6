"""Small parts: a file, a function and a folder that one person can hold in their head."""

from __future__ import annotations

import ast
from collections import Counter

from tests.support.project_files import project_files, shown

WRITTEN_BY_US = (".css", ".html", ".py", ".toml", ".typ")
DATA = (  # lists, read by entry
    "tests/law_cases/",
    "src/hervat/domain/law/rules/",
    "src/hervat/domain/law/parameters/",
    "src/hervat/domain/fml/versions/",
)
FILE_LINES = 500
FUNCTION_LINES = 50
MODULES_IN_A_FOLDER = 12


def test_no_file_is_too_long() -> None:
    files = [path for path in project_files(*WRITTEN_BY_US) if not shown(path).startswith(DATA)]
    lengths = {shown(path): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{shown(path)}: {node.name}"
        for path in project_files(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert too_long == []


def test_no_folder_holds_too_many_modules() -> None:
    modules = Counter(shown(path.parent) for path in project_files(".py") if path.name != "__init__.py")
    assert {folder: count for folder, count in modules.items() if count > MODULES_IN_A_FOLDER} == {}
