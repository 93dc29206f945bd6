"""What is answered: the timeline of one case on one day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hervat.domain.law.results import Severity, State, Strictness

Decimals = Annotated[str, Field(pattern=r"^-?[0-9]+\.[0-9]{2}$", examples=["1820.00"])]
Explanation = Annotated[list[str], Field(description="The steps that led to the date, one sentence each, with their articles.")]
LegalBasis = Annotated[list[str], Field(description="The articles, as lawyers write them.", examples=[["WIA art. 25 lid 3"]])]


class Told(BaseModel):
    """A part of the timeline. Every field is always there; fields may be added later."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class NotCounted(Told):
    """Days inside the wachttijd that do not count."""

    first: date
    last: date
    days: int
    leave: bool
    """True for leave, false for a recovery of less than four weeks."""


class EarlierPeriod(Told):
    """An earlier period of sickness, ended by four weeks or more of recovery."""

    first: date
    last: date


class Wachttijd(Told):
    """The 104 weeks before the WIA."""

    first_day: date
    last_day: date
    first_wia_day: date
    """The first day on which a WIA benefit can start."""
    days_not_counted: int
    applies: bool
    """False for who gets no WIA; the dates then only show the count."""
    extended_until: date | None
    """Last day of a voluntary extension."""
    not_counted: list[NotCounted]
    earlier_periods: list[EarlierPeriod]
    explanation: Explanation


class Loondoorbetaling(Told):
    """Until when the werkgever pays on."""

    last_day: date | None
    explanation: Explanation


class Loonsanctie(Told):
    """The loonsanctie: until when UWV may decide on it, and how long it runs."""

    latest_decision: date | None
    """Last day on which UWV may decide."""
    first_day: date | None
    max_last_day: date | None
    """Last day when it runs in full."""
    last_day: date | None
    """Last day that follows from what was decided; null without a decision."""
    explanation: Explanation


class Opzegverbod(Told):
    """The ban on dismissal during sickness."""

    last_day: date | None


class VervroegdeIva(Told):
    """The window for an early IVA benefit."""

    earliest_application: date
    latest_application: date
    latest_application_nominal: date
    earliest_wia_day: date
    wia_day: date | None
    wia_day_strict: date | None


class NoRisk(Told):
    """The no-risk cover for who is less than 35% disabled."""

    reference_day: date
    contract_condition: bool | None
    """Whether a contract elsewhere meets the condition; null when none is known."""


class Money(Told):
    """What follows from wages, in euro and percentages. Null where the facts for it are not known."""

    year_1_month: Decimals | None
    year_2_month: Decimals | None
    minimum_month: Decimals | None
    ao_percentage: Decimals | None
    wia_class: str | None
    vervolguitkering_percentage: Decimals | None
    lgu_month: Decimals | None


class Obligation(Told):
    """One duty or right of one party."""

    id: str
    """Unique in the timeline; repeated ones end in a number, e.g. `evaluatie_1`."""
    name: str
    actor: str
    """Who must act: `werkgever`, `werknemer`, `bedrijfsarts` or `uwv`."""
    together_with: list[str]
    opens: date | None
    """First day on which it can be done."""
    due: date | None
    """The last safe day, that day included."""
    due_nominal: date | None
    """The outer reading, where the law can be read wider."""
    due_extended: date | None
    """A later day on which it still counts as in time."""
    workday: date | None
    """The last working day on or before `due`."""
    done_on: date | None
    state: State
    reason: str | None
    """Why it does not apply, or why being late is justified."""
    strictness: Strictness
    """How hard the rule is."""
    confirmed: bool
    """Whether the rule was read in the primary text."""
    checked_on: date
    """When the rule was last checked against its source."""
    right: bool
    """True for a right that may be used: it is never missed."""
    joint_deviation: bool
    """Whether werkgever and werknemer may together move this term."""
    legal_basis: LegalBasis
    summary: str
    consequence: str
    """What missing it costs."""
    missed_help: str | None
    """What can still be done when the day has passed."""
    duration_minutes: int | None
    """A rough estimate of the work."""
    recipient: str | None
    content: list[str]
    """What must be in the document."""
    explanation: Explanation
    rolled: bool
    """Whether the day was moved past a weekend or holiday."""
    parameters: list[str]
    """The versions of the parameters used."""


class Alternative(Told):
    """One of several readings of the law, and the day that follows from it."""

    reading: str
    what: str
    """Which day it is, e.g. `Eerste WIA-dag`."""
    day: date


class Flag(Told):
    """Something a person must know or decide."""

    id: str
    severity: Severity
    text: str
    legal_basis: LegalBasis
    alternatives: list[Alternative]


class Timeline(Told):
    """Everything the law's clock says about one case on one day."""

    eerste_ziektedag: date
    """The first sick day that counts; later than the one given when four weeks of recovery lie between."""
    eerste_ziektedag_given: date
    on: date
    """The day on which the case is looked at."""
    rules_version: str
    week: int | None
    """The week of the wachttijd on that day; null outside it."""
    wachttijd: Wachttijd
    loondoorbetaling: Loondoorbetaling
    loonsanctie: Loonsanctie
    opzegverbod: Opzegverbod
    vervroegde_iva: VervroegdeIva | None
    no_risk: NoRisk | None
    money: Money | None
    obligations: list[Obligation]
    flags: list[Flag]
