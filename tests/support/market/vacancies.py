"""A few vacancies of invented employers, stored by a visit as every source is, and in the index."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hervat.domain.matching.travel import Point
from hervat.market.geo.models import Place
from hervat.market.provenance.services import Origin, record
from hervat.market.search import engine
from hervat.market.search.indexing import catch_up
from hervat.market.vacancies.ads import Ad, Contract, HomeWork, Hours, Level, LoadSentence, OccupationGuess, Wage
from hervat.market.vacancies.postings import Per, Posting
from hervat.market.vacancies.store.intake import Counts, visit
from hervat.market.vacancies.store.readings import read_with
from tests.support.market.rows import STORE

BORNE, ALMELO, GOES = Point(52.30, 6.75), Point(52.36, 6.66), Point(51.50, 3.89)
TILT = "U tilt dozen tot 15 kg."
WAREHOUSE = Ad(
    identifier="magazijn",
    title="Magazijnmedewerker",
    text=f"Orders verzamelen in ons magazijn.\n{TILT}",
    html=f"<p>Orders verzamelen in ons magazijn.</p><p>{TILT}</p>",
    url="https://banen.example/magazijn",
    employer="Distributie Noordkade (fictief)",
    language="nl",
    occupation=OccupationGuess(STORE, "magazijnmedewerker", 0.95),
    hours=Hours(16, 20),
    wage=Wage(15.0, 17.5, Per.HOUR, 2470.0, 2882.0),
    level=Level(1, 2),
    contract=Contract.TEMPORARY,
    place="Almelo",
    postcode="7607",
    province="Overijssel",
    point=ALMELO,
    load=(LoadSentence("4.13", TILT, 15.0, "kg"),),
)
DESK = Ad(
    identifier="balie",
    title="Receptionist",
    text="Bezoek ontvangen en de telefoon aannemen. Kennis van een magazijn is niet nodig.",
    html="<p>Bezoek ontvangen en de telefoon aannemen. Kennis van een magazijn is niet nodig.</p>",
    url="javascript:alert(1)",
    employer="Gemeente Esseveld (fictief)",
    contract=Contract.PERMANENT,
    home_work=HomeWork.PARTLY,
    place="Goes",
    postcode="4461",
    province="Zeeland",
    point=GOES,
)
BARE = Ad(identifier="kaal", title="Hulp gevraagd", text="Bel ons.", html="<p>Bel ons.</p>")
ADS = {ad.identifier: ad for ad in (WAREHOUSE, DESK, BARE)}


def make_vacancies(*, days_ago: int = 2, indexed: bool = True) -> Counts:
    """The three of :data:`ADS`, numbered 1 to 3 in that order, seen so many days ago; and the places where they are.

    ``indexed``: in the index of this process too, which then stays when the test is over: give it a folder of its own (SEARCH_ROOT).
    """
    geo = record(Origin(kind="geo", name="Postcodes", version="1"), "0" * 64, 3)
    for code, name, province, point in (
        ("7621", "Borne", "Overijssel", BORNE), ("7607", "Almelo", "Overijssel", ALMELO), ("4461", "Goes", "Zeeland", GOES),
    ):  # fmt: skip
        Place.objects.create(
            postcode4=code,
            place=name,
            municipality=name,
            province=province,
            latitude=point.latitude,
            longitude=point.longitude,
            dataset=geo,
        )
    return see(*ADS, days_ago=days_ago, indexed=indexed)


def see(*identifiers: str, days_ago: int = 0, indexed: bool = True) -> Counts:
    """A whole visit to the one source, which then has these; the index follows."""
    here = visit("banen", timezone.now() - timedelta(days=days_ago), read_all=read_with(lambda posting: ADS[posting.identifier]))
    here.take(Posting(identifier=name, title=ADS[name].title, description=ADS[name].text, url=ADS[name].url) for name in identifiers)
    counts = here.finish(complete=True)
    if indexed:
        catch_up(engine())
    return counts
