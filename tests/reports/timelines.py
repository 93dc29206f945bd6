"""Timelines to write on paper: a few telling ones, and any that could exist."""

from __future__ import annotations

import gettext
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

import hervat
from hervat.domain.law import Timeline, read_facts, timeline
from hervat.domain.text import Translate
from tests.domain.law.strategies import LOOKED_AT, cases

FACTS: dict[str, dict[str, object]] = {
    "only_first_day": {"eerste_ziektedag": "2025-03-03"},
    "half_way": {
        "eerste_ziektedag": "2025-09-15",
        "recovered": [{"from": "2025-12-01", "until": "2025-12-14"}],
        "events": [
            {"kind": "probleemanalyse", "date": "2025-10-21"},
            {"kind": "plan_van_aanpak", "date": "2025-11-20"},
            {
                "kind": "afwijking_termijn",
                "date": "2025-11-20",
                "obligation": "plan_van_aanpak",
                "reason": "Eén week later, in coördinatie.",
            },
            {"kind": "start_spoor_2", "date": "2026-09-01"},
        ],
    },
    "leave": {
        "eerste_ziektedag": "2025-03-03",
        "leave": [
            {"kind": "zwangerschap", "from": "2025-08-18", "until": "2025-12-07", "same_cause_before": True, "same_cause_after": True}
        ],
    },
    "two_readings": {
        "eerste_ziektedag": "2025-03-03",
        "recovered": [{"from": "2025-08-18", "until": "2025-12-28"}],
        "leave": [
            {"kind": "zwangerschap", "from": "2025-09-01", "until": "2025-12-21", "same_cause_before": True, "same_cause_after": True}
        ],
    },
    "loonsanctie": {
        "eerste_ziektedag": "2024-08-26",
        "events": [{"kind": "wia_aanvraag", "date": "2026-06-01"}, {"kind": "loonsanctiebesluit", "date": "2026-07-01"}],
    },
    "late_application": {"eerste_ziektedag": "2024-12-02", "events": [{"kind": "wia_aanvraag", "date": "2026-11-01"}]},
    "recovered": {"eerste_ziektedag": "2025-09-15", "recovered": [{"from": "2026-10-01", "until": None}]},
    "aow": {"eerste_ziektedag": "2026-06-15", "aow_date": "2026-01-01"},
    "money": {"eerste_ziektedag": "2025-03-03", "loon": {"month": 2600, "hours_per_week": 36, "age": 35}},
}


def made(name: str, on: date = LOOKED_AT) -> Timeline:
    """One of the telling timelines."""
    return timeline(read_facts(FACTS[name], on), on)


def any_timeline() -> st.SearchStrategy[Timeline]:
    """A timeline of any case that could exist, on the day the tests look at."""
    return cases().map(lambda facts: timeline(facts, LOOKED_AT))


def english() -> Translate:
    """The English of the product's own catalogue."""
    catalogue = Path(hervat.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.mo"
    with catalogue.open("rb") as compiled:
        return gettext.GNUTranslations(compiled).gettext
