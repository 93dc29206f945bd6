"""Numbers about two invented occupations and their group, as the importers store them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from hervat.market.occupations.models import ConceptLink, ElementScore, IscoSoc, LinkKind, Match, OccupationFacts, OnetLink
from hervat.market.occupations.resolving import refresh
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.provenance.services import Origin, record

BAKER, PASTRY_COOK, COOK = "urn:test:bakker", "urn:test:banketbakker", "urn:test:kok"
BAKERS, COOKS = "51-3011", "35-2014"
numbers = itertools.count()


def a_dataset(kind: str, name: str, precedence: Precedence = Precedence.OFFICIAL_OTHER, version: str = "1") -> DataSet:
    """A data set that was imported."""
    attribution = f"{name} of the one who makes it"
    return record(Origin(kind=kind, name=name, version=version, attribution=attribution, precedence=precedence), f"{next(numbers):064}", 1)


def some_occupations() -> None:
    """A baker, a pastry cook (who is a baker too) in one ISCO group, and a cook in another."""
    esco = a_dataset("esco", "ESCO occupations nl")
    for uri, isco in ((BAKER, "7512"), (PASTRY_COOK, "7512"), (COOK, "5120")):
        OccupationFacts.objects.create(dataset=esco, occupation_uri=uri, isco=isco, label=uri.rpartition(":")[2])
    refresh()


def link(uri: str, code: str, confidence: float = 1.0) -> None:
    """That an occupation is one of O*NET."""
    dataset = DataSet.objects.filter(name="crosswalk").first() or a_dataset("onet", "crosswalk")
    OnetLink.objects.create(dataset=dataset, occupation_id=uri, onet_code=code, match=Match.CLOSE, confidence=confidence)


def broader(uri: str, above: str) -> None:
    """That an occupation belongs to another."""
    ConceptLink.objects.create(dataset=a_dataset("esco", "broader"), concept_uri=uri, other_uri=above, kind=LinkKind.BROADER)


def group(isco: str, *socs: str) -> None:
    """That an ISCO group overlaps with groups of SOC."""
    dataset = a_dataset("onet", f"ISCO {isco}")
    for soc in socs:
        IscoSoc.objects.create(dataset=dataset, isco=isco, soc=soc)


def ors(code: str, element: str, answers: Mapping[str, float | None], dataset: DataSet | None = None, scale: str = "ORS") -> None:
    """Published answers; None was withheld."""
    dataset = dataset or a_dataset("ors", f"ORS {next(numbers)}", version="2018")
    for answer, value in answers.items():
        ElementScore.objects.create(
            dataset=dataset, code=code, element=element, scale=scale, category=answer, value=value, suppressed=value is None
        )


def score(code: str, element: str, value: float, scale: str = "CX", category: str = "", *, suppressed: bool = False) -> None:
    """A score of O*NET."""
    dataset = a_dataset("onet", f"O*NET {next(numbers)}", version="29.2")
    ElementScore.objects.create(
        dataset=dataset, code=code, element=element, scale=scale, category=category, value=value, suppressed=suppressed
    )
