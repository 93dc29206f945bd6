"""The list as its page shows it: the lines, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.apps.dossiers.queries.caseload import PAGE_SIZES, Caseload, CaseRow, Filters, Order
from hervat.apps.dossiers.queries.lens import Lens
from hervat.apps.dossiers.queries.views import SavedList
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.access.case import BY_ORGANISATION
from hervat.domain.access.decide import decide
from hervat.domain.dossier.urgency import Urgency
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import SHORT_MONTHS, WEEKDAYS, Text, say
from hervat.reports import words
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.dossiers.lists.filter_panel import Chip, FilterPanel, address_of
from hervat.web.dossiers.lists.query_string import USUAL, write_filters
from hervat.web.dossiers.lists.rows import dossier_address, explanation_address, list_line, step_name
from hervat.web.timeline.now import duration

ORDER_WORDS: Mapping[Order, Text] = {
    Order.URGENT: say("Dringend"),
    Order.NAME: say("Naam"),
    Order.WEEK: say("Week"),
    Order.DUE: say("Uiterlijk"),
    Order.CONTACT: say("Gesprek"),
}
HOW_SORTED = {Order.NAME: "ascending", Order.WEEK: "descending", Order.DUE: "ascending", Order.CONTACT: "ascending"}
TO_BEGIN_WITH = (Urgency.LATE, Urgency.THIS_WEEK)
NEAR = 2  # pages around the present one that have a link of their own


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; without an address it cannot be sorted by."""

    word: str
    address: str = ""
    sorted: str = ""  # as aria-sort says it
    css: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """The dossier to begin with."""

    lead: str
    title: str
    due: date
    weekday: str
    month: str
    late: bool
    who: str
    address: str
    why: str


class ListPage:
    """What the template of the list asks for."""

    def __init__(self, found: Caseload, saved: Sequence[SavedList], acting: Acting) -> None:
        self.found = found
        self.filters = found.filters
        self.saved = saved
        self.acting = acting
        self.on = acting.on
        self.talks = Lens.of(acting).knows_talks
        self.names_people = acting.role not in BY_ORGANISATION
        self.panel = FilterPanel(found, talks=self.talks, names_people=self.names_people)

    def may(self, action: Action) -> bool:
        """Whether who looks may do this."""
        return decide(self.acting.actor, action, on=self.on).allowed

    @property
    def may_open(self) -> bool:
        return self.may(Action.OPEN_DOSSIER)

    @property
    def may_remind(self) -> bool:
        return self.may(Action.REMIND) and not self.filters.closed

    @property
    def may_stand_in(self) -> bool:
        return self.names_people and self.may(Action.ARRANGE_DEPUTY)

    @property
    def lines(self) -> list[SafeString]:
        """The lines as HTML."""
        on_top = self.filters.order is Order.URGENT and self.filters.page == 1
        return [list_line(row, self.on, is_first=on_top and not place, talks=self.talks) for place, row in enumerate(self.found.rows)]

    @property
    def begin(self) -> Begin | None:
        """The dossier to begin with: the first of the list, if it is that urgent."""
        rows = self.found.rows
        is_top = self.filters.order is Order.URGENT and self.filters.page == 1 and not self.filters.closed
        if not rows or not is_top or rows[0].urgency not in TO_BEGIN_WITH or rows[0].due is None:
            return None
        return _begin(rows[0], rows[0].due, self.on)

    @property
    def views(self) -> list[Chip]:
        """Ready views, then the saved ones."""
        counts = self.found.counts
        ready = [(gettext("Alles"), Filters(), counts.all), (gettext("Te laat"), Filters(late=True), counts.late)]
        ready.append((gettext("Deze week"), Filters(soon=True), counts.soon))
        if self.talks:
            ready.append((gettext("Zonder gesprek"), Filters(silent=True), counts.silent))
        here = write_filters(self._compared(self.filters))
        chips = [
            Chip(word, address_of(query := write_filters(filters)), None if self.filters.closed else count, current=here == query)
            for word, filters, count in ready
        ]
        return chips + [Chip(view.name, address_of(view.query), current=view.query == here) for view in self.saved]

    @property
    def save_address(self) -> str:
        """Where this view can be saved."""
        query = write_filters(self._compared(self.filters))
        return f"{reverse('dossiers:views')}?{query}"

    @property
    def columns(self) -> list[Column]:
        """The heads of the columns, after that of the boxes."""
        columns = [
            self._column(gettext("Werknemer"), Order.NAME),
            self._column(gettext("Week"), Order.WEEK, "rechts"),
            Column(gettext("Volgende stap")),
            Column(gettext("Status")),
            self._column(gettext("Uiterlijk"), Order.DUE),
            Column(gettext("Wie")),
            Column(gettext("Te beslissen"), css="rechts"),
        ]
        return [*columns, self._column(gettext("Gesprek"), Order.CONTACT)] if self.talks else columns

    @property
    def order_word(self) -> str:
        return spoken(ORDER_WORDS[self.filters.order])

    @property
    def urgent_address(self) -> str:
        """The same list ordered by urgency; empty when it is."""
        return "" if self.filters.order is Order.URGENT else self._page(replace(self.filters, order=Order.URGENT, page=1))

    @property
    def sizes(self) -> list[Chip]:
        """How many lines a page may have."""
        return [
            Chip(str(size), self._page(replace(self.filters, size=size, page=1)), current=size == self.filters.size) for size in PAGE_SIZES
        ]

    @property
    def pages(self) -> list[Chip]:
        """The first, the last and the near pages; a gap is a chip without address."""
        if self.found.pages == 1:
            return []
        here, last = self.filters.page, self.found.pages
        shown = sorted({1, last, *range(max(1, here - NEAR), min(last, here + NEAR) + 1)})
        chips: list[Chip] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                chips.append(Chip("…", ""))
            chips.append(Chip(str(number), self._page(replace(self.filters, page=number)), current=number == here))
        return chips

    @property
    def next_page(self) -> str:
        here = self.filters.page
        return self._page(replace(self.filters, page=here + 1)) if here < self.found.pages else ""

    def _column(self, word: str, order: Order, css: str = "") -> Column:
        here = self.filters.order is order
        return Column(word, self._page(replace(self.filters, order=order, page=1)), HOW_SORTED[order] if here else "", css)

    def _page(self, filters: Filters) -> str:
        return address_of(write_filters(filters))

    def _compared(self, filters: Filters) -> Filters:
        """What makes a view: everything but the page, and how many lines a page has."""
        return replace(filters, page=1, size=USUAL.size)


def _begin(row: CaseRow, due: date, on: date) -> Begin:
    rule = present_ruleset().rules.get(row.step)
    parts = [gettext("Begin hier"), spoken(row.reason)]
    if rule is not None and rule.duration_minutes:
        parts.append(duration(rule.duration_minutes))
    language = current_language()
    return Begin(
        lead=" · ".join(parts),
        title=f"{row.name}: {step_name(row)[:1].lower()}{step_name(row)[1:]}",
        due=due,
        weekday=WEEKDAYS[language][due.weekday()][:2],
        month=SHORT_MONTHS[language][due.month - 1],
        late=due < on,
        who=sentence(words.actor_word(row.actor)) if row.actor else "",
        address=dossier_address(row),
        why=explanation_address(row),
    )
