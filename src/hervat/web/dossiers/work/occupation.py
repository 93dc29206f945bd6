"""One occupation for one person: the verdict, what decides, where it comes from, and what to ask at the workplace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.matching.said import GivenAnswer, GivenVerdict
from hervat.apps.matching.services import can_be_answered
from hervat.apps.matching.work import Work
from hervat.domain.access.roles import Role
from hervat.domain.matching.choosing.filters import reasons
from hervat.domain.matching.choosing.match import MOSTLY_UNKNOWN, ORDER, Candidate
from hervat.domain.matching.choosing.sensitivity import OwnFlip, flips_of
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.occupations import Chance, Occupation
from hervat.domain.text import short_date
from hervat.reports.market_words import CHANCES, TRUSTS, level_words
from hervat.reports.work.words import FITS, VERDICTS, Tally, conclusion, tally, tally_words
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.addresses import about_page, slug_of, work_page
from hervat.web.cases.work.marks import LOOKS, bar, fit_label, strip, verdict_label
from hervat.web.cases.work.saying import field, list_name, source_words, voice_words
from hervat.web.components.speech import current_language, spoken
from hervat.web.dossiers.work.needs import Needs, needs_of
from hervat.web.dossiers.work.rows import lapsed_words, two_figures
from hervat.web.market.saying import euro, wage

DECISIVE = (Verdict.OVERSCHRIJDING, Verdict.SIGNAAL, Verdict.GEEN_DATA)


@dataclass(frozen=True, slots=True)
class Point:
    """One point as the page shows it. ``answer_address``: where an answer from the workplace is recorded; empty: none can be."""

    weighed: Weighed
    label: SafeString
    source: str
    trust: str
    answer: GivenAnswer | None
    answer_address: str
    question_address: str  # where the bedrijfsarts is asked about it

    @property
    def number(self) -> str:
        """Of the item, or the part."""
        return self.weighed.aspect.number

    @property
    def name(self) -> str:
        """What it is called; a part by what it says."""
        aspect = self.weighed.aspect
        name = capfirst(spoken(aspect.item.name))
        code = next((code for code in aspect.codes if code.number), None)
        return f"{name}: {spoken(code.text)}" if aspect.number != aspect.item.number and code else name

    @property
    def note(self) -> str:
        """What one should know about the load beside the verdict."""
        if self.weighed.verdict is Verdict.GEEN_DATA:
            return gettext("In de gegevens staat hier niets over. Onbekend telt niet als “kan”.")
        if not self.weighed.kenmerkend:
            return gettext("Dit hoort niet vast bij het werk. Het sluit dit werk niet uit.")
        return ""


@dataclass(frozen=True, slots=True)
class FlipLine:
    """An answer that matters: what it is, and what another code would make of it."""

    name: str
    now: str
    instead: str
    fit: SafeString


class OccupationPage:
    """What the template of one occupation asks for."""

    def __init__(self, work: Work, place: int, links: CaseLinks, role: Role, *, may_judge: bool) -> None:
        self.work = work
        self.place = place
        self.links = links
        self.role = role
        self.may_judge = may_judge
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
    def address(self) -> str:
        """Where this page is."""
        return work_page(self.links, self.occupation)

    @property
    def about(self) -> str:
        """Where everybody can read about it."""
        return about_page(self.occupation)

    @property
    def vacancies(self) -> str:
        """The search for this work, near where the werknemer lives when that is known. It is asked as anybody asks it."""
        profile = self.work.profile
        near = {"waar": profile.content.postcode} if profile and profile.content.postcode else {}
        return f"{reverse('vacancies:search')}?{urlencode({'beroep': slug_of(self.occupation), **near})}"

    @property
    def subtitle(self) -> str:
        """Its field, level, wage and the chance of work."""
        occupation = self.occupation
        level = level_words(occupation.level_min, occupation.level_max)
        chance = CHANCES.get(occupation.chance) if occupation.chance is not Chance.UNKNOWN else None
        told = [
            field(occupation.isco),
            spoken(level) if level else gettext("niveau niet bekend"),
            wage(occupation.wage_min, occupation.wage_max) or gettext("loon niet bekend"),
            gettext("kans op werk: %(chance)s") % {"chance": spoken(chance)} if chance else "",
        ]
        return " · ".join(filter(None, told))

    @property
    def list_name(self) -> str:
        """With which list."""
        return list_name(self.work.released)

    @property
    def fit(self) -> Fit:
        """What counts now."""
        return self.candidate.fit

    @property
    def fit_word(self) -> str:
        """In words."""
        return spoken(FITS[self.fit])

    @property
    def fit_icon(self) -> str:
        """Its icon."""
        return LOOKS[self.fit][1]

    @property
    def fit_css(self) -> str:
        """The name of its colours."""
        return {Fit.FITS: "past", Fit.WITH_QUESTIONS: "vragen", Fit.DOES_NOT_FIT: "niet"}[self.fit]

    @property
    def proposed(self) -> SafeString:
        """What the software proposed."""
        return fit_label(ORDER[self.work.chosen.proposed[self.place]])

    @property
    def given(self) -> GivenVerdict | None:
        """The verdict of a person that counts now."""
        return self.work.running(self.occupation.uri)

    @property
    def given_by(self) -> str:
        """Whose it is."""
        return voice_words(self.given.voice) if self.given else ""

    @property
    def lapsed(self) -> str:
        """That the last verdict no longer counts."""
        found = self.work.lapsed(self.occupation.uri)
        return lapsed_words(found, self.work.released.number) if found else ""

    @property
    def history(self) -> list[tuple[SafeString, str, str]]:
        """Every verdict that was given, the last first: the verdict, who and when, why."""
        said = self.work.verdicts.get(self.occupation.uri, ())
        return [(fit_label(one.content.given), self._who(one), one.content.reason) for one in said]

    def _who(self, one: GivenVerdict) -> str:
        """Who gave it, with which list, and how long it holds."""
        parts = [voice_words(one.voice), gettext("FML v%(n)d") % {"n": one.voice.fml_number}]
        if one.until is not None:
            parts.append(gettext("tot en met %(day)s") % {"day": short_date(one.until, current_language())})
        return " · ".join(parts)

    @cached_property
    def counted(self) -> Tally:
        """How many points got each verdict; of those that can be done only what must be settled counts."""
        able = self.work.chosen.verdicts(self.place).count(Verdict.OK)
        return tally([*(point.weighed.verdict for point in self.decisive), *[Verdict.OK] * able])

    @property
    def conclusion(self) -> str:
        """One sentence."""
        if self.work.chosen.withheld and not self.decisive:
            return gettext("Wat u van de FML mag zien, kan. De rest is niet verstrekt, dus dit is nog niet zeker.")
        return spoken(conclusion(self.counted))

    @property
    def counted_words(self) -> str:
        """``4 kan · 2 let op · 1 niet bekend``."""
        return " · ".join(spoken(piece) for piece in tally_words(self.counted))

    @property
    def strip(self) -> SafeString:
        """The same in shapes."""
        counted = self.counted
        verdicts = [verdict for verdict, number in zip(VERDICTS, counted, strict=True) for _ in range(number)]
        return strip(verdicts, scale=1.5)

    @cached_property
    def points(self) -> list[Point]:
        """Every point, those that decide first."""
        order = list(VERDICTS)
        found = [self._point(weighed) for weighed in self.work.chosen.explain(self.place)]
        return sorted(found, key=lambda point: order.index(point.weighed.verdict))

    @property
    def decisive(self) -> list[Point]:
        """What is too heavy, to watch or unknown."""
        return [point for point in self.points if point.weighed.verdict in DECISIVE]

    @property
    def for_workplace(self) -> list[Point]:
        """Of those, what a workplace can settle."""
        return [point for point in self.decisive if point.weighed.aspect.is_assessed]

    def next_question(self, item: str) -> Point | None:
        """The next point after ``item`` that a workplace did not answer yet; from the top again after the last."""
        numbers = [point.number for point in self.for_workplace]
        after = numbers.index(item) + 1 if item in numbers else 0
        rest = [*self.for_workplace[after:], *self.for_workplace[:after]]
        return next((point for point in rest if point.answer_address and point.answer is None and point.number != item), None)

    @property
    def for_doctor(self) -> list[Point]:
        """Of those, what the bedrijfsarts did not assess."""
        return [point for point in self.decisive if not point.weighed.aspect.is_assessed]

    @property
    def able(self) -> list[Point]:
        """What can be done."""
        return [point for point in self.points if point.weighed.verdict is Verdict.OK]

    @property
    def withheld(self) -> int:
        """How many items this reader was not given."""
        return len(self.work.chosen.withheld)

    @property
    def mostly_unknown(self) -> bool:
        """Whether more than half of what must be settled is not known."""
        return self.candidate.unknown > MOSTLY_UNKNOWN

    def _point(self, weighed: Weighed) -> Point:
        source, number = weighed.source, weighed.aspect.number
        answer = self.work.answers.get(self.occupation.uri, {}).get(number)
        answerable = self.may_judge and can_be_answered(self.work, number)
        return Point(
            weighed,
            verdict_label(weighed.verdict),
            source_words(source) if source else "",
            f"{source.trust.value} ({spoken(TRUSTS[source.trust])})" if source else "",
            answer if answer is not None and answer.content.load is not None else None,
            self.links.page("work_answer", beroep=self.slug, item=number) if answerable else "",
            self._question(weighed),
        )

    def _question(self, weighed: Weighed) -> str:
        """Only where the bedrijfsarts can change something: what was not assessed, and a limit that decides."""
        aspect = weighed.aspect
        if aspect.is_assessed and weighed.verdict not in (Verdict.OVERSCHRIJDING, Verdict.SIGNAAL):
            return ""
        asked = {"onderdeel": aspect.item.number, "beroep": self.slug, "lijst": self.work.released.number}
        return f"{self.links.page('work_question_new')}?{urlencode(asked)}"

    @property
    def connections(self) -> Iterator[tuple[str, SafeString | str, str]]:
        """How it connects, each by itself: name, bar, words."""
        known, nothing = self.candidate.connection, gettext("niet bekend")
        skills, history = known.skills, known.work_history
        yield gettext("Vaardigheden"), bar(skills) if skills is not None else "", _percent(skills, gettext("%(n)d%% overlap"), nothing)
        yield gettext("Ervaring"), bar(history) if history is not None else "", _percent(history, gettext("%(n)d%% verwant"), nothing)
        interest = known.interest
        likeness = gettext("%(n)s gelijkenis") % {"n": two_figures(interest)} if interest is not None else nothing
        yield gettext("Interesse"), bar(interest) if interest is not None else "", likeness
        yield gettext("Loon"), "", gettext("%(amount)s per uur") % {"amount": euro(known.wage)} if known.wage is not None else nothing

    @property
    def remarks(self) -> list[str]:
        """Why it is out of sight, or not what one looks at first."""
        found = [reason.text for reason in reasons(self.candidate.occupation, self.work.person)]
        if self.candidate.outside is not None:
            found.append(self.candidate.outside)
        return [spoken(text) for text in found]

    @cached_property
    def needs(self) -> Needs:
        """What the work requires before somebody begins, and whether this person has it."""
        return needs_of(self.occupation.uri, self.work.person)

    @property
    def shows_flips(self) -> bool:
        """Whether who reads weighs how sure an answer is."""
        return self.role is Role.ARBEIDSDESKUNDIGE

    @property
    def flips(self) -> list[FlipLine]:
        """The answers that, one code higher or lower, make another verdict."""
        fml = self.work.chosen.converted.fml
        return [self._flip(flip) for flip in flips_of(fml, self.occupation.loads)]

    def _flip(self, flip: OwnFlip) -> FlipLine:
        item = self.work.chosen.converted.fml.list.items[flip.item]
        return FlipLine(
            f"{item.number} {capfirst(spoken(item.name))}",
            spoken(item.codes[flip.code].text),
            spoken(item.codes[flip.instead].text),
            fit_label(flip.fit),
        )


def _percent(share: float | None, words: str, nothing: str) -> str:
    return nothing if share is None else words % {"n": round(share * 100)}
