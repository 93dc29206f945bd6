"""The papers of the demo: there for who may see them, readable, and loaded once."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import Settings

from hervat.apps.documents.models import Document
from hervat.apps.documents.queries import documents_in, read_document
from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.dossiers.models import Note
from hervat.apps.dossiers.queries.texts import advices_in, notes_in
from hervat.apps.health import door
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import Audience
from hervat.domain.dossier.vault import VaultKind
from hervat.project.demo.load import load_demo
from hervat.project.demo.people import demo_id
from tests.apps.documents.paper_acts import on_disk

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture(autouse=True)
def _demo(tmp_path: Path, settings: Settings) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    assert load_demo(timezone.localdate(), generated=0)


def samira() -> Entered:
    today = timezone.localdate()
    acting = Acting(actor_for(demo_id("user", "samira.bouzid"), Role.WERKNEMER, None, today, second_factor=True), today)
    return enter(acting, "HV-0412", Action.SEE_DOSSIER)


def test_samira_finds_papers_that_can_be_read() -> None:
    entered = samira()
    lines = documents_in(entered)
    assert len(lines) >= 4
    assert sum(line.event is not None for line in lines) >= 3
    for line in lines:
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(read_document(entered, line.id).content)).pages)
        assert "Verzonnen, voor de demo van Hervat" in text
        assert timezone.localdate(line.at) > line.day


def test_samira_finds_advice_notes_and_a_medical_part() -> None:
    entered = samira()
    assert [advice.by for advice in advices_in(entered)] == ["Farida Haddou"] * 2
    assert {note.audience for note in notes_in(entered)} == set(Audience)
    kinds = Counter(line.kind for line in door.records_in(entered))
    assert kinds == {VaultKind.PROBLEEMANALYSE: 1, VaultKind.AANTEKENING: 2}


def test_loading_twice_changes_nothing() -> None:
    before = (Document.objects.count(), Note.objects.count(), on_disk())
    assert not load_demo(timezone.localdate(), generated=0)
    assert (Document.objects.count(), Note.objects.count(), on_disk()) == before
