"""What a werknemer can record: the kinds that the matrix lets, and the form of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.services.facts import PERIOD_DATA, record_event, record_period
from hervat.apps.dossiers.services.given import NewEvent, NewPeriod
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.fields import FieldError
from hervat.domain.law.facts import EventKind
from hervat.domain.text import Text, say
from hervat.reports.words import Face
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import spoken
from hervat.web.public.form.event_kinds import movable_steps

PERIODS = (PeriodKind.RECOVERED, PeriodKind.LEAVE)
WORDS: Mapping[EventKind, Text] = {
    EventKind.EVALUATIE: say("Wij praatten over het plan"),
    EventKind.PLAN_VAN_AANPAK: say("Wij maakten het plan van aanpak"),
    EventKind.BIJSTELLING: say("Wij pasten het plan aan"),
    EventKind.AFWIJKING_TERMIJN: say("Wij spraken een andere datum af"),
    EventKind.EERSTEJAARSEVALUATIE: say("Wij praatten over het eerste jaar"),
    EventKind.EINDEVALUATIE: say("Wij hielden het laatste gesprek over het plan"),
    EventKind.UWV_AANKONDIGING_WIA: say("Ik kreeg de brief van UWV over de WIA"),
    EventKind.WIA_AANVRAAG: say("Ik vroeg mijn WIA-uitkering aan"),
    EventKind.WIA_BESLISSING: say("UWV besliste over mijn uitkering"),
    EventKind.VERVROEGDE_IVA_AANVRAAG: say("Ik vroeg eerder een IVA-uitkering aan"),
    EventKind.DESKUNDIGENOORDEEL_AANVRAAG: say("Ik vroeg UWV om een oordeel"),
    EventKind.DESKUNDIGENOORDEEL: say("Ik kreeg het oordeel van UWV"),
    EventKind.ZIEKMELDING_WERKNEMER: say("Ik meldde mij bij mijn werkgever"),
    EventKind.ZIEKMELDING_ARBODIENST: say("Mijn werkgever meldde mij bij de arbodienst"),
}
"""The kinds of events in the words of who records them, in the order in which they are offered."""
PLACES = {"first_day": "dag", "day": "dag", "last_day": "einde", "obligation": "stap", "reason": "reden"}  # of the service: of the form


def choices(entered: Entered) -> dict[str, str]:
    """What this werknemer may record, in plain words: events and periods by their code."""
    periods = {
        PeriodKind.RECOVERED.value: gettext("Ik kan weer helemaal werken"),
        PeriodKind.LEAVE.value: gettext("Ik heb zwangerschapsverlof"),
    }
    found = {kind.value: periods[kind.value] for kind in PERIODS if entered.may(Action.RECORD_FACT, PERIOD_DATA[kind])}
    return found | {kind.value: spoken(words) for kind, words in WORDS.items() if entered.may(Action.RECORD_FACT, EVENT_DATA[kind])}


def fields_of(typed: Typed, kind: str) -> list[AnyField]:
    """The questions about one kind: at most three."""
    if kind == PeriodKind.RECOVERED:
        end = typed.date_field("einde", gettext("Tot en met (niet verplicht)"), hint=gettext("Vul dit in als u daarna weer uitviel."))
        return [typed.date_field("dag", gettext("Vanaf welke dag?"), today=True), end]
    if kind == PeriodKind.LEAVE:
        return [typed.date_field("dag", gettext("Eerste dag")), typed.date_field("einde", gettext("Laatste dag"))]
    fields: list[AnyField] = [typed.date_field("dag", gettext("Op welke dag was dit?"), today=True)]
    if kind == EventKind.AFWIJKING_TERMIJN:
        steps = [("", [("", gettext("Kies een stap")), *movable_steps(Face.WERKNEMER, typed.text("stap")).items()])]
        fields.append(typed.choice("stap", gettext("Om welke stap gaat het?"), steps))
        fields.append(typed.area("reden", gettext("Waarom sprak u dit samen af?"), hint=gettext("Schrijf niets over uw ziekte.")))
    return fields


def record(entered: Entered, typed: Typed, kind: str) -> bool:
    """Records what was typed. False when something is wrong: the sentences stand in ``typed``."""
    day = typed.day("dag")
    end = typed.day("einde", needed=kind == PeriodKind.LEAVE) if kind in set(PERIODS) else None
    if typed or day is None:
        return False
    try:
        _store(entered, typed, kind, day, end)
    except WrongFields as wrong:
        typed.take(wrong.errors, PLACES)
    return not typed


def _store(entered: Entered, typed: Typed, kind: str, day: date, end: date | None) -> None:
    if kind in set(PERIODS):
        record_period(entered, NewPeriod(kind=PeriodKind(kind), first_day=day, last_day=end))
        return
    is_move = kind == EventKind.AFWIJKING_TERMIJN
    step, reason = (typed.text("stap"), typed.text("reden")) if is_move else ("", "")
    if is_move and not reason:
        raise WrongFields(FieldError("reason", say("Schrijf kort op waarom u dit samen afsprak.")))
    record_event(entered, NewEvent(kind=EventKind(kind), day=day, obligation=step, reason=reason))
