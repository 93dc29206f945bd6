"""What is packed comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hervat.domain.matching.travel import Point
from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.store.packing import pack, unpack

AD = Ad(identifier="1", title="Kok", text="Koken.", html="<p>Koken.</p>")


@pytest.mark.parametrize(
    "ad", [AD, replace(AD, point=Point(52.2, 6.9)), replace(AD, start="per direct"), replace(AD, start=date(2026, 12, 1))]
)
def test_an_ad_comes_back_as_it_was(ad: Ad) -> None:
    assert unpack(pack(ad)) == ad
