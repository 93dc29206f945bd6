"""Every link from one document of the project to another leads somewhere."""

from __future__ import annotations

import re

from tests.support.project_files import project_files, shown

LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")


def test_every_link_between_documents_leads_somewhere() -> None:
    links = [(path, target) for path in project_files(".md") for target in LINK.findall(path.read_text("utf-8"))]
    assert links
    assert [f"{shown(path)}: {target}" for path, target in links if not (path.parent / target).exists()] == []
