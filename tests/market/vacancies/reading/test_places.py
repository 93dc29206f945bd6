"""From postcode or name to four figures, province and point; unknown when a name is that of more places."""

from __future__ import annotations

import pytest

from tests.market.vacancies.reading.given import PLACES, read_text


@pytest.mark.parametrize(
    ("postcode", "locality", "region", "country", "found", "province"),
    [
        ("8011 AB", "Zwolle", "", "", "8011", "Overijssel"),
        ("8011", "", "", "NL", "8011", "Overijssel"),
        ("", "Zwolle", "", "", "8021", "Overijssel"),
        ("", "Zwolle Zuid", "", "", "8021", "Overijssel"),
        ("", "8031 XX Zwolle", "", "", "8031", "Overijssel"),
        ("", "Zwolle, Overijssel, Nederland", "", "", "8021", "Overijssel"),
        ("", "Bergen", "Limburg", "", "5854", "Limburg"),
        ("", "Bergen", "NH", "", "1861", "Noord-Holland"),
        ("", "Bergen (NH)", "", "", "1861", "Noord-Holland"),
        ("", "Bergen", "", "", "", ""),
        ("", "Den Haag", "", "", "2511", "Zuid-Holland"),
        ("", "Nergenshuizen", "Overijssel", "", "", "Overijssel"),
        ("8011", "Brugge", "", "BE", "", ""),
        ("48599", "Gronau", "", "", "", ""),
        ("9999", "", "", "", "", ""),
    ],
)
def test_where_it_is(postcode: str, locality: str, region: str, country: str, found: str, province: str) -> None:
    located = PLACES.find(postcode, locality, region, country)
    assert (located.postcode, located.province) == (found, province)
    assert (located.point is not None) == bool(found)


def test_the_name_stays_as_it_was_written() -> None:
    ad = read_text("Werk.", locality="Gronau", country="DE")
    assert (ad.place, ad.postcode, ad.point) == ("Gronau", "", None)
