"""A fresh installation gets its first account from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.installation import own_installation

BASE = {"HERVAT_BASE_URL": "https://hervat.example"}


@pytest.mark.usefixtures("db")  # on both engines: in processes and databases of its own
def test_the_address_makes_a_systeembeheerder(tmp_path: Path) -> None:
    installation = own_installation(tmp_path / "var")
    outcome = installation.hervat("invite-beheerder", "naomi@voorbeeld.example", **BASE)
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.strip().splitlines()[-1].startswith("https://hervat.example/uitnodiging/")
    (invitation,) = installation.rows("default")["organisations_invitation"]
    assert "naomi@voorbeeld.example" in invitation
    assert "systeembeheerder" in invitation


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("arguments", [["geen-adres"], ["a@voorbeeld.example", "--organisation", " "], [], ["a@voorbeeld.example", "b"]])
def test_wrong_words_invite_nobody(tmp_path: Path, arguments: list[str]) -> None:
    installation = own_installation(tmp_path / "var")
    outcome = installation.hervat("invite-beheerder", *arguments, **BASE)
    assert outcome.returncode == 2
    assert len(outcome.stderr.strip().splitlines()) >= 1
    assert "Traceback" not in outcome.stderr
