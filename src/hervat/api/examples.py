"""Examples for the published description: invented cases, without persons."""

from __future__ import annotations

from typing import Any

FACTS_EXAMPLES: dict[str, Any] = {
    "smallest": {"summary": "Only the first sick day is known", "value": {"eerste_ziektedag": "2025-03-03"}},
    "recovered_in_between": {
        "summary": "Recovered for less than four weeks, first steps taken",
        "value": {
            "eerste_ziektedag": "2025-03-03",
            "recovered": [{"from": "2025-04-28", "until": "2025-05-24"}],
            "events": [{"kind": "probleemanalyse", "date": "2025-03-24"}, {"kind": "plan_van_aanpak", "date": "2025-04-07"}],
        },
    },
    "leave": {
        "summary": "Zwangerschapsverlof during the wachttijd",
        "value": {
            "eerste_ziektedag": "2025-03-03",
            "leave": [
                {"kind": "zwangerschap", "from": "2025-09-01", "until": "2025-12-21", "same_cause_before": True, "same_cause_after": True}
            ],
            "vangnet": "zwangerschap",
        },
    },
}
