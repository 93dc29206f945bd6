"""Random cases that could exist: facts in the public shape, their dates in order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from hervat.domain.law import CaseFacts
from hervat.domain.law.facts import Event, EventKind, Leave, LeaveKind, Recovery, Spoor2Exception, Vangnet

LOOKED_AT = date(2026, 11, 22)
FIRST_DAYS = st.dates(min_value=date(2014, 1, 1), max_value=date(2026, 11, 22))
OFFSETS = st.integers(min_value=1, max_value=1200)


@st.composite
def recoveries(draw: st.DrawFn, first_day: date) -> tuple[Recovery, ...]:
    """Up to four recoveries that do not overlap."""
    day, found = first_day, []
    for _ in range(draw(st.integers(0, 4))):
        start = day + timedelta(days=draw(st.integers(1, 250)))
        last = start + timedelta(days=draw(st.integers(0, 60)))
        found.append(Recovery(start, last))
        day = last + timedelta(days=2)
    return tuple(found)


@st.composite
def leaves(draw: st.DrawFn, first_day: date) -> tuple[Leave, ...]:
    """No leave or one, of about sixteen weeks."""
    if draw(st.booleans()):
        return ()
    start = first_day + timedelta(days=draw(st.integers(1, 600)))
    last = start + timedelta(days=draw(st.integers(20, 130)))
    return (Leave(LeaveKind.ZWANGERSCHAP, start, last, draw(st.booleans()), draw(st.booleans())),)


@st.composite
def events(draw: st.DrawFn, first_day: date) -> tuple[Event, ...]:
    """Up to forty events of any kind, with the details their kind asks for."""
    found = []
    for kind in draw(st.lists(st.sampled_from(EventKind), max_size=40)):
        day = first_day + timedelta(days=draw(OFFSETS))
        found.append(
            Event(
                kind=kind,
                date=day,
                obligation="plan_van_aanpak" if kind is EventKind.AFWIJKING_TERMIJN else None,
                reason="samen afgesproken" if kind is EventKind.AFWIJKING_TERMIJN else None,
                good_reason=draw(st.sampled_from((True, False, None))) if kind is EventKind.WIA_AANVRAAG else None,
                until=day + timedelta(days=draw(OFFSETS)) if kind is EventKind.VRIJWILLIGE_VERLENGING else None,
                ground=draw(st.sampled_from(Spoor2Exception)) if kind is EventKind.UITZONDERING_SPOOR_2 else None,
            )
        )
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    """Any case: with and without recoveries, leave, AOW, a contract that ends, a vangnet and events."""
    first_day = draw(FIRST_DAYS)
    later = st.none() | OFFSETS.map(lambda days: first_day + timedelta(days=days))
    return CaseFacts(
        eerste_ziektedag=first_day,
        recovered=draw(recoveries(first_day)),
        leave=draw(leaves(first_day)),
        aow_date=draw(later),
        employment_ends=draw(later),
        vangnet=draw(st.none() | st.sampled_from(Vangnet)),
        events=draw(events(first_day)),
    )
