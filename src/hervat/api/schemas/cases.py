"""Dossiers as programs see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from hervat.apps.dossiers.models import PeriodKind
from hervat.domain.law.facts import EventKind, Spoor2Exception
from hervat.domain.law.results import Actor, State

Day = date  # inside a model the name "date" is a field
DOCUMENTED = ConfigDict(use_attribute_docstrings=True)


class Author(BaseModel):
    """Who recorded something, and when."""

    model_config = DOCUMENTED

    by: str
    """The name of the person."""
    role: str
    """The role in which they did."""
    organisation: str | None
    """For whom they work; null for the werknemer."""
    at: datetime
    """When it was recorded."""


class CaseLine(BaseModel):
    """One dossier in a list."""

    model_config = DOCUMENTED

    number: str
    """The number, such as `HV-0412`."""
    name: str
    """Initial and family name."""
    werkgever: str
    """The name of the werkgever."""
    week: int | None
    """In which week of the wachttijd it is; null before and after it."""
    next_step: str | None
    """The id of the step that waits longest; null when nothing is asked."""
    state: State | None
    """How that step stands."""
    actor: Actor | None
    """Who must act."""
    due: Day | None
    """The last safe day."""
    urgency: Literal["late", "this_week", "silent", "this_month", "rest"]
    """Which of the five groups, most urgent first."""
    last_contact: Day | None
    """The last recorded talk of werkgever and werknemer."""
    decisions: int
    """Flags on which people must decide."""
    spoor_2: bool
    """Whether a second track was started."""


class CaseList(BaseModel):
    """One page of the dossiers of whoever the program acts for."""

    model_config = DOCUMENTED

    total: int
    """How many dossiers pass the filters."""
    page: int
    """Which page this is; 1 is the first."""
    pages: int
    """How many pages there are."""
    results: list[CaseLine]
    """The dossiers, most urgent first."""


class Organisation(BaseModel):
    """An organisation."""

    model_config = DOCUMENTED

    id: UUID
    """Its id."""
    name: str
    """Its name."""


class CaseDates(BaseModel):
    """The dates on which everything rests. What is not for this role is null."""

    model_config = DOCUMENTED

    id: UUID
    """The id of this version."""
    eerste_ziektedag: Day
    """The first sick day."""
    aow_date: Day | None
    """The day on which the werknemer reaches the AOW age."""
    employment_ends: Day | None
    """The last day of the contract."""
    has_vangnet: bool | None
    """Whether the Ziektewet stands behind this werknemer; never which vangnet it is."""
    recorded: Author
    """Who recorded this version."""


class Case(BaseModel):
    """One dossier."""

    model_config = DOCUMENTED

    number: str
    """The number, such as `HV-0412`."""
    given_name: str
    """Given name of the werknemer."""
    family_name: str
    """Family name of the werknemer."""
    function: str
    """The own function; empty when not recorded."""
    werkgever: Organisation
    """The werkgever."""
    opened_on: Day
    """From this day on all that happens is recorded."""
    closed_on: Day | None
    """When it was closed; null while it is open."""
    imported: bool
    """Whether it began elsewhere."""
    week: int | None
    """In which week of the wachttijd it is."""
    weeks: int
    """How many weeks the wachttijd has."""
    dates: CaseDates | None
    """The dates; null when they are not for this role."""


class NewCase(BaseModel):
    """What is needed to open a dossier: as little as possible."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    werkgever: UUID
    """The id of the werkgever."""
    given_name: str = Field(min_length=1, max_length=500)
    """Given name of the werknemer."""
    family_name: str = Field(min_length=1, max_length=500)
    """Family name of the werknemer."""
    eerste_ziektedag: Day
    """The first sick day."""
    aow_date: Day | None = None
    """The day on which the werknemer reaches the AOW age."""
    employment_ends: Day | None = None
    """The last day of the contract."""
    function: str | None = None
    """The own function."""
    hours_per_week: float | None = Field(None, ge=0, le=60)
    """Hours of the contract."""
    phone: str | None = None
    """Where the werknemer can be called."""
    bsn: str | None = None
    """Only where the law lets you use it."""
    imported: bool | None = None
    """Whether it began elsewhere: then no reminders are sent until somebody turns them on."""


class NewEvent(BaseModel):
    """Something that happened. The further fields belong to the kinds that the timeline names."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    kind: EventKind
    """What happened."""
    date: Day
    """On which day; not in the future."""
    obligation: str | None = None
    """`afwijking_termijn`: the step whose term was moved."""
    reason: str | None = None
    """Why, where the law asks it."""
    good_reason: bool | None = None
    """`wia_aanvraag`: whether there was a good reason for being late."""
    until: Day | None = None
    """`vrijwillige_verlenging`: the new last day."""
    ground: Spoor2Exception | None = None
    """`uitzondering_spoor_2`: on what ground."""
    on_paper_at: str | None = None
    """Where the signed paper is kept."""


class CorrectedEvent(NewEvent):
    """A new version of an event, with the reason of the correction."""

    correction_reason: str = Field(min_length=5, max_length=500)
    """Why it is corrected."""


class RecordedEvent(BaseModel):
    """A recorded event."""

    model_config = DOCUMENTED

    id: UUID
    """The id of this version."""
    kind: EventKind
    """What happened."""
    date: Day
    """On which day."""
    obligation: str | None
    """The step whose term was moved."""
    reason: str | None
    """Why."""
    until: Day | None
    """The new last day."""
    on_paper_at: str | None
    """Where the signed paper is kept."""
    withdrawn: bool
    """Whether it was withdrawn: it did not happen."""
    agreed: bool | None
    """Of a moved term: what the other party said; null when nothing yet."""
    correction_reason: str | None
    """Why this version replaced the one before."""
    recorded: Author
    """Who recorded this version."""
    earlier: list[RecordedEvent] = []
    """The versions before this one, newest first."""


class EventList(BaseModel):
    """The events that this role may see, newest first."""

    results: list[RecordedEvent]


class NewPeriod(BaseModel):
    """Days of recovery, of partial work, or of leave; first and last day included."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid", populate_by_name=True)

    kind: PeriodKind
    """`hersteld`, `gedeeltelijk` or `verlof`."""
    first: Day = Field(alias="from")
    """The first day."""
    until: Day | None = None
    """The last day; left out while it lasts. A leave always has one."""
    hours_per_week: float | None = Field(None, gt=0, le=60)
    """`gedeeltelijk`: how many hours a week."""
    same_cause_before: bool | None = None
    """`verlof`: whether the sickness before it has the same cause (yes or no, never which)."""
    same_cause_after: bool | None = None
    """`verlof`: the same for the sickness after it."""


class CorrectedPeriod(NewPeriod):
    """A new version of a period, with the reason of the correction."""

    correction_reason: str = Field(min_length=5, max_length=500)
    """Why it is corrected."""


class RecordedPeriod(BaseModel):
    """A recorded period."""

    model_config = ConfigDict(use_attribute_docstrings=True, populate_by_name=True)

    id: UUID
    """The id of this version."""
    kind: PeriodKind
    """What lasted."""
    first: Day = Field(alias="from")
    """The first day."""
    until: Day | None
    """The last day; null while it lasts."""
    hours_per_week: float | None
    """How many hours a week."""
    recorded: Author
    """Who recorded this version."""


class PeriodList(BaseModel):
    """The periods that this role may see, newest first."""

    results: list[RecordedPeriod]


class Withdrawal(BaseModel):
    """Says that an event did not happen."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    correction_reason: str = Field(min_length=5, max_length=500)
    """Why."""
