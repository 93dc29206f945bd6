"""The words of the FML: short ones tell the codes of an item apart, and every code has its place on the page."""

from __future__ import annotations

import pytest

from hervat.domain.fml import VersionId
from hervat.domain.fml.catalogue import version
from hervat.web.cases.ability.words import short_text
from hervat.web.dossiers.medical.fml.rows import one_sided


@pytest.mark.parametrize("which", VersionId)
def test_no_two_codes_of_an_item_read_the_same(which: VersionId) -> None:
    short = {item.number: [short_text(code) for code in item.codes] for item in version(which).items.values()}
    assert {number: texts for number, texts in short.items() if len(set(texts)) < len(texts) or not all(texts)} == {}


@pytest.mark.parametrize(
    ("item", "code", "short"),
    [
        ("4.13", 1, "10 kg"),
        ("4.10", 2, "150 keer per uur"),
        ("4.16", 3, "minder dan ongeveer 5 minuten"),
        ("2.9", 1, "met een eigen, vooraf afgebakend deel van de taak"),
        ("4.5", 1, "beperkt, namelijk"),
        ("6.2", 0, "8 uur of meer"),
    ],
)
def test_what_fits_in_a_cell(item: str, code: int, short: str) -> None:
    assert short_text(version(VersionId.B).items[item].codes[code]) == short


def test_the_items_of_hand_and_arm_in_both_lists() -> None:
    assert one_sided(VersionId.B) == {"4.3", "4.5", "4.6", "4.7", "4.8"}
    assert one_sided(VersionId.A) == {"4.3", "4.4", "4.5", "4.7", "4.8", "4.9"}
