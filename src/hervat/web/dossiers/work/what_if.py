"""What if: what another answer, a longer journey, an education or a course would change. Looked at, and never kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.access.roles import Role
from hervat.domain.fml import Answer, Fml, Item
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.choosing.retraining import Opening, Training
from hervat.domain.matching.choosing.sensitivity import Flip, sensitivity
from hervat.domain.matching.judge import Verdict
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.learning import key_of, kind_of, time_of
from hervat.web.cases.work.marks import fit_label
from hervat.web.cases.work.named import MOST_SHOWN, Listed, Named, named
from hervat.web.cases.work.trying import Trial
from hervat.web.components.speech import spoken
from hervat.web.dossiers.work.forms.what_if import WhatIfForm

MOST_OPENINGS = 10
ICONS: Mapping[Verdict, str] = {Verdict.OK: "klaar", Verdict.SIGNAAL: "telaat", Verdict.OVERSCHRIJDING: "kruis", Verdict.GEEN_DATA: "hulp"}


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """What one education or course does for this person."""

    name: str
    kind: str
    time: str
    opens: int
    bearable: str
    icon: str
    admits: str
    address: str


@dataclass(frozen=True, slots=True)
class FlipRow:
    """One answer moved by one code, and how many occupations come and go with it."""

    name: str
    now: str
    instead: str
    opened: int
    closed: int
    address: str


class WhatIfPage(Trial):
    """What the template of a what-if asks for."""

    form: WhatIfForm

    def __init__(self, work: Work, form: WhatIfForm, links: CaseLinks, role: Role) -> None:
        super().__init__(work, form)
        self.links = links
        self.role = role

    def person(self) -> Person:
        """Who is asked about: the same with another answer, and another journey."""
        person, answer = super().person(), self.form.answer
        return person if answer is None else replace(person, fml=self._changed_fml(*answer))

    def _changed_fml(self, item: Item, code: int) -> Fml:
        """The list in version B with another answer; what this reader was not given stays so."""
        shown, withheld = self.work.chosen.converted.fml, self.work.chosen.withheld
        answer = replace(shown.answers.get(item.number, Answer(item=item.number)), codes=frozenset({code}), caps={})
        others = shown.not_assessed - {item.number}
        return replace(shown, answers={**shown.answers, item.number: answer}, not_assessed=others | withheld)

    @cached_property
    def opened(self) -> Listed:
        """What would come into sight."""
        return self._listed((self.then.in_sight - self.work.chosen.in_sight) | self.trained)

    @cached_property
    def closed(self) -> Listed:
        """What would go out of sight."""
        return self._listed(self.work.chosen.in_sight - self.then.in_sight)

    @property
    def settled(self) -> int:
        """How many have questions now that would fit without."""
        return len((self.then.without_questions - self.work.chosen.without_questions) & self.work.chosen.in_sight)

    @property
    def doubtful(self) -> int:
        """How many fit now that would have questions."""
        return len((self.work.chosen.without_questions - self.then.without_questions) & self.then.in_sight)

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """What was found by its name: name, kind, the address that chooses it."""
        return [(training.name, kind_of(training), self.form.asking(leren=key_of(training), zoek="")) for training, _ in self.found]

    def _listed(self, places: Collection[int]) -> Listed:
        by_name = sorted(places, key=lambda place: self.then.occupation(place).label.casefold())
        return Listed(len(places), tuple(self._named(place) for place in by_name[:MOST_SHOWN]))

    def _named(self, place: int) -> Named:
        candidate = self.then.candidate(place)
        return named(candidate.occupation, self.links, fit_label(candidate.fit))

    @property
    def changes(self) -> list[str]:
        """What would be different, in sentences."""
        said, form = [], self.form
        if form.answer is not None:
            item, code = form.answer
            current = form.code_now(item)
            before = gettext("niet beoordeeld") if current is None else spoken(item.codes[current].text)
            told = {"name": f"{item.number} {capfirst(spoken(item.name))}", "before": before, "after": spoken(item.codes[code].text)}
            said.append(gettext("%(name)s: “%(after)s” in plaats van “%(before)s”.") % told)
        if form.training is not None:
            said.append(gettext("%(kind)s: %(name)s.") % {"kind": kind_of(form.training), "name": form.training.name})
        if form.minutes is not None:
            said.append(self._travel_words(form.minutes))
        return said

    def _travel_words(self, minutes: int) -> str:
        """A journey closes no occupation: what it does is said, with what is usual on this day."""
        usual = self.work.chosen.orientation.stage.travel_minutes
        told = gettext("%(n)d minuten reizen per dag.") % {"n": minutes}
        limit = (
            gettext("Gebruikelijk is nu hooguit %(n)d minuten.") % {"n": usual} if usual else gettext("Er is nu geen gebruikelijke grens.")
        )
        return f"{told} {limit} {gettext('De reistijd verandert niet welke beroepen passen, wel hoeveel banen u kunt bereiken.')}"

    @cached_property
    def openings(self) -> list[OpeningLine]:
        """The educations and courses that bring most work within reach."""
        return [self._opening_line(found) for found in self.all_openings[:MOST_OPENINGS]]

    @property
    def own_opening(self) -> OpeningLine | None:
        """The chosen training as a line."""
        return self._opening_line(self.opening) if self.opening else None

    def _opening_line(self, opening: Opening) -> OpeningLine:
        training = opening.training
        return OpeningLine(
            name=training.name,
            kind=kind_of(training),
            time=time_of(training),
            opens=len(opening.opened),
            bearable=_bearable_words(opening.bearable, training),
            icon=ICONS[opening.bearable],
            admits=gettext("Vraagt een hogere vooropleiding.") if opening.admits is False else "",
            address=self.form.asking(leren=key_of(training), zoek=""),
        )

    @property
    def shows_flips(self) -> bool:
        """Whether who reads weighs how sure an answer is."""
        return self.role is Role.ARBEIDSDESKUNDIGE and not self.work.chosen.withheld

    @cached_property
    def flips(self) -> list[FlipRow]:
        """The answers that would change most, one code lighter or heavier."""
        fml = self.work.chosen.converted.fml
        rows = [self._flip(flip, fml) for flip in sensitivity(fml, self.work.ordering.market)]
        return sorted((row for row in rows if row.opened or row.closed), key=lambda row: -row.opened - row.closed)

    def _flip(self, flip: Flip, fml: Fml) -> FlipRow:
        item = fml.list.items[flip.item]
        return FlipRow(
            f"{item.number} {capfirst(spoken(item.name))}",
            spoken(item.codes[flip.code].text),
            spoken(item.codes[flip.instead].text),
            self._seen(flip.opened),
            self._seen(flip.closed),
            self.form.asking(fml=f"{flip.item}={flip.instead}"),
        )

    def _seen(self, uris: Iterable[str]) -> int:
        """How many of these are not left out for another reason."""
        places, left_out = self.work.ordering.places, self.work.chosen.left_out
        return sum(int(left_out[places[uri]] < 0) for uri in uris)


def _bearable_words(verdict: Verdict, training: Training) -> str:
    """Whether the hours of a training fit within what the list allows; nothing for a course whose hours a week nobody knows."""
    if verdict is Verdict.GEEN_DATA and training.hours_a_week is not None:
        return gettext("De bedrijfsarts beoordeelde de uren niet.")
    if verdict is Verdict.GEEN_DATA and training.is_course:
        return ""
    return {
        Verdict.OK: gettext("De uren passen."),
        Verdict.SIGNAAL: gettext("Let op de uren."),
        Verdict.OVERSCHRIJDING: gettext("Te veel uren per week."),
        Verdict.GEEN_DATA: gettext("Uren per week niet bekend."),
    }[verdict]
