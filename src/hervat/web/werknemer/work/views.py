"""The pages of the werknemer about work."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.matching.said import advices_in
from hervat.apps.matching.work import Halted, Work, work_for
from hervat.apps.profiles.queries import profile_of
from hervat.domain.access.actions import Action
from hervat.domain.matching.choosing.match import ORDER
from hervat.domain.matching.choosing.retraining import LEARNED
from hervat.domain.matching.compare import Fit
from hervat.reports.work.words import FITS_FOR_WERKNEMER
from hervat.web.cases.asking.shown import asking_of
from hervat.web.cases.head import links_of
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.addresses import place_of
from hervat.web.cases.work.marks import fit_label
from hervat.web.cases.work.shared import shown_advice
from hervat.web.desk.gate import own_page
from hervat.web.market.asked import Wrong, read_words
from hervat.web.market.saying import number
from hervat.web.market.shown.lists import Steps, steps
from hervat.web.werknemer.page import show
from hervat.web.werknemer.work.knowing import known_of
from hervat.web.werknemer.work.lines import Line, PlainOccupation, line
from hervat.web.werknemer.work.trying import OwnForm, OwnTrial

SIZE = 10
GROUPS = {"past": Fit.FITS, "misschien": Fit.WITH_QUESTIONS, "niet": Fit.DOES_NOT_FIT}
MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Group:
    """One of the three groups, with how many there are."""

    label: SafeString
    count: str
    address: str
    current: bool


class OwnList:
    """The list, as far as it is asked for. An address that cannot be read asks the usual."""

    def __init__(self, work: Work, links: CaseLinks, query: QueryDict) -> None:
        self.work = work
        self.links = links
        self.error = ""
        self.words = self._words(query.get("q", ""))
        self._found = self._called_so()
        usual = next((name for name, places in self._found.items() if places), "past")
        self.group = query.get("toon", "") if query.get("toon", "") in GROUPS else usual
        page = query.get("blz", "")
        wanted = int(page) if page.isascii() and page.isdecimal() and len(page) <= MOST_FIGURES else 1
        self.pages = max(1, -(-len(self.places) // SIZE))
        self.page = min(max(wanted, 1), self.pages)

    def _words(self, typed: str) -> str:
        try:
            return read_words(typed)
        except Wrong as wrong:
            self.error = wrong.sentence
            return ""

    def _called_so(self) -> dict[str, list[int]]:
        """Of each group, in order, what has the words in its name."""
        chosen, wanted = self.work.chosen, self.words.casefold()
        names = {ORDER.index(fit): name for name, fit in GROUPS.items()}
        found: dict[str, list[int]] = {name: [] for name in GROUPS}
        for place in chosen.order():
            if chosen.left_out[place] < 0 and (not wanted or wanted in chosen.occupation(place).label.casefold()):
                found[names[int(chosen.fits[place])]].append(place)
        return found

    @property
    def places(self) -> list[int]:
        """What was asked for, in order."""
        return self._found[self.group]

    @property
    def is_elsewhere(self) -> bool:
        """Whether what was asked for is in another of the three groups."""
        return not self.places and any(self._found.values())

    @property
    def meaning(self) -> str:
        """What this group means for who reads."""
        return {
            "past": gettext("De computer denkt dat u dit werk kunt doen. Kies wat u leuk lijkt."),
            "misschien": gettext("Over dit werk zijn nog vragen. U hoeft ze niet alleen uit te zoeken. Uw coach helpt."),
            "niet": gettext("De computer denkt dat dit werk nu te zwaar is. Dat kan veranderen. Denkt u dat het toch kan? Zeg het."),
        }[self.group]

    @property
    def to_learn(self) -> bool:
        """Whether work was left out for something that can be learned."""
        return any(self.work.chosen.counts.left_out.get(name) for name in LEARNED)

    @property
    def lines(self) -> list[Line]:
        """The lines of this page."""
        first = (self.page - 1) * SIZE
        return [line(self.work, place, self.links) for place in self.places[first : first + SIZE]]

    @property
    def groups(self) -> list[Group]:
        """The three groups."""
        return [
            Group(fit_label(fit, FITS_FOR_WERKNEMER), number(len(self._found[name])), self._address(name, 1), name == self.group)
            for name, fit in GROUPS.items()
        ]

    @property
    def steps(self) -> Steps | None:
        """The way through the pages."""
        return steps(lambda page: self._address(self.group, page), self.page, self.pages)

    def _address(self, group: str, page: int) -> str:
        asked = {"toon": group, "q": self.words, "blz": str(page) if page > 1 else ""}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@require_safe
@own_page(Action.SEE_WORK)
def work(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What fits, what may fit, and what does not now."""
    found = work_for(entered)
    own = OwnList(found, links_of(entered), request.GET) if isinstance(found, Work) else None
    return show(
        request,
        entered,
        "work",
        title=gettext("Werk dat bij u past"),
        status=422 if own and own.error else 200,
        own=own,
        halted=isinstance(found, Halted),
        advices=[shown_advice(advice, FITS_FOR_WERKNEMER) for advice in advices_in(entered)],
        known=known_of(profile_of(entered)),
        asking=asking_of(entered),
    )


@require_safe
@own_page(Action.SEE_WORK)
def occupation(request: HttpRequest, entered: Entered, beroep: str) -> HttpResponse:
    """One occupation: what it asks, and what to ask."""
    found = work_for(entered)
    if not isinstance(found, Work):
        return work(request)
    one = PlainOccupation(found, place_of(found.ordering, beroep))
    return show(request, entered, "work_occupation", title=one.name, one=one, may_ask=entered.may(Action.ASK_DOCTOR))


@require_safe
@own_page(Action.SEE_WORK)
def what_if(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What some learning or another journey would change. Nothing of it is kept."""
    found = work_for(entered)
    form = OwnForm(found, request.GET) if isinstance(found, Work) else None
    return show(
        request,
        entered,
        "work_what_if",
        title=gettext("Wat als u iets leert of anders reist?"),
        status=422 if form is not None and form.errors else 200,
        form=form,
        trial=OwnTrial(form.work, form, links_of(entered)) if form is not None else None,
        halted=isinstance(found, Halted),
    )
