"""The list of suitable work as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.fml import check
from hervat.domain.matching.choosing.match import ORDER, own_level
from hervat.domain.matching.choosing.ranking import Component
from hervat.domain.matching.choosing.widening import STAGES as LEGAL_STAGES
from hervat.domain.matching.choosing.widening import Orientation
from hervat.domain.matching.compare import Fit
from hervat.domain.text import Text, plain_date
from hervat.market.browsing.searching import find_by_words
from hervat.reports.work.words import COMPONENTS, FILTERS, VERDICTS
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.marks import STRIP_ORDER, fit_label, legend_shape, parts_bar
from hervat.web.cases.work.saying import education, is_old, list_name, travel, weeks_old
from hervat.web.components.speech import current_language, spoken
from hervat.web.dossiers.work.asked import ORDERS, SHOWN, STAGES, Asked
from hervat.web.dossiers.work.rows import column_head, line, points_head
from hervat.web.market.saying import number
from hervat.web.market.shown.lists import Steps, steps

SIZE = 20
MOST_TITLES = 200  # occupations that words may mean


@dataclass(frozen=True, slots=True)
class Group:
    """One of the three groups, as a box to tick."""

    value: str
    label: SafeString
    count: str
    ticked: bool


class WorkPage:
    """What the template of the list asks for. ``on``: the day; ``week``: of the 104, None outside of them."""

    def __init__(self, work: Work, asked: Asked, links: CaseLinks, on: date, week: int | None, *, knows_profile: bool) -> None:
        self.work = work
        self.asked = asked
        self.links = links
        self.on = on
        self.week = week
        self.knows_profile = knows_profile

    @property
    def subtitle(self) -> str:
        """With which list, for whom, on which day."""
        person = self.work.person
        parts = [list_name(self.work.released)]
        if self.knows_profile:
            parts += [education(person.education_level), travel(person.max_travel_minutes)]
        day = gettext("op %(day)s") % {"day": plain_date(self.on, current_language())}
        parts.append(f"{day}, {gettext('week')} {self.week}" if self.week else day)
        return " · ".join(parts)

    @property
    def warnings(self) -> Iterator[str]:
        """What somebody should know before reading on."""
        released = self.work.released
        if is_old(released, self.on):
            yield gettext("Deze FML is %(n)d weken oud. Vraag de bedrijfsarts of hij nog klopt.") % {"n": weeks_old(released, self.on)}
        if released.valid_from > self.on:
            yield gettext("Deze FML geldt vanaf %(day)s.") % {"day": plain_date(released.valid_from, current_language())}

    @property
    def withheld(self) -> int:
        """How many items this reader was not given."""
        return len(self.work.chosen.withheld)

    @cached_property
    def findings(self) -> list[str]:
        """Where the list seems to contradict itself; only for who has all of it."""
        return [] if self.withheld else [spoken(finding.text) for finding in check(self.work.released.fml)]

    @property
    def total(self) -> str:
        """How many occupations were looked at."""
        return number(self.work.chosen.counts.occupations)

    @property
    def groups(self) -> list[Group]:
        """The three groups with their counts."""
        counts = self._counts
        return [Group(value, fit_label(fit), number(counts[fit]), value in self.asked.shown) for value, fit in SHOWN.items()]

    @property
    def parts(self) -> SafeString:
        """The groups as one bar."""
        return parts_bar([self._counts[fit] for fit in ORDER])

    @property
    def _counts(self) -> dict[Fit, int]:
        counts = self.work.chosen.counts
        return {Fit.FITS: counts.fits, Fit.WITH_QUESTIONS: counts.with_questions, Fit.DOES_NOT_FIT: counts.excluded}

    @property
    def left_out(self) -> list[str]:
        """How many are out of sight, and for which reason."""
        counts = self.work.chosen.counts.left_out
        return [f"{number(count)} {spoken(FILTERS[name])}" for name, count in counts.items() if count]

    @property
    def left_out_address(self) -> str:
        """The list with them, or without them again."""
        return replace(self.asked, page=1, also_left_out=not self.asked.also_left_out).query()

    @property
    def orientation(self) -> Text:
        """What is usual on this day."""
        return self.work.chosen.orientation.text

    @property
    def stages(self) -> list[tuple[str, str, bool]]:
        """How narrowly one can look: word, address, whether it is so now. Nothing when no level is known to look from."""
        if self._own_level is None:
            return []
        words = {"": gettext("al het werk"), "lager": gettext("hooguit één niveau lager"), "eigen": gettext("alleen het eigen niveau")}
        return [(word, replace(self.asked, page=1, stage=stage).query(), stage == self.asked.stage) for stage, word in words.items()]

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """By what the list can be ordered: what is known of nobody's work orders nothing."""
        known = {value: component for value, component in ORDERS.items() if component in self.columns}
        return [(value, spoken(COMPONENTS[component]), value == self.asked.order) for value, component in known.items()]

    @cached_property
    def columns(self) -> list[Component]:
        """The components that are known of some work at least; wage always has its column."""
        return [column for column in Component if column is Component.WAGE or column in self.work.chosen.components]

    @property
    def column_heads(self) -> list[tuple[str, bool]]:
        """What stands above them, and whether it stands at the end side."""
        return [(column_head(column), column is Component.WAGE) for column in self.columns]

    @property
    def has_profile(self) -> bool:
        """Whether it is recorded what the werknemer brings."""
        return self.work.profile is not None

    @property
    def open_on_the_list(self) -> list[tuple[str, str]]:
        """The points that ask a question at any work, whatever it is: number and name of what was not assessed or has a toelichting."""
        if self.withheld:
            return []
        points = [aspect for aspect in self.work.chosen.judged.aspects if not aspect.is_assessed or aspect.toelichting]
        return [(aspect.number, spoken(aspect.item.name)) for aspect in points]

    @property
    def order_word(self) -> str:
        """By what it is ordered now."""
        by = self.asked.by if self.asked.by in self.columns else self.columns[0]
        return spoken(COMPONENTS[by]).lower()

    @property
    def points_head(self) -> str:
        """The head of the column with the strip."""
        return points_head(self.work)

    @property
    def legend(self) -> list[tuple[SafeString, str]]:
        """What the shapes mean."""
        return [(legend_shape(verdict), spoken(VERDICTS[verdict]).lower()) for verdict in STRIP_ORDER]

    @property
    def _own_level(self) -> int | None:
        return own_level(self.work.chosen.person, self.work.chosen.background)

    @cached_property
    def found(self) -> list[int]:
        """The places of all occupations that were asked for, in order."""
        chosen, asked = self.work.chosen, self.asked
        shown = [fit in asked.fits for fit in ORDER]
        narrow = STAGES[asked.stage]
        unusual = None
        if narrow is not None:
            stage = LEGAL_STAGES[narrow]
            unusual = self.work.ordering.unusual(chosen.person, Orientation(stage, None, chosen.orientation.text), self._own_level)
        return [
            place
            for place in self._meant
            if shown[chosen.fits[place]] and (asked.also_left_out or chosen.left_out[place] < 0) and (unusual is None or not unusual[place])
        ]

    @cached_property
    def _meant(self) -> list[int]:
        """The places of what the words may mean, in order: a part of its name, or a title of everyday life. Without words all of them."""
        chosen, wanted = self.work.chosen, self.asked.words.casefold()
        order = chosen.order(self.asked.by)
        if not wanted:
            return order
        titled = {line.uri for line in find_by_words(self.asked.words, current_language(), MOST_TITLES).lines}
        occupations = self.work.ordering.market.occupations
        return [place for place in order if occupations[place].uri in titled or wanted in occupations[place].label.casefold()]

    @property
    def hidden(self) -> int:
        """How many the words mean beside those that the choices show."""
        return len(self._meant) - len(self.found) if self.asked.words else 0

    @property
    def hidden_address(self) -> str:
        """The list with those too."""
        return replace(self.asked, page=1, shown=tuple(SHOWN), also_left_out=True, stage="").query()

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.found) // SIZE))

    @property
    def page(self) -> int:
        """The page that is shown: the nearest that exists."""
        return min(self.asked.page, self.pages)

    @property
    def found_words(self) -> str:
        """``1–20 van 412``: which part of what was found is shown."""
        first = (self.page - 1) * SIZE
        told = {"first": first + 1, "last": min(first + SIZE, len(self.found)), "all": number(len(self.found))}
        return gettext("%(first)d–%(last)d van %(all)s") % told if self.found else ""

    @property
    def lines(self) -> list[SafeString]:
        """The lines of this page."""
        first = (self.page - 1) * SIZE
        return [line(self.work, place, self.links, self.columns) for place in self.found[first : first + SIZE]]

    @property
    def steps(self) -> Steps | None:
        """The way through the pages."""
        return steps(lambda page: replace(self.asked, page=page).query(), self.page, self.pages)

    @property
    def errors(self) -> SafeString:
        """What could not be asked."""
        return format_html_join(" ", "{}", ((text,) for text in self.asked.errors.values()))
