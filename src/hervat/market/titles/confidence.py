"""How sure an answer is: from how well a label resembles the title to how often an answer like that is right.

A logistic curve over three observations, with the numbers of ``data/calibration.toml``; that file tells how they were found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from hervat.market.titles.lists import calibration
from hervat.market.titles.search import Match

MOST_LEAD = 0.4


def confidences(matches: Sequence[Match]) -> list[float]:
    """How often answers like these are right (0-1), in the same order; none is surer than the first."""
    found: list[float] = []
    for place, match in enumerate(matches):
        rival = matches[0] if place else matches[1] if len(matches) > 1 else None
        sure = _curve(match, rival.score if rival else 0.0, calibration()["other" if place else "first"])
        found.append(min(sure * match.share, *found[:1], 1.0))
    return found


def none_fits(best: float) -> bool:
    """Whether the best answer is too doubtful to be used without asking."""
    return best < float(calibration()["none_below"])


def observations(match: Match, rival: float) -> dict[str, float]:
    """What the curve looks at. ``rival``: the score of the best other occupation."""
    score = min(match.score, 1.0)
    lead = max(-MOST_LEAD, min(MOST_LEAD, match.score - rival))
    return {"score": score, "lead": lead, "filled": match.filled}


def _curve(match: Match, rival: float, weights: Mapping[str, float]) -> float:
    sum_of_all = weights["constant"] + sum(weights[name] * value for name, value in observations(match, rival).items())
    return 1 / (1 + math.exp(-sum_of_all))
