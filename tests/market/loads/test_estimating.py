"""The estimates as they are stored: data sets of their own, made anew when what they follow from changes, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hervat.market.importing.results import silently
from hervat.market.loads.estimating import ESTIMATE, estimate_all
from hervat.market.occupations.importers.load import read_load
from hervat.market.occupations.importers.onet import read_onet
from hervat.market.occupations.importers.ors import read_ors
from hervat.market.occupations.models import OccupationLoad
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.provenance.services import forget
from tests.market.loads.given import BAKER, BAKERS, COOK, COOKS, PASTRY_COOK, a_dataset, group, link, ors, score, some_occupations
from tests.support.market.files import write_csv
from tests.support.market.shared_data import shared_data

pytestmark = pytest.mark.django_db(databases=["default", "market"])
SITTING = {"MEAN": 20.0}


@pytest.fixture(autouse=True)
def _occupations(db: None) -> None:  # noqa: ARG001 -- asks for a database
    some_occupations()


def estimate_of(uri: str, item: str) -> OccupationLoad:
    return OccupationLoad.objects.select_related("dataset").get(occupation_id=uri, item=item, dataset__kind=ESTIMATE)


def stored() -> list[tuple[Any, ...]]:
    rows = OccupationLoad.objects.filter(dataset__kind=ESTIMATE).order_by("pk")
    return list(rows.values_list("pk", "occupation_id", "item", "bands", "present", "confident", "trust", "note", "dataset_id"))


def test_without_numbers_there_are_no_estimates_and_no_data_sets() -> None:
    estimate_all()
    assert not DataSet.objects.filter(kind=ESTIMATE).exists()


def test_an_estimate_names_its_source_and_what_it_rests_on() -> None:
    ors(BAKERS, "Sitting", SITTING, a_dataset("ors", "ORS", version="2018"))
    link(BAKER, "51-3011.00")
    estimate_all()
    load = estimate_of(BAKER, "5.2")
    assert load.bands
    assert sum(share for _, _, share in load.bands) == pytest.approx(1, abs=0.005)
    assert (load.trust, load.confident, load.kenmerkend, load.present, load.periods) == ("A", True, True, None, None)
    assert load.note == "Hoeveel van de dag mensen in dit beroep zitten, volgens Amerikaans onderzoek bij bedrijven."
    dataset = load.dataset
    assert (dataset.name, dataset.version) == ("Schatting uit Amerikaanse gegevens (ORS)", "2018")
    assert (dataset.attribution, dataset.rows, dataset.is_official) == ("ORS of the one who makes it", 1, False)


def test_what_has_no_end_is_stored_without_one() -> None:
    ors(BAKERS, "Lifting/carrying Occasionally", {"> 100 LBS": 100.0})
    link(BAKER, "51-3011.00")
    estimate_all()
    assert estimate_of(BAKER, "4.13").bands == [[45.4, None, 1.0]]


def test_each_route_has_a_data_set_of_its_own() -> None:
    ors(BAKERS, "Sitting", SITTING)
    ors(COOKS, "Sitting", SITTING)
    link(BAKER, "51-3011.00")
    group("5120", BAKERS, COOKS)
    score(PASTRY_COOK, "4.C.3.d.1", 4.0)
    estimate_all()
    names = {uri: estimate_of(uri, item).dataset.name for uri, item in ((BAKER, "5.2"), (COOK, "5.2"), (PASTRY_COOK, "1.8.4"))}
    assert names == {
        BAKER: "Schatting uit Amerikaanse gegevens (ORS)",
        COOK: "Schatting uit Amerikaanse gegevens over de beroepsgroep (ORS)",
        PASTRY_COOK: "Ruwe schatting uit Amerikaanse gegevens (O*NET)",  # a rating is no measurement
    }


def test_the_same_again_changes_nothing() -> None:
    ors(BAKERS, "Sitting", SITTING)
    link(BAKER, "51-3011.00")
    estimate_all()
    before = stored()
    estimate_all()
    assert stored() == before != []


def test_what_is_no_longer_published_is_no_longer_estimated() -> None:
    dataset = a_dataset("ors", "ORS")
    ors(BAKERS, "Sitting", SITTING, dataset)
    link(BAKER, "51-3011.00")
    estimate_all()
    forget(dataset.kind, dataset.name)
    estimate_all()
    assert stored() == []
    assert not DataSet.objects.filter(kind=ESTIMATE).exists()


def test_what_was_imported_stays_and_counts_before_an_estimate() -> None:
    typed = a_dataset("load", "Werkplekonderzoek", Precedence.IMPORTED)
    OccupationLoad.objects.create(
        dataset=typed, occupation_id=BAKER, item="5.2", bands=[[1, 1, 1]], kenmerkend=True, confident=True, trust="A"
    )
    ors(BAKERS, "Sitting", SITTING)
    link(BAKER, "51-3011.00")
    estimate_all()
    order = OccupationLoad.objects.filter(occupation_id=BAKER, item="5.2").order_by("dataset__precedence")
    assert [load.dataset.kind for load in order] == ["load", ESTIMATE]
    assert order[1].dataset.precedence < Precedence.STARTER


def test_a_rough_estimate_counts_after_the_starter_catalogue() -> None:
    score(COOK, "4.C.3.a.4", 4.5)
    score(COOK, "4.C.3.b.8", 4.5)
    estimate_all()
    dataset = estimate_of(COOK, "1.6").dataset
    assert dataset.name == "Ruwe schatting uit Amerikaanse gegevens (O*NET)"
    assert dataset.precedence > Precedence.STARTER


def test_every_import_ends_with_the_estimates(tmp_path: Path) -> None:
    head = ("upper_soc_code", "data_element_text", "data_type_text", "estimate_type_text", "value")
    steps: list[tuple[Callable[..., object], Path]] = [
        (read_ors, write_csv(tmp_path / "ors_2018.csv", head, [("51301100", "Sitting", "MEAN", "Estimate", 20)])),
        (read_onet, write_csv(tmp_path / "nesta.csv", ("concept_uri", "onet_code", "confidence"), [(BAKER, "51-3011.00", 2)])),
    ]
    for read, path in steps:
        read(path, silently)
    assert estimate_of(BAKER, "5.2").bands
    wide = write_csv(tmp_path / "wide.csv", ("conceptUri", "4.C.3.d.1"), [(COOK, 4.5)])
    read_load(wide, silently)
    assert estimate_of(COOK, "1.8.4").present


def test_real_numbers_say_what_bakers_lift_and_how_they_stand() -> None:
    link(BAKER, "51-3011.00")
    link(COOK, "35-2014.00")
    read_ors(shared_data() / "bls_ors_2018", silently)
    standing = estimate_of(BAKER, "5.4").bands
    lifting = estimate_of(COOK, "4.13").bands
    assert standing is not None
    assert lifting is not None
    assert sum(share for low, _, share in standing if low >= 4) > 0.8
    assert sum(share for low, _, share in lifting if low >= 4.5) > 0.5
