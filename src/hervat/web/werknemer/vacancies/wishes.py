"""The wishes of the profile in a search: where the werknemer lives, how far they travel, their level, their hours.

What was typed goes before what the profile says. What somebody can do is no wish: it is weighed apart, and asked of nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.queries import profile_of
from hervat.domain.access.actions import Action
from hervat.domain.matching.travel import reach_km
from hervat.market.search.asking import MOST_HOURS, MOST_KM, USUAL_KM
from hervat.market.search.request import SearchRequest
from hervat.web.market.saying import number
from hervat.web.vacancies.words import up_to_level


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the profile asks; empty or None is not known. ``hours``: at most, as much as they worked."""

    near: str = ""
    radius: float = USUAL_KM
    level: int | None = None
    hours: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the profile says nothing to search by."""
        return not (self.near or self.level or self.hours)

    def fill(self, request: SearchRequest) -> SearchRequest:
        """The search with the wishes where nothing was typed."""
        if self.near and not request.near:
            request = replace(request, near=self.near, radius=self.radius)
        if self.level and request.level is None:
            request = replace(request, level=(1, self.level))
        if self.hours and request.hours is None:
            request = replace(request, hours=(1.0, self.hours))
        return request

    def said(self) -> str:
        """``binnen 35 km van 7511, tot en met mbo 2, tot 36 uur``."""
        return ", ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        if self.near:
            yield gettext("binnen %(km)s km van %(place)s") % {"km": number(self.radius), "place": self.near}
        if self.level:
            yield up_to_level(self.level)
        if self.hours:
            yield gettext("tot %(hours)s uur") % {"hours": number(self.hours)}


def wishes_of(entered: Entered) -> Wishes:
    """Of the werknemer of a dossier; none where nobody recorded a profile, or it is not for who asks."""
    profile = profile_of(entered) if entered.may(Action.SEE_PROFILE) else None
    return _of(profile.content) if profile else Wishes()


def _of(content: ProfileContent) -> Wishes:
    km = USUAL_KM if content.max_travel_minutes is None else reach_km(content.max_travel_minutes)
    return Wishes(
        near=content.postcode,
        radius=float(min(MOST_KM, max(1, round(km)))),
        level=content.education_level or None,
        hours=min(content.former_hours, MOST_HOURS) if content.former_hours else None,
    )
