"""Words that have no place in the project: paths of one machine, addresses of package registries, other people's house styles."""

from __future__ import annotations

import re

import pytest

from tests.support.project_files import project_files, shown, text_of

FORBIDDEN = {  # split, so that this file may be read by its own test
    "a path of one machine": r"(?<![\w.:/])/(?:wo" r"rk|ro" r"ot|ho" r"me|Us" r"ers)/[\w.]",
    "a package registry": r"(?:py" r"pi|python" r"hosted)\.org|registry\.np" r"mjs|npm" r"js\.com",
    "a proprietary design system": r"(?i)@utrecht/design-" r"tokens|rijks" r"huisstijl|rijks" r"overheid-?sans|rijks" r"blauw",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_forbidden_is_written(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = {
        shown(path): hits
        for path in project_files()
        if (text := text_of(path)) is not None and (hits := sorted(set(pattern.findall(text))))
    }
    assert found == {}
