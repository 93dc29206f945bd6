"""One occupation in plain words: what it asks, what is possible, and what to ask at the workplace."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from hervat.apps.matching.work import Work
from hervat.domain.matching.choosing.filters import FilterName, reasons
from hervat.domain.matching.choosing.match import Candidate
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.explain import UNKNOWN, Weighed, weigh
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.loads import Load
from hervat.domain.matching.occupations import Occupation
from hervat.domain.matching.requirements import Kind, missing, names
from hervat.domain.text import say
from hervat.reports.load_words import NAMES, UNITS, amount_words
from hervat.reports.work.words import FITS_FOR_WERKNEMER
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.addresses import about_page, slug_of, work_page
from hervat.web.cases.work.marks import fit_label
from hervat.web.cases.work.saying import allowed, field
from hervat.web.components.speech import spoken

ONLY_REFERS = say("beperkt, namelijk")  # a code that says nothing by itself
LISTED = "; "  # between the codes of one point
KILO, FORCE = re.compile(r"\bkg\b"), re.compile(r"\((\d+) kilogram\S+\)")


@dataclass(frozen=True, slots=True)
class Line:
    """An occupation in the list."""

    name: str
    field: str
    address: str
    label: SafeString
    said: str


@dataclass(frozen=True, slots=True)
class PlainPoint:
    """One point: what it is called, what the work asks, what is possible, and what to ask."""

    name: str
    demand: str
    is_limit: bool  # otherwise only what is usual in daily life
    limit: str
    note: str  # what the bedrijfsarts wrote with it
    question: str
    is_for_doctor: bool
    item: str  # its number on the list; only for an address


class PlainOccupation:
    """One occupation as the werknemer reads it."""

    def __init__(self, work: Work, place: int) -> None:
        self.work = work
        self.place = place
        self.candidate: Candidate = work.chosen.candidate(place)
        self.occupation: Occupation = self.candidate.occupation

    @property
    def name(self) -> str:
        """As a heading."""
        return capfirst(self.occupation.label)

    @property
    def slug(self) -> str:
        """In an address."""
        return slug_of(self.occupation)

    @property
    def label(self) -> SafeString:
        """Whether it fits."""
        return fit_label(self.candidate.fit, FITS_FOR_WERKNEMER)

    @property
    def about(self) -> str:
        """Where everybody can read about it."""
        return about_page(self.occupation)

    @property
    def sentence(self) -> str:
        """One sentence that says what it comes down to; nothing when somebody judged it, who says it themselves."""
        if self.given:
            return ""
        return {
            Fit.FITS: gettext("U kunt wat dit werk vraagt."),
            Fit.WITH_QUESTIONS: gettext("Dit werk kan bij u passen. Er zijn nog vragen."),
            Fit.DOES_NOT_FIT: gettext("Dit werk is nu te zwaar voor u. Dat kan veranderen met een nieuwe lijst van de bedrijfsarts."),
        }[self.candidate.fit]

    @property
    def to_learn(self) -> list[str]:
        """For what it is left out of the list that somebody can learn: a level, diplomas, licences. One sentence each."""
        told = {
            FilterName.LEVEL: gettext("Voor dit werk hebt u meestal een hogere opleiding nodig."),
            FilterName.DIPLOMA: gettext("Voor dit werk hebt u een diploma nodig: %(names)s.") % {"names": self._missing(Kind.DIPLOMA)},
            FilterName.LICENCE: gettext("Voor dit werk hebt u dit nodig: %(names)s.") % {"names": self._missing(Kind.LICENCE)},
        }
        return [told[reason.filter] for reason in reasons(self.occupation, self.work.person) if reason.filter in told]

    def _missing(self, kind: Kind) -> str:
        return spoken(names(missing(self.occupation.required, kind, self.work.person.held(kind))))

    @property
    def fits_not(self) -> bool:
        """Whether it does not."""
        return self.candidate.fit is Fit.DOES_NOT_FIT

    @cached_property
    def given(self) -> tuple[str, str, SafeString] | None:
        """Who judged it, why, and what the computer thought."""
        found = self.work.running(self.occupation.uri)
        if found is None:
            return None
        return found.voice.by, found.content.reason, fit_label(found.content.proposed, FITS_FOR_WERKNEMER)

    def points(self, verdict: Verdict) -> list[PlainPoint]:
        """The points with this verdict."""
        found = (weighed for weighed in self.work.chosen.explain(self.place) if weighed.verdict is verdict)
        return [plain_point(weighed, self.occupation.loads) for weighed in found]

    @property
    def too_heavy(self) -> list[PlainPoint]:
        """What the work asks too much of."""
        return self.points(Verdict.OVERSCHRIJDING)

    @property
    def to_watch(self) -> list[PlainPoint]:
        """What to watch."""
        return self.points(Verdict.SIGNAAL)

    @property
    def unknown(self) -> list[PlainPoint]:
        """What nobody knows of the work, and can be asked there."""
        return [point for point in self._unknown if not point.is_for_doctor]

    @property
    def for_doctor(self) -> list[PlainPoint]:
        """What the bedrijfsarts did not look at yet."""
        return [point for point in self._unknown if point.is_for_doctor]

    @cached_property
    def _unknown(self) -> list[PlainPoint]:
        return self.points(Verdict.GEEN_DATA)

    @property
    def possible(self) -> list[PlainPoint]:
        """What can be done."""
        return self.points(Verdict.OK)


def line(work: Work, place: int, links: CaseLinks) -> Line:
    """An occupation in the list, with the one thing that matters most."""
    candidate = work.chosen.candidate(place)
    occupation = candidate.occupation
    label = fit_label(candidate.fit, FITS_FOR_WERKNEMER)
    said = _most_important(work, place, candidate)
    return Line(capfirst(occupation.label), field(occupation.isco), work_page(links, occupation), label, said)


def _most_important(work: Work, place: int, candidate: Candidate) -> str:
    """Who judged it; or what is too heavy; or how much there is to ask."""
    given = work.running(candidate.occupation.uri)
    if given is not None:
        return gettext("%(who)s keek hiernaar.") % {"who": given.voice.by}
    verdicts = work.chosen.verdicts(place)
    if candidate.fit is Fit.DOES_NOT_FIT:
        aspect = work.chosen.judged.aspects[verdicts.index(Verdict.OVERSCHRIJDING)]
        loads = work.chosen.occupation(place).loads
        point = plain_point(weigh(aspect, loads), loads)
        return gettext("Te zwaar: %(name)s. In dit werk: %(demand)s.") % {"name": point.name.lower(), "demand": point.demand}
    if candidate.fit is Fit.WITH_QUESTIONS:
        number = sum(verdict is not Verdict.OK for verdict in verdicts) or 1
        return ngettext("Er is nog %(n)d vraag.", "Er zijn nog %(n)d vragen.", number) % {"n": number}
    return ""


def plain_point(weighed: Weighed, loads: Mapping[str, Load]) -> PlainPoint:
    """A point without its number, and without words for how much somebody is limited. ``loads``: of the work."""
    aspect, load = weighed.aspect, weighed.aspect.load_in(loads)
    name = NAMES.get(aspect.number) or NAMES.get(aspect.item.number) or aspect.item.name
    return PlainPoint(
        capfirst(spoken(name)),
        spoken(amount_words(load) if load else UNKNOWN),
        aspect.is_limited,
        _limit_words(weighed),
        aspect.toelichting,
        spoken(weighed.question) if weighed.question else "",
        not aspect.is_assessed,
        aspect.item.number,
    )


def _limit_words(weighed: Weighed) -> str:
    """What is possible, in the units that the work is told in; nothing where the list only refers to what was written with it."""
    told = []
    for code, part in zip(weighed.aspect.codes, spoken(weighed.limit).split(LISTED), strict=False):
        if code.text != ONLY_REFERS:
            shown = allowed(part)
            told.append((shown.rpartition(", ")[0] or shown) if code.free else shown)
    words = LISTED.join(told)
    words = FORCE.sub(lambda found: gettext("(als %(n)s kilo)") % {"n": found[1]}, words)
    return KILO.sub(spoken(UNITS["kg"]), words)
