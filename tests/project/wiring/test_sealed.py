"""Everything that is sealed is known, and is closed again after a rotation of keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models
from pytest_django import Settings

from hervat.apps.accounts.adapter import FactorAdapter
from hervat.apps.accounts.models import User
from hervat.apps.documents.store import file_store
from hervat.apps.dossiers.models import Draft
from hervat.apps.dossiers.services.drafts import draft_context
from hervat.apps.sealing import Purpose, ensure_keys, is_newest, open_text, reseal, rotate, seal_text
from hervat.apps.sealing.columns import reseal_column
from hervat.project.wiring.sealed import reseal_files, sealed_columns


def test_every_column_with_bytes_is_declared() -> None:
    """A column that is not declared would keep its old key for ever: declare it in the module ``sealed`` of its app."""
    found = {(model, field.name) for model in apps.get_models() for field in model._meta.fields if isinstance(field, models.BinaryField)}
    ours = {(model, name) for model, name in found if model.__module__.startswith("hervat.apps.")}  # the market has nothing to seal
    assert ours
    assert ours - {(column.model, column.field) for column in sealed_columns()} == set()


@pytest.fixture
def keys(tmp_path: Path, settings: Settings) -> None:
    """Keys and files of this test's own."""
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    settings.FILES_ROOT = tmp_path / "files"
    ensure_keys(tmp_path / "keys")


def reseal_all() -> list[tuple[int, int]]:
    return [reseal_column(column) for column in sealed_columns(Purpose.CASE)]


def drafts(count: int) -> list[Draft]:
    user = User.objects.create(email="anna@organisatie.example", name="Anna")
    made = [Draft(user=user, form=f"/formulier/{number}/") for number in range(count)]
    for draft in made:
        draft.text = seal_text(Purpose.CASE, f"getypt {draft.form}", context=draft_context(draft.id))
    return Draft.objects.bulk_create(made)


def read(draft: Draft) -> str:
    return open_text(Purpose.CASE, bytes(draft.text), context=draft_context(draft.id))


@pytest.mark.django_db
@pytest.mark.usefixtures("keys")
def test_every_value_is_closed_with_the_new_key_and_says_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hervat.apps.sealing.columns.BATCH", 2)
    made = drafts(5)
    rotate(Purpose.CASE)
    assert not any(is_newest(Purpose.CASE, draft.text) for draft in Draft.objects.all())
    assert sum(done for done, _lost in reseal_all()) == 5
    assert all(is_newest(Purpose.CASE, draft.text) for draft in Draft.objects.all())
    assert {draft.id: read(draft) for draft in Draft.objects.all()} == {draft.id: f"getypt {draft.form}" for draft in made}
    assert sum(done for done, _lost in reseal_all()) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("keys")
def test_what_was_cut_off_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts(5)
    rotate(Purpose.CASE)
    left = [3]

    def cut(*arguments: Any, **details: Any) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return reseal(*arguments, **details)

    monkeypatch.setattr("hervat.apps.sealing.columns.reseal", cut)
    with pytest.raises(KeyboardInterrupt):
        reseal_all()
    monkeypatch.undo()
    first = sum(is_newest(Purpose.CASE, draft.text) for draft in Draft.objects.all())
    assert 0 < first < 5
    assert sum(done for done, _lost in reseal_all()) == 5 - first
    assert all(read(draft) == f"getypt {draft.form}" for draft in Draft.objects.all())


@pytest.mark.django_db
@pytest.mark.usefixtures("keys")
def test_a_value_that_does_not_open_is_counted_and_left_alone() -> None:
    broken, *_others = drafts(3)
    Draft.objects.filter(id=broken.id).update(text=b"\x01" * 60)
    rotate(Purpose.CASE)
    assert [sum(counts) for counts in zip(*reseal_all(), strict=True)] == [2, 1]
    assert bytes(Draft.objects.get(id=broken.id).text) == b"\x01" * 60


@pytest.mark.django_db
@pytest.mark.usefixtures("keys")
def test_second_factors_keep_working() -> None:
    user = User.objects.create(email="anna@organisatie.example", name="Anna")
    adapter = FactorAdapter()
    made = Authenticator.objects.create(user=user, type="totp", data={"secret": adapter.encrypt("JBSWY3DP"), "other": 1})
    before = dict(made.data)
    rotate(Purpose.CASE)
    assert sum(done for done, _lost in reseal_all()) == 1
    made.refresh_from_db()
    assert made.data["secret"] != before["secret"]
    assert adapter.decrypt(made.data["secret"]) == "JBSWY3DP"
    assert made.data["other"] == 1


@pytest.mark.usefixtures("keys")
def test_files_are_closed_again_each_with_the_ring_it_belongs_to(tmp_path: Path) -> None:
    case = file_store().put(b"zaak", purpose=Purpose.CASE)
    vault = file_store().put(b"kluis", purpose=Purpose.VAULT)
    rotate(Purpose.CASE)
    rotate(Purpose.VAULT)
    assert reseal_files(Purpose.CASE) == (1, 0)
    assert reseal_files(Purpose.CASE) == (0, 0)
    assert reseal_files(Purpose.VAULT) == (1, 0)
    assert file_store().read(case.key, purpose=Purpose.CASE, sha256=case.sha256) == b"zaak"
    assert file_store().read(vault.key, purpose=Purpose.VAULT, sha256=vault.sha256) == b"kluis"
    place = tmp_path / "files" / case.key.hex[:2] / str(case.key)
    place.write_bytes(b"\x01" * 60)
    assert reseal_files(Purpose.CASE) == (0, 1)
