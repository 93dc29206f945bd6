"""How far somebody lives from a function, and how long they probably travel: an estimate of our own, from the distance as the crow flies.

Nobody's journey is looked up. From a postcode area (four figures) to another we know the straight line between their middles, and say what
that usually takes: 8 minutes for getting out and in, roads that are 1.3 times as long, 45 km an hour over the first 10 km as the crow flies
and 100 km an hour beyond. A fast journey (a car without queues) takes 0.7 of that, a slow one (public transport, or a bicycle) 1.8 times
as much. These numbers are our own, round on purpose, and measured against nothing: a journey that matters is looked up in a planner.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from hervat.domain.fields import FieldReader
from hervat.domain.text import Text, say

POSTCODE_FIGURES = 4
EARTH_KM = 6371.0  # the mean radius
OUT_AND_IN = 8.0  # minutes
DETOUR = 1.3
NEAR_KM, NEAR_SPEED, FAR_SPEED = 10.0, 45.0, 100.0
FAST, SLOW = 0.7, 1.8
MINUTES = 60


class Point(NamedTuple):
    """A place on earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


class Journey(NamedTuple):
    """``km``: as the crow flies, one way. Minutes a day, there and back: probably, and how many when it goes fast or slowly."""

    km: float
    minutes: int
    fast: int
    slow: int


def straight_km(one: Point, other: Point) -> float:
    """The straight line over the globe (haversine)."""
    north, east = math.radians(other.latitude - one.latitude), math.radians(other.longitude - one.longitude)
    parallel = math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude))
    chord = math.sin(north / 2) ** 2 + parallel * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def journey(home: Point, work: Point) -> Journey:
    """What travelling between two places probably takes in a day."""
    km = straight_km(home, work)
    hours = DETOUR * (min(km, NEAR_KM) / NEAR_SPEED + max(km - NEAR_KM, 0.0) / FAR_SPEED)
    minutes = 2 * (OUT_AND_IN + hours * MINUTES)
    return Journey(round(km, 1), round(minutes), round(minutes * FAST), round(minutes * SLOW))


def reach_km(most: int) -> float:
    """How far work may be, as the crow flies, so that travelling there and back probably takes so many minutes a day at most."""
    hours = max(0.0, most / 2 - OUT_AND_IN) / MINUTES / DETOUR
    near = NEAR_KM / NEAR_SPEED
    return hours * NEAR_SPEED if hours <= near else NEAR_KM + (hours - near) * FAR_SPEED


def too_far(found: Journey, most: int | None) -> Text | None:
    """Why a function is too far; None when it is not, or only perhaps: even a fast journey must take more than is asked."""
    if most is None or found.fast <= most:
        return None
    return say(
        "Naar schatting {minutes} minuten reizen per dag ({fast} tot {slow}; hemelsbreed {km} km); gevraagd is hooguit {most} minuten.",
        minutes=found.minutes,
        fast=found.fast,
        slow=found.slow,
        km=found.km,
        most=most,
    )


def journey_words(found: Journey, most: int | None) -> Text:
    """What is known of a journey that is no reason to leave a function out."""
    told = say(
        "Naar schatting {minutes} minuten reizen per dag ({fast} tot {slow}; hemelsbreed {km} km).",
        minutes=found.minutes,
        fast=found.fast,
        slow=found.slow,
        km=found.km,
    )
    if most is None or found.minutes <= most:
        return told
    return say("{told} Dat is misschien meer dan {most} minuten: zoek de reis op.", told=told, most=most)


def read_postcode(reader: FieldReader, name: str) -> str | None:
    """A Dutch postcode, as it is written: ``7511`` or ``7511 AB``."""
    postcode = reader.text(name)
    if postcode is None:
        return None
    if not (postcode.isascii() and postcode[:POSTCODE_FIGURES].isdecimal() and len(postcode) >= POSTCODE_FIGURES):
        reader.fail(name, say("Vul een postcode in, bijvoorbeeld 7511 of 7511 AB."))
    return postcode
