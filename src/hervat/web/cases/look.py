"""One look at a dossier: its facts, its timeline as this actor may see it, and what every page of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.history import hours_in
from hervat.apps.dossiers.rows import Rows
from hervat.apps.dossiers.timelines import disclosed_timeline, rows_in
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.law import CaseFacts, Timeline
from hervat.domain.law.facts import EventKind
from hervat.reports.words import Face
from hervat.web.cases.head import CaseHead, case_head
from hervat.web.cases.links import CaseLinks
from hervat.web.components.pictures.hours import HoursOfWork, Worked
from hervat.web.components.pictures.timeline import TimelinePicture
from hervat.web.public.form.event_kinds import EVENT_NAMES, kind_that_fulfils
from hervat.web.timeline.page import ClockPage


@dataclass(frozen=True)
class CaseLook:
    """A dossier as one actor sees it now. ``facts`` (a what-if) stand in for those that are stored; ``query`` carries them along."""

    entered: Entered
    rows: Rows
    facts: CaseFacts | None = None
    query: str = ""
    who: str = ""  # whose steps are shown

    @property
    def on(self) -> date:
        return self.entered.acting.on

    @property
    def face(self) -> Face:
        return Face.WERKNEMER if self.entered.acting.role is Role.WERKNEMER else Face.PROFESSIONAL

    @property
    def links(self) -> CaseLinks:
        return CaseLinks(self.entered.dossier.number, self.entered.acting.role, self.query)

    @cached_property
    def timeline(self) -> Timeline:
        """As the actor may see it."""
        return disclosed_timeline(self.entered, self.rows, facts=self.facts)

    @cached_property
    def page(self) -> ClockPage:
        return ClockPage(self.timeline, self.links, self.face, self.who)

    @cached_property
    def hours(self) -> HoursOfWork | None:
        """The hours of work; None for who may not see them."""
        found = hours_in(self.entered, self.rows)
        if found is None:
            return None
        return HoursOfWork(
            tuple(Worked(part.first, part.last, float(part.hours)) for part in found.worked),
            _number(found.contract),
            _number(found.limit),
            found.limit_since,
        )

    @property
    def picture(self) -> TimelinePicture:
        return TimelinePicture(self.timeline, self.face, self.hours)

    def head(self, tab: str) -> CaseHead:
        """The head of the dossier, with the tab of the page marked."""
        return case_head(self.entered, self.timeline, tab)

    def record_address(self, obligation_id: str) -> str:
        """Where the step is recorded as done; empty when no event does it, or the actor may not record that."""
        kind = kind_that_fulfils(obligation_id)
        if not kind or not self.entered.may(Action.RECORD_FACT, EVENT_DATA[EventKind(kind)]):
            return ""
        return f"{self.links.page('event_new')}?soort={kind}"

    def record_word(self, obligation_id: str) -> str:
        """What the button to record it says: "Plan van aanpak vastleggen"."""
        kind = kind_that_fulfils(obligation_id)
        return gettext("%(what)s vastleggen") % {"what": EVENT_NAMES[kind]} if kind else ""

    def context(self, tab: str) -> dict[str, object]:
        """What the template of every page of a dossier needs."""
        now = self.page.now
        step = now.step.id if now else ""
        fill_in = self.record_address(step) if now else ""
        return {
            "look": self,
            "head": self.head(tab),
            "page": self.page,
            "face": self.face,
            "links": self.links,
            "now": now,
            "fill_in": fill_in,
            "fill_in_word": self.record_word(step) if fill_in else "",
        }


def look_at(entered: Entered, who: str = "") -> CaseLook:
    """The dossier as it stands. Four queries at most."""
    return CaseLook(entered, rows_in(entered), who=who)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
