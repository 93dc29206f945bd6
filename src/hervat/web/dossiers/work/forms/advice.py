"""The form with which directions of work are shared: which occupations, and a few words about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.matching.services import LONGEST_TEXT, NewAdvice
from hervat.apps.matching.work import Work
from hervat.domain.matching.compare import Fit
from hervat.web.cases.forms.fact_form import no_illness
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.work.addresses import place_of, slug_of
from hervat.web.cases.work.marks import fit_label
from hervat.web.components.fields import Area
from hervat.web.dossiers.work.forms.verdict import seen_number

PROPOSALS = 8  # occupations that are proposed beside those that somebody judged
MOST_SENT = 40
CHOSEN = "beroep"
PLACES = {"uris": CHOSEN, "text": "toelichting"}


@dataclass(frozen=True, slots=True)
class Direction:
    """An occupation that can be shared: its verdict, whether it is chosen, and whether a person judged it."""

    slug: str
    name: str
    label: SafeString
    chosen: bool
    judged: bool
    has_questions: bool


class AdviceForm(Typed):
    """What the page of a new advice shows, and what it sent."""

    work: Work
    places: Sequence[int] = ()  # of the chosen occupations

    def choose(self, work: Work, slugs: Sequence[str]) -> None:
        """Takes the occupations that were ticked. Raises :class:`Hidden` for one that is not there."""
        self.work = work
        self.places = list(dict.fromkeys(place_of(work.ordering, slug) for slug in slugs[:MOST_SENT]))

    def read(self) -> NewAdvice:
        """What is to be shared."""
        occupations = self.work.ordering.market.occupations
        return NewAdvice(
            uris=[occupations[place].uri for place in self.places], text=self.text("toelichting"), fml_number=seen_number(self)
        )

    @cached_property
    def directions(self) -> list[Direction]:
        """The chosen ones, those that somebody judged, and the first that fit without questions."""
        chosen = self.work.chosen
        judged = [
            self.work.ordering.places[uri] for uri in self.work.verdicts if self.work.running(uri) and uri in self.work.ordering.places
        ]
        fitting = [place for place in chosen.order() if place in chosen.without_questions][:PROPOSALS]
        return [self._direction(place) for place in dict.fromkeys([*self.places, *judged, *fitting])]

    def _direction(self, place: int) -> Direction:
        candidate = self.work.chosen.candidate(place)
        return Direction(
            slug_of(candidate.occupation),
            capfirst(candidate.occupation.label),
            fit_label(candidate.fit),
            place in self.places,
            self.work.running(candidate.occupation.uri) is not None,
            candidate.fit is Fit.WITH_QUESTIONS,
        )

    @property
    def text_field(self) -> Area:
        """A few words."""
        hint = f"{gettext('Bijvoorbeeld: werk met vaste tijden, aan een balie.')} {no_illness()}"
        return self.area("toelichting", gettext("Toelichting (niet verplicht)"), hint=hint, rows=4, longest=LONGEST_TEXT)

    @property
    def chosen_error(self) -> str:
        """What is wrong with the choice of occupations."""
        return self.errors.get(CHOSEN, "")


def slugs_in(sent: QueryDict) -> list[str]:
    """The occupations that were ticked, or named in the address."""
    return [str(slug) for slug in sent.getlist(CHOSEN)]
