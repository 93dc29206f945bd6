"""The importers on the data as they are really published, where these stand beside the project."""

from __future__ import annotations

import pytest

from hervat.market.geo.importer import read_geo
from hervat.market.geo.models import Place
from hervat.market.importing.results import silently
from hervat.market.occupations.importers.esco import read_esco
from hervat.market.occupations.importers.load import read_load
from hervat.market.occupations.importers.onet import read_onet
from hervat.market.occupations.importers.ors import read_ors
from hervat.market.occupations.models import ElementScore, Occupation, OccupationSkill, OnetLink
from hervat.market.occupations.queries import labels_of, search_occupations
from hervat.market.provenance.queries import attributions
from tests.support.market.shared_data import shared_data

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_dutch_esco_is_whole() -> None:
    rows = {done.name: done.rows for done in read_esco(shared_data() / "esco_nl_v1.2", silently).sets}
    assert rows == {"ESCO occupations nl": 3039, "ESCO ISCO groups nl": 619, "ESCO skill groups nl": 640}
    assert Occupation.objects.filter(label="").count() == 0
    assert "heftruckchauffeur" in labels_of(search_occupations("heftruck")).values()


def test_english_esco_has_its_relations() -> None:
    rows = {done.name: done.rows for done in read_esco(shared_data() / "esco_en_v1.2.0", silently).sets}
    assert rows["ESCO occupation skills"] == 129_004
    assert OccupationSkill.objects.filter(essential=True).count() + OccupationSkill.objects.filter(essential=False).count() > 128_900


def test_onet_and_the_crosswalks_reach_our_occupations() -> None:
    data = shared_data()
    read_esco(data / "esco_nl_v1.2", silently)
    read_onet(data / "esco_onet_crosswalk_nesta", silently)
    assert OnetLink.objects.count() == 1680
    read_onet(data / "isco_soc_crosswalk", silently)
    read_onet(data / "onet_29.2" / "Interests.xlsx", silently)
    read_onet(data / "onet_29.2" / "Job Zones.xlsx", silently)
    assert Occupation.objects.exclude(riasec=None).count() > 2500
    assert Occupation.objects.filter(level_trust="C").count() > 2500
    assert "O*NET 29.2 Database, U.S. Department of Labor (CC BY 4.0)" in attributions()


def test_ors_work_context_and_places() -> None:
    data = shared_data()
    (ors,) = read_ors(data / "bls_ors_2018", silently).sets
    assert ors.rows == 37_102
    assert not ElementScore.objects.filter(value__lt=0).exists()
    assert read_load(data / "esco_work_context", silently).sets[0].rows == 3007
    read_geo(data / "geo_4pp_postcode", silently)
    assert Place.objects.get(pk="7511").place == "Enschede"
