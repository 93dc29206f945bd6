"""``hervat alerts run``: what is new goes to the outbox, once."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.jobsearch.models import JobAlert
from hervat.project.wiring.alerts import Told, run_alerts
from tests.apps.jobsearch.given import kept, werknemer
from tests.market.vacancies.store.given import posting, seen
from tests.support.installation import own_installation
from tests.support.world import make_world

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_what_is_new_is_found_and_mailed_and_the_next_time_nothing() -> None:
    kept(werknemer(make_world()))
    JobAlert.objects.update(next_on=timezone.localdate())
    now, today = timezone.now(), timezone.localdate()
    assert run_alerts(today, now) == Told(0, 0, 0)
    seen("bron", posting("1", title="Receptionist"))
    assert run_alerts(today, now) == Told(1, 1, 1)
    assert OutgoingMail.objects.get().subject == "1 nieuwe vacature bij uw zoekvraag"
    assert run_alerts(today, now) == run_alerts(today + timedelta(days=7), now) == Told(0, 0, 0)
    assert OutgoingMail.objects.count() == 1


def test_the_command_tells_how_much_there_was(tmp_path: Path) -> None:
    own = own_installation(tmp_path)
    own.variables["HERVAT_SECRET_KEY"] = os.environ["HERVAT_SECRET_KEY"]
    done = own.hervat("alerts", "run", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"vacancies": 0, "found": 0, "mails": 0})
    assert "Nieuwe vacatures: 0." in own.hervat("alerts", "run").stdout
    for wrong in (("alerts", "walk"), ("alerts",), ("alerts", "run", "--format", "xml")):
        refused = own.hervat(*wrong)
        assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (2, 1)
