"""The head of a dossier: whose it is, where it stands in its 104 weeks, and the tabs that this role may open."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.health.door import DelegationLine, delegations_of
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law import Timeline
from hervat.domain.text import Text, say
from hervat.reports.words import Face
from hervat.web.cases.links import CaseLinks
from hervat.web.timeline.page import ClockPage, Head


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. ``name`` is that of its page."""

    name: str
    word: Text
    action: Action
    datum: Datum | None = None


TABS = (
    Tab("overview", say("Overzicht"), Action.SEE_DOSSIER),
    Tab("timeline", say("Tijdlijn"), Action.SEE_TIMELINE),
    Tab("events", say("Gebeurtenissen"), Action.SEE_FACT, Datum.ZIEKMELDING),
    Tab("documents", say("Documenten"), Action.SEE_DOCUMENT, Datum.PLAN_EN_EVALUATIES),
    Tab("notes", say("Notities"), Action.SEE_NOTE, Datum.NOTITIE_ALLEN),
    Tab("advice", say("Advies"), Action.SEE_ADVICE),
    Tab("medical", say("Medisch deel"), Action.ENTER_VAULT),
    Tab("ability", say("Belastbaarheid"), Action.SEE_FML),
    Tab("work", say("Passend werk"), Action.SEE_WORK),
    Tab("work_advices", say("Werkadviezen"), Action.SEE_WORK_ADVICE),
    Tab("people", say("Betrokkenen"), Action.SEE_PEOPLE),
    Tab("looks", say("Inzages"), Action.SEE_LOOKS),
)


@dataclass(frozen=True, slots=True)
class ShownTab:
    """A tab as the page shows it."""

    word: Text
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What stands above every page of a dossier."""

    name: str
    number: str
    function: str
    werkgever: str
    closed: str  # what can still be done in a closed dossier; empty: it is open
    clock: Head
    tabs: tuple[ShownTab, ...]
    list_address: str
    given: tuple[DelegationLine, ...] | None  # what the bedrijfsarts delegated; None: does not work under one


def case_head(entered: Entered, timeline: Timeline, current: str) -> CaseHead:
    """The head, with the tab of the page ``current`` marked. ``timeline`` is the disclosed one."""
    links = links_of(entered)
    dossier = entered.dossier
    tabs = tuple(ShownTab(tab.word, links.page(tab.name), tab.name == current) for tab in TABS if entered.may(tab.action, tab.datum))
    return CaseHead(
        name=f"{dossier.given_name} {dossier.family_name}",
        number=dossier.number,
        function=dossier.function,
        werkgever=dossier.werkgever.name,
        closed=_closed_words(entered),
        clock=ClockPage(timeline, links, Face.PROFESSIONAL).head,
        tabs=tabs,
        list_address="",
        given=delegations_of(entered) if entered.acting.role is Role.CASEMANAGER_TAAKDELEGATIE else None,
    )


def _closed_words(entered: Entered) -> str:
    if entered.dossier.closed_on is None:
        return ""
    if entered.acting.role is Role.BEDRIJFSARTS:
        return gettext("Dit dossier is gesloten. U kunt het lezen, en alleen het medische deel nog afmaken.")
    return gettext("Dit dossier is gesloten. U kunt het lezen, niet veranderen.")


def links_of(entered: Entered, query: str = "") -> CaseLinks:
    """Where the parts of this dossier lead for this actor."""
    return CaseLinks(entered.dossier.number, entered.acting.role, query)
