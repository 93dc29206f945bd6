"""What is sent: the facts of one case."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hervat.domain.fields import MAX_AMOUNT, MAX_TEXT
from hervat.domain.law.facts import EventKind, LeaveKind, Spoor2Exception, Vangnet
from hervat.domain.law.reading import MAX_EVENTS, MAX_PERIODS

Amount = Annotated[float, Field(ge=0, le=MAX_AMOUNT)]
ShortText = Annotated[str, Field(min_length=1, max_length=MAX_TEXT, pattern=r"\S")]


class Sent(BaseModel):
    """A part of the facts. Fields that are not known are refused."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Recovery(Sent):
    """Full recovery for the agreed work. Partial recovery or therapeutic work is not a recovery."""

    from_: Annotated[Day, Field(alias="from")]
    """First fully recovered day."""
    until: Day | None = None
    """Last fully recovered day; the day after it is a new sick day. Null while the recovery lasts (only for the last one)."""


class Leave(Sent):
    """Leave of which the days do not count in the wachttijd."""

    kind: LeaveKind
    from_: Annotated[Day, Field(alias="from")]
    """First day of the leave."""
    until: Day
    """Last day of the leave."""
    same_cause_before: bool | None = True
    """Whether the sickness directly before the leave has the cause of the case. Only yes or no; the cause itself is never asked."""
    same_cause_after: bool | None = True
    """The same question for the sickness directly after the leave."""


class Event(Sent):
    """Something that happened, or is planned, on a day. Further fields belong to the kinds named with them, and are refused with others."""

    kind: EventKind
    date: Day
    """The day of the event; for `uwv_aankondiging_wia` the day it was received."""
    obligation: ShortText | None = None
    """`afwijking_termijn`: id of the obligation whose term werkgever and werknemer moved together. Required there."""
    reason: ShortText | None = None
    """`afwijking_termijn` (required there), `uitzondering_spoor_2`: why. Never anything about the illness."""
    good_reason: bool | None = None
    """`wia_aanvraag`: whether there was a good reason (deugdelijke grond) for being late."""
    until: Day | None = None
    """`vrijwillige_verlenging`: last day of the extended period. Required there."""
    ground: Spoor2Exception | None = None
    """`uitzondering_spoor_2`: which exception was judged to apply. Required there."""


class Loon(Sent):
    """The wage before the first sick day."""

    month: Amount
    """Gross wage of a month, in euro."""
    hours_per_week: Annotated[float, Field(ge=0, le=60)]
    age: Annotated[int, Field(ge=15, le=99)]
    """Age in years, for the minimum wage."""


class Schatting(Sent):
    """The two hourly wages from which the WIA class follows."""

    maatmanloon_per_hour: Annotated[float, Field(gt=0, le=MAX_AMOUNT)]
    resterende_verdiencapaciteit_per_hour: Amount
    duurzaam: bool | None = False
    """Whether the loss is judged to be lasting."""


class Uitkering(Sent):
    """What the payment of a loongerelateerde uitkering in one month follows from."""

    maandloon: Amount
    income: Amount
    """Income in that month, in euro."""
    month: Annotated[int, Field(ge=1, le=24)]
    """Which month of the benefit it is: 1 is the first."""


class Facts(Sent):
    """All that is known of one case. Everything but `eerste_ziektedag` may be left out or null."""

    eerste_ziektedag: Day
    """First working day on which no work was done, or was stopped, because of illness. Not in the future."""
    recovered: Annotated[list[Recovery] | None, Field(max_length=MAX_PERIODS)] = None
    """Periods of full recovery. They may not overlap."""
    leave: Annotated[list[Leave] | None, Field(max_length=MAX_PERIODS)] = None
    """Periods of leave. They may not overlap."""
    aow_date: Day | None = None
    """The day on which the werknemer reaches the AOW age."""
    employment_ends: Day | None = None
    """Last day of the employment."""
    vangnet: Vangnet | None = None
    """Why the Ziektewet pays although there is a werkgever."""
    events: Annotated[list[Event] | None, Field(max_length=MAX_EVENTS)] = None
    """What has happened, or is planned, in any order."""
    contract_elsewhere_from: Day | None = None
    """First day of a contract with another werkgever."""
    loon: Loon | None = None
    schatting: Schatting | None = None
    uitkering: Uitkering | None = None
