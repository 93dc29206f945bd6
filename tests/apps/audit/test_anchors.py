"""A chain that is whole but too short, or other than it was, is noticed by what was written outside the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from hervat.apps.audit.anchors import anchor
from hervat.apps.audit.models import AuditHead, AuditRecord
from hervat.apps.audit.verifying import verify
from hervat.apps.sealing import Purpose, ensure_keys, rotate
from tests.apps.audit.acts import RECORDS, delete, found, read, write
from tests.support.audit import without_triggers

pytestmark = pytest.mark.usefixtures("chain")


def roll_back(last: int) -> None:
    """Removes everything after ``last`` and makes the head say so: the chain itself is whole again."""
    delete(*range(last + 1, RECORDS + 1))
    with without_triggers():
        AuditHead.objects.update(seq=last, mac=AuditRecord.objects.get(seq=last).mac if last else "")


@pytest.mark.parametrize("last", [0, 1, RECORDS - 1])
def test_an_end_that_was_cut_off_is_noticed_by_its_anchor(last: int) -> None:
    anchor()
    assert found() == []
    roll_back(last)
    assert found() == [RECORDS]


def test_without_an_anchor_a_shorter_chain_is_a_whole_one() -> None:
    """What the chain cannot tell by itself: why anchors are there."""
    roll_back(3)
    assert found() == []


def test_an_end_that_was_written_anew_is_noticed_by_its_anchor() -> None:
    anchor()
    roll_back(4)
    for number in range(4):
        write(read(number))
    assert found() == [RECORDS]


def test_an_anchor_that_was_changed_is_noticed(chain: Path) -> None:
    anchor()
    line = json.loads(chain.read_text())
    wrongs: list[Any] = [{**line, "seq": 3}, {**line, "mac": "x"}, {**line, "at": "2020"}, {**line, "proof": "x"}, [], {}, 7]
    for wrong in wrongs:
        chain.write_text(json.dumps(wrong) + "\n")
        assert found() == [None]
    chain.write_bytes(b"\xff\xfe\n")
    assert found() == [None]


def test_anchors_of_a_growing_chain_all_hold(chain: Path) -> None:
    for number in range(3):
        made = anchor()
        assert made is not None
        assert (made.seq, made.mac) == AuditHead.objects.values_list("seq", "mac").get()
        write(read(number))
    report = verify()
    assert (report.anchors, report.problems) == (3, ())
    assert chain.stat().st_mode & 0o777 == 0o600


def test_an_anchor_that_cannot_be_written_leaves_the_file_whole(chain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anchor()
    before = chain.read_text()

    def fail(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("hervat.apps.audit.anchors.os.fsync", fail)
    with pytest.raises(OSError, match="full"):
        anchor()
    assert chain.read_text() == before


def test_other_keys_know_none_of_it(tmp_path: Path, settings: Settings) -> None:
    anchor()
    settings.HERVAT_KEY_FOLDER = tmp_path / "keys"
    ensure_keys(settings.HERVAT_KEY_FOLDER)
    assert found() == [None, *range(1, RECORDS + 1)]


def test_an_anchor_holds_after_a_rotation(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "audit.json").write_bytes((Path(settings.HERVAT_KEY_FOLDER) / "audit.json").read_bytes())
    settings.HERVAT_KEY_FOLDER = tmp_path
    anchor()
    rotate(Purpose.AUDIT)
    write(read(1))
    anchor()
    assert found() == []
