"""The lane of the hours: what is said stands free of the line of the limit."""

from __future__ import annotations

from datetime import date

import pytest

from hervat.domain.law import read_facts, timeline
from hervat.reports.words import Face
from hervat.web.components.pictures.hours import LINE, HoursOfWork, Worked
from hervat.web.components.pictures.timeline import TimelinePicture

ON = date(2026, 11, 22)


@pytest.mark.parametrize("limit", [8.0, 12.0, 14.0, 16.0, 18.0, 24.0])
@pytest.mark.parametrize("now", [0.0, 4.0, 12.0, 16.0, 20.0])
def test_the_line_of_the_limit_runs_through_no_word(now: float, limit: float) -> None:
    hours = HoursOfWork(worked=(Worked(date(2026, 6, 1), None, now),), limit=limit, limit_since=date(2026, 7, 6))
    picture = TimelinePicture(timeline(read_facts({"eerste_ziektedag": "2025-09-19"}, ON), ON), Face.PROFESSIONAL, hours)
    lane = next(lane for lane in picture.lanes if lane.name == "Uren per week")
    (line,) = [float(drawn.path.split()[1].partition("H")[0]) for drawn in lane.drawn if drawn.css == "g-grens"]
    (said,) = [note for note in lane.notes if note.text.startswith("nu ")]
    assert not said.y - LINE < line < said.y
