"""The fixed words for states, strictness, actors and groups: the same on the page, on paper, in the calendar and in the API.

Every function gives a :class:`~hervat.domain.text.Text`; render it with ``text.render(language, translate)``. Two readers are known: a
professional, and the werknemer whose case it is, who is spoken to with "u".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from hervat.domain.law.citations import Citation
from hervat.domain.law.results import FaceText, Flag, Obligation, Rule, Severity, State, Step, Strictness
from hervat.domain.text import Text, Translate, long_date, say, untranslated


class Face(StrEnum):
    """Who reads."""

    PROFESSIONAL = "professional"
    WERKNEMER = "werknemer"


class Group(StrEnum):
    """The four groups in which obligations are listed, in this order."""

    NOW = "now"
    NEXT_SIX_WEEKS = "next_six_weeks"
    LATER = "later"
    DONE = "done"


class Period(StrEnum):
    """The three whole periods, each of which explains itself."""

    WACHTTIJD = "wachttijd"
    LOONDOORBETALING = "loondoorbetaling"
    LOONSANCTIE = "loonsanctie"


FINISHED = frozenset({State.DONE, State.DONE_LATE, State.DONE_LATE_JUSTIFIED})
SOON = timedelta(weeks=6)
HABIT = "PRAKTIJK"  # a source that is no text: the strictness "Gewoonte" already says it

_STATE_WORDS = {
    State.MISSED: say("Te laat"),
    State.DUE_SOON: say("Bijna te laat"),
    State.OPEN: say("Te doen"),
    State.TO_COME: say("Komt nog"),
    State.DONE: say("Klaar"),
    State.DONE_LATE: say("Klaar, maar te laat"),
    State.DONE_LATE_JUSTIFIED: say("Klaar, later met reden"),
    State.NOT_APPLICABLE: say("Niet nodig"),
}
_STATE_WORDS_WERKNEMER = _STATE_WORDS | {State.DUE_SOON: say("Nu doen"), State.TO_COME: say("Komt later")}
LEGEND = (  # the states that a picture shows, in the order of its legend
    State.DONE,
    State.DONE_LATE,
    State.DONE_LATE_JUSTIFIED,
    State.MISSED,
    State.DUE_SOON,
    State.OPEN,
    State.TO_COME,
)
_PERIOD_WORDS = {
    Period.WACHTTIJD: say("Wachttijd"),
    Period.LOONDOORBETALING: say("Loondoorbetaling"),
    Period.LOONSANCTIE: say("Loonsanctie"),
}
_SEVERITY_WORDS = {
    Severity.INFO: say("Goed om te weten"),
    Severity.WARNING: say("Let op"),
    Severity.HUMAN_DECIDES: say("Dit beslissen mensen"),
}
_TWO_READINGS = say("Hierover bestaan twee uitleggen")
_STRICTNESS_WORDS = {
    Strictness.WET: say("Wet"),
    Strictness.REGELING: say("Regeling"),
    Strictness.UWV_BELEID: say("Regel van UWV"),
    Strictness.PRAKTIJK: say("Gewoonte"),
}
_ACTOR_WORDS = {
    "werkgever": say("werkgever"),
    "werknemer": say("werknemer"),
    "bedrijfsarts": say("bedrijfsarts"),
    "uwv": say("UWV"),
}
_ACTOR_WORDS_WERKNEMER = {
    "werkgever": say("uw werkgever"),
    "werknemer": say("u"),
    "bedrijfsarts": say("de bedrijfsarts"),
    "uwv": say("UWV"),
}
_GROUP_WORDS = {
    Group.NOW: say("Nu"),
    Group.NEXT_SIX_WEEKS: say("Komende 6 weken"),
    Group.LATER: say("Later"),
    Group.DONE: say("Klaar"),
}
_SHORT_NAMES = {  # these stand in a picture, at their day
    "ziekmelding_werknemer": say("Melding"),
    "ziekmelding_arbodienst": say("Melding arbo"),
    "uwv_melding_vangnet": say("Melding UWV"),
    "hersteldmelding_vangnet": say("Herstel UWV"),
    "aangifte_einde_dienstverband": say("Aangifte"),
    "plan_van_aanpak": say("Plan van aanpak"),
    "horen_bedrijfsarts": say("Bedrijfsarts"),
    "evaluatie": say("Evaluatie"),
    "bijstelling_plan_van_aanpak": say("Bijstelling"),
    "melding_42_weken": say("42e week"),
    "uwv_herinnering_44_weken": say("Herinnering"),
    "eerstejaarsevaluatie": say("Eerste jaar"),
    "arbeidsdeskundig_onderzoek": say("AD-onderzoek"),
    "start_spoor_2": say("Start spoor 2"),
    "vervroegde_iva_aanvraag": say("Vervroegde IVA"),
    "uwv_aankondiging_wia": say("Brief UWV"),
    "actueel_oordeel": say("Actueel oordeel"),
    "eindevaluatie": say("Eindevaluatie"),
    "re_integratieverslag": say("Verslag"),
    "wia_aanvraag": say("WIA-aanvraag"),
    "riv_upload": say("Verslag uploaden"),
    "loonsanctiebesluit": say("Besluit sanctie"),
    "wia_beslissing": say("WIA-beslissing"),
    "wia_beslissing_na_herstel": say("WIA-beslissing"),
    "verlengingsbesluit": say("Besluit verlenging"),
    "bekortingsverzoek": say("Verzoek verkorting"),
    "bekortingsbesluit": say("Besluit verkorting"),
    "deskundigenoordeel": say("Oordeel UWV"),
}
_CALENDAR_NAMES = {"hersteldmelding_vangnet": say("Melding aan UWV")}


def state_word(state: State, face: Face = Face.PROFESSIONAL) -> Text:
    """The word for a state, without a number of days."""
    return (_STATE_WORDS_WERKNEMER if face is Face.WERKNEMER else _STATE_WORDS)[state]


def status(obligation: Obligation, on: date, face: Face = Face.PROFESSIONAL) -> Text:
    """The word for the state, with how many days are left when that is few: "Bijna te laat (over 3 dagen)"."""
    word = state_word(obligation.state, face)
    if obligation.state is State.DUE_SOON and obligation.due is not None:
        return say("{state} ({when})", state=word, when=days_from(obligation.due, on))
    return word


def days_from(day: date, on: date) -> Text:
    """How far ``day`` lies from ``on``: "vandaag", "morgen", "over 3 dagen", "5 dagen geleden"."""
    days = (day - on).days
    near = {-1: say("gisteren"), 0: say("vandaag"), 1: say("morgen")}
    if days in near:
        return near[days]
    return say("over {days} dagen", days=days) if days > 0 else say("{days} dagen geleden", days=-days)


def flag_word(flag: Flag) -> Text:
    """How loudly a flag speaks. Only where the law can be read in two ways, and both days are told, does it say so."""
    return _TWO_READINGS if flag.alternatives else _SEVERITY_WORDS[flag.severity]


def period_word(period: Period) -> Text:
    """The name of a whole period."""
    return _PERIOD_WORDS[period]


def strictness_word(strictness: Strictness) -> Text:
    """How hard a rule is, in one or two words."""
    return _STRICTNESS_WORDS[strictness]


def actor_word(actor: str, face: Face = Face.PROFESSIONAL) -> Text:
    """Who it is. Raises KeyError for an actor that no rule names."""
    return (_ACTOR_WORDS_WERKNEMER if face is Face.WERKNEMER else _ACTOR_WORDS)[actor]


def who(obligation: Obligation, face: Face = Face.PROFESSIONAL) -> Text:
    """Who must act, and with whom: "werkgever, samen met werknemer"."""
    actor = actor_word(obligation.rule.actor, face)
    others = [actor_word(other, face) for other in obligation.rule.together_with]
    if not others:
        return actor
    together = others[0]
    for other in others[1:]:
        together = say("{first} en {second}", first=together, second=other)
    return say("{actor}, samen met {others}", actor=actor, others=together)


def face_text(rule: Rule, face: Face = Face.PROFESSIONAL) -> FaceText:
    """Name, summary, consequence and help of a rule in the words of who reads."""
    return rule.werknemer if face is Face.WERKNEMER else rule.professional


def name(obligation: Obligation, face: Face = Face.PROFESSIONAL) -> Text:
    """The name of the step, with its number when the rule comes back in the case."""
    text = face_text(obligation.rule, face).name
    return text if obligation.number is None else say("{name} {number}", name=text, number=obligation.number)


def short_name(obligation: Obligation) -> Text:
    """A name that fits beside its day in the picture of the 104 weeks. A rule without a short one gives its full name."""
    return _SHORT_NAMES.get(obligation.rule.id, obligation.rule.name)


def calendar_name(obligation: Obligation, face: Face = Face.PROFESSIONAL) -> Text:
    """The name of the step for a calendar, where nothing may hint at illness."""
    return _CALENDAR_NAMES.get(obligation.rule.id) or name(obligation, face)


def group_word(group: Group) -> Text:
    """The heading of a group."""
    return _GROUP_WORDS[group]


def group(obligation: Obligation, on: date) -> Group:
    """Under which heading an obligation stands on a day: late or almost late is "Nu", the rest by its due day."""
    if obligation.state in FINISHED or obligation.state is State.NOT_APPLICABLE:
        return Group.DONE
    if obligation.state in (State.MISSED, State.DUE_SOON):
        return Group.NOW
    if obligation.due is None:
        return Group.NOW if obligation.state is State.OPEN else Group.LATER
    return Group.NEXT_SIX_WEEKS if obligation.due <= on + SOON else Group.LATER


def grouped(obligations: Iterable[Obligation], on: date) -> dict[Group, list[Obligation]]:
    """The obligations under their headings, in order of their day; empty groups are left out."""
    groups: dict[Group, list[Obligation]] = {}
    for obligation in sorted(obligations, key=_by_day):
        groups.setdefault(group(obligation, on), []).append(obligation)
    return {heading: groups[heading] for heading in Group if heading in groups}


def articles(citations: Iterable[Citation]) -> str:
    """The articles as lawyers write them: "WIA art. 25 lid 3; RPEZ art. 6". Empty when only habit is the ground."""
    return "; ".join(str(citation) for citation in citations if citation.source_id != HABIT)


def outcome(step: Step, language: str) -> str | None:
    """What came out of a step: a long date, or a number of days. None for a step that only says something."""
    if isinstance(step.outcome, date):
        return long_date(step.outcome, language)
    return None if step.outcome is None else str(step.outcome)


def sentence(text: Text, language: str, translate: Translate = untranslated) -> str:
    """The text with a capital first letter, for where a word stands alone: "Werkgever"."""
    rendered = text.render(language, translate)
    return rendered[:1].upper() + rendered[1:]


def _by_day(obligation: Obligation) -> tuple[date, bool]:
    """Finished and dated by the due day; without a day last, what does not apply after what does."""
    return obligation.due or obligation.done_on or date.max, obligation.state is State.NOT_APPLICABLE
