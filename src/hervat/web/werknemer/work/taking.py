"""What stands about work in the file that the werknemer takes along."""

from __future__ import annotations

from typing import Any

from hervat.apps.dossiers.door import Entered
from hervat.apps.jobsearch.choices import chosen_in
from hervat.apps.jobsearch.queries import alerts_of
from hervat.apps.matching.said import advices_in, answers_in, verdicts_in
from hervat.apps.profiles.queries import profile_of
from hervat.domain.access.actions import Action
from hervat.web.werknemer.work.asking import question_contents

ANY_LIST = 0  # every verdict is taken along, whatever list it was about


def search_contents(entered: Entered) -> dict[str, Any]:
    """The searches that are kept, and what was done with vacancies."""
    if not entered.may(Action.SEE_JOB_SEARCH):
        return {}
    return {"zoekopdrachten": alerts_of(entered), "vacatures": chosen_in(entered)}


def work_contents(entered: Entered) -> dict[str, Any]:
    """The profile, and what people said about work: verdicts, answers from workplaces, advice."""
    if not entered.may(Action.SEE_WORK):
        return {}
    profile = profile_of(entered)
    return {
        "profiel": profile,
        "oordelen_over_werk": [said for of_occupation in verdicts_in(entered, ANY_LIST).values() for said in of_occupation],
        "antwoorden_van_werkplekken": [answer for of_items in answers_in(entered).values() for answer in of_items.values()],
        "adviezen_over_werk": advices_in(entered),
        "vragen_aan_de_bedrijfsarts": question_contents(entered),
    }
