"""The demo shows every state of a step and every flag of the clock, whatever day it is loaded on."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.rows import case_facts, rows_of
from hervat.domain import law
from hervat.domain.law import timeline
from hervat.domain.law.results import State
from hervat.project.demo.load import load_demo

pytestmark = pytest.mark.django_db(databases=["default", "market"])

NOT_IN_A_DOSSIER = {
    "loon_onder_minimum": "a dossier keeps no wage",
    "no_risk_verloren": "a dossier keeps no date of a contract elsewhere",
    "no_risk_tussen_peildag_en_wia": "a dossier keeps no date of a contract elsewhere",
    "gebeurtenis_in_toekomst": "what has not happened yet is not recorded",
}


def flags_of_the_clock() -> set[str]:
    written = "\n".join(path.read_text() for path in Path(law.__file__).parent.rglob("*.py"))
    return set(re.findall(r'\bFlag\(\s*"(\w+)"', written))


@pytest.mark.parametrize("later", [0, 2, 5], ids="{} days from now".format)
def test_every_state_and_every_flag_can_be_seen(later: int, tmp_path: Path, settings: Settings) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    today = timezone.localdate() + timedelta(days=later)
    assert load_demo(today, generated=0)
    opened = dict(Dossier.objects.values_list("pk", "opened_on"))
    seen = [timeline(case_facts(rows, opened[dossier]), today) for dossier, rows in rows_of(opened).items()]
    assert {step.state for one in seen for step in one.obligations} == set(State)
    assert {flag.id for one in seen for flag in one.flags} == flags_of_the_clock() - NOT_IN_A_DOSSIER.keys()
