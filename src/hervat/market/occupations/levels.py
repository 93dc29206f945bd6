"""The level of education (NLQF 1-8) that goes with an occupation when no data set states it: derived, and marked so.

From O*NET's job zone (how much preparation the work asks of Americans), or else from the skill level that ISCO-08 gives every major group.
Both only say between which levels it will be; the steps from there to NLQF are ours.
"""

from __future__ import annotations

from typing import NamedTuple

from hervat.domain.matching.loads import Trust


class Level(NamedTuple):
    """From which to which NLQF level, and how directly that is known."""

    least: int
    most: int
    trust: Trust


# Job zone: 1 some school, 2 high school, 3 vocational training or an associate's degree, 4 bachelor, 5 more than that.
OF_JOB_ZONE = {1: (1, 2), 2: (2, 3), 3: (3, 5), 4: (5, 6), 5: (6, 8)}
# ISCO-08: skill level 1 is primary education, 2 secondary, 3 short higher education (in the Netherlands also mbo 4), 4 higher education.
OF_SKILL_LEVEL = {1: (1, 1), 2: (2, 4), 3: (4, 5), 4: (6, 7)}
SKILL_LEVELS = {"1": 4, "2": 4, "3": 3, "4": 2, "5": 2, "6": 2, "7": 2, "8": 2, "9": 1, "01": 4, "02": 2, "03": 1, "14": 3}


def derived_level(job_zone: int | None, isco: str) -> Level | None:
    """The level that follows from a job zone (1-5), or else from an ISCO-08 code of one to four digits; None when from neither."""
    if job_zone in OF_JOB_ZONE:
        return Level(*OF_JOB_ZONE[job_zone], Trust.C)
    skill_level = SKILL_LEVELS.get(isco[:2]) or SKILL_LEVELS.get(isco[:1])
    return None if skill_level is None else Level(*OF_SKILL_LEVEL[skill_level], Trust.D)
