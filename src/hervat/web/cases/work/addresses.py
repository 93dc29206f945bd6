"""Where the pages of an occupation are in a dossier, and which occupation an address means."""

from __future__ import annotations

from django.urls import reverse

from hervat.apps.dossiers.errors import Hidden
from hervat.domain.matching.grid.ordering import Ordering
from hervat.domain.matching.occupations import Occupation
from hervat.market.browsing.addresses import address_of, find_occupation
from hervat.web.cases.links import CaseLinks


def slug_of(occupation: Occupation) -> str:
    """The occupation in an address, as the public pages write it."""
    return address_of(occupation.uri, occupation.label)


def work_page(links: CaseLinks, occupation: Occupation) -> str:
    """Where the occupation is explained in this dossier."""
    return links.page("work_occupation", beroep=slug_of(occupation))


def about_page(occupation: Occupation) -> str:
    """Where everybody can read about the occupation."""
    return reverse("market:occupation", args=[slug_of(occupation)])


def place_of(ordering: Ordering, slug: str) -> int:
    """The place of the occupation that an address means. One query. Raises :class:`Hidden` when there is none."""
    found = find_occupation(slug)
    if found is None or found.uri not in ordering.places:
        raise Hidden
    return ordering.places[found.uri]
