"""What stands in a profile, and closing and opening it. Every value is bound to its row and its dossier."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hervat.apps.profiles.models import Profile
from hervat.apps.sealing import Purpose, Unsealable, open_text, seal_text
from hervat.domain.matching.choosing.person import NO_CONDITIONS, Conditions, Job
from hervat.domain.matching.occupations import Riasec


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileContent:
    """What somebody brings and asks, as a match needs it (:class:`hervat.domain.matching.choosing.person.Person`). None is unknown."""

    education_level: int | None = None
    diplomas: frozenset[str] | None = None  # None: nobody asked; empty: there are none
    licences: frozenset[str] | None = None
    jobs: tuple[Job, ...] = ()
    skills: tuple[str, ...] = ()
    riasec: Riasec | None = None
    former_hourly: float | None = None
    former_hours: float | None = None
    postcode: str = ""  # four figures
    max_travel_minutes: int | None = None
    conditions: Conditions = NO_CONDITIONS


def data_of(content: ProfileContent) -> dict[str, Any]:
    """The content in the shape of a person in JSON, with of each job the occupation that was chosen for it."""
    data: dict[str, Any] = {
        "education_level": content.education_level,
        "diplomas": _listed(content.diplomas),
        "licences": _listed(content.licences),
        "work_history": [{"occupation": job.title, "years": job.years} for job in content.jobs],
        "skills": list(content.skills),
        "riasec": content.riasec._asdict() if content.riasec else None,
        "wage": {"former_hourly": content.former_hourly, "former_hours": content.former_hours},
        "travel": {"postcode": content.postcode or None, "max_minutes_per_day": content.max_travel_minutes},
        "conditions": content.conditions._asdict(),
    }
    return data


def close_profile(profile: Profile, content: ProfileContent) -> bytes:
    """The sealed value for ``profile.content``."""
    occupations = [job.occupation for job in content.jobs]
    values = {"dossier": profile.dossier_id.hex, "person": data_of(content), "occupations": occupations}
    return seal_text(Purpose.CASE, json.dumps(values), context=profile_context(profile.id))


def open_profile(profile: Profile) -> ProfileContent:
    """What stands in it. Raises Unsealable, also for a profile that was moved to another dossier."""
    values = json.loads(open_text(Purpose.CASE, bytes(profile.content), context=profile_context(profile.id)))
    if values["dossier"] != profile.dossier_id.hex:
        raise Unsealable(Purpose.CASE)
    person = values["person"]
    jobs = zip(person["work_history"], values["occupations"], strict=True)
    return ProfileContent(
        education_level=person["education_level"],
        diplomas=_set(person.get("diplomas")),  # not in what was recorded before this was asked
        licences=_set(person.get("licences")),
        jobs=tuple(Job(job["occupation"], job["years"], occupation) for job, occupation in jobs),
        skills=tuple(person["skills"]),
        riasec=Riasec(**person["riasec"]) if person["riasec"] else None,
        former_hourly=person["wage"]["former_hourly"],
        former_hours=person["wage"]["former_hours"],
        postcode=person["travel"]["postcode"] or "",
        max_travel_minutes=person["travel"]["max_minutes_per_day"],
        conditions=Conditions(**person["conditions"]),
    )


def _listed(keys: frozenset[str] | None) -> list[str] | None:
    return None if keys is None else sorted(keys)


def _set(keys: list[str] | None) -> frozenset[str] | None:
    return None if keys is None else frozenset(keys)


def profile_context(profile: UUID) -> str:
    """Where the content of a profile belongs."""
    return f"profiles.profile.content:{profile}"
