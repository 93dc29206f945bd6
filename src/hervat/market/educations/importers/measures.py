"""How OOAPI and RIO write levels, durations and study loads, and what that is here."""

from __future__ import annotations

import re

from hervat.domain.text import say
from hervat.market.educations.importers.documents import Node
from hervat.market.educations.models import MOST_HOURS, MOST_MONTHS, EducationKind

HOURS_PER_ECTS = 28  # one study point of the European system is 28 hours in the Netherlands (WHW art. 7.4)
HOURS: dict[str, int] = {"ects": HOURS_PER_ECTS, "sbu": 1, "hour": 1, "contacttime": 1, "contact_time": 1}
HOURS |= {"ECTS_PUNT": HOURS_PER_ECTS, "SBU": 1, "UUR": 1, "CONTACTUUR": 1}
NOT_IN_HOURS = ("sp", "STUDIEPUNT")  # study points that were never the same number of hours everywhere
OWN = "x-"  # what publishers add to the lists of OOAPI begins with this

Levels = dict[str, int | None]
OF_QUALIFICATION: Levels = {"4+": 4, "nlqf_4plus": 4, "eqf_0": None}
OF_QUALIFICATION |= {name: level for level in range(1, 9) for name in (str(level), f"eqf_{level}")}
OF_LEVEL: Levels = {
    "secondary vocational education": None,
    "secondary vocational education 1": 1,
    "secondary vocational education 2": 2,
    "secondary vocational education 3": 3,
    "secondary vocational education 4": 4,
    "associate degree": 5,
    "bachelor": 6,
    "master": 7,
    "doctoral": 8,
    "undefined": None,
    "undivided": None,
    "nt2-1": None,
    "nt2-2": None,
}
OF_AWARD = {"AD": 5, "associate_degree": 5, "BA": 6, "BSc": 6, "LLB": 6, "bachelor": 6, "MA": 7, "MSc": 7, "LLM": 7, "master": 7}
OF_RIO: dict[str, tuple[int | None, EducationKind]] = {
    "MBO": (None, EducationKind.MBO),
    "MBO-1": (1, EducationKind.ENTREE),
    "MBO-2": (2, EducationKind.MBO),
    "MBO-3": (3, EducationKind.MBO),
    "MBO-4": (4, EducationKind.MBO),
    "HBO-AD": (5, EducationKind.AD),
    "HBO-BA": (6, EducationKind.HBO),
    "HBO-MA": (7, EducationKind.HBO),
    "WO-BA": (6, EducationKind.WO),
    "WO-MA": (7, EducationKind.WO),
    "HBO-PM": (None, EducationKind.HBO),
    "HBO-O": (None, EducationKind.HBO),
    "WO-PM": (None, EducationKind.WO),
    "WO-O": (None, EducationKind.WO),
    "ONBEPAALD": (None, EducationKind.ANDERS),
    "NT2-I": (None, EducationKind.VOLWASSENENONDERWIJS),
    "NT2-II": (None, EducationKind.VOLWASSENENONDERWIJS),
}
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
DAYS_PER_MONTH = 30.4


def level_of(program: Node) -> int | None:
    """The NLQF level of a program or course of OOAPI: its own, or what its level or its degree stands for. Raises WrongFile."""
    qualification = _listed(program["levelOfQualification"], OF_QUALIFICATION)
    if qualification is not None:
        return qualification
    level = _listed(program["level"], OF_LEVEL)
    return level if level is not None else OF_AWARD.get(program["qualificationAwarded"].word())


def _listed(node: Node, known: Levels) -> int | None:
    word = node.word()
    plain = word.replace("_", " ") if word.replace("_", " ") in known else word
    if not word or word.startswith(OWN):
        return None
    if plain not in known:
        raise node.wrong(say("Deze waarde kent Hervat niet: {found}. Verwacht: {known}.", found=word, known=", ".join(known)))
    return known[plain]


def months_of(duration: Node) -> int | None:
    """How many months an ISO 8601 duration is, at least 1 (``P2Y``, ``P18M``); None without one, or when it is given in hours."""
    years, months, weeks, days, *_ = _duration(duration)
    whole = round(years * 12 + months + (weeks * 7 + days) / DAYS_PER_MONTH)
    if whole > MOST_MONTHS:
        raise duration.wrong(say("Verwacht een duur van hoogstens {most} maanden.", most=MOST_MONTHS))
    return max(1, whole) if years or months or weeks or days else None


def hours_of_duration(duration: Node) -> int | None:
    """How many hours an ISO 8601 duration is (``PT16H``); None when it is given in days or longer: those say nothing about hours."""
    years, months, weeks, days, hours, minutes = _duration(duration)
    if years or months or weeks or days:
        return None
    whole = round(hours + minutes / 60)
    return min(whole, MOST_HOURS) or None


def _duration(node: Node) -> tuple[int, int, int, int, int, int]:
    text = node.word()
    found = DURATION.fullmatch(text)
    if text and (found is None or text.endswith(("P", "T"))):
        raise node.wrong(say("Verwacht een duur zoals P2Y of PT16H (ISO 8601), gevonden: {found}.", found=text))
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in (found.groups()[:6] if found else (0,) * 6))
    return years, months, weeks, days, hours, minutes


def study_load_of(load: Node) -> int | None:
    """The hours of a study load of OOAPI: an object with a unit and a value, or a list of those; None when it is not in hours."""
    found = [_load(one) for one in (load if isinstance(load.value, list) else (load,) if load.value is not None else ())]
    return next((hours for hours in found if hours), None)


def _load(load: Node) -> int | None:
    unit = load["studyLoadUnit"] if load.has("studyLoadUnit") else load["typeOfStudyLoad"]
    return hours_of(unit, load["value"])


def hours_of(unit: Node, value: Node) -> int | None:
    """The hours that an amount in a unit of OOAPI or RIO is; None without an amount, or in a unit that is not hours. Raises WrongFile."""
    word = unit.word()
    if value.value is None or word in NOT_IN_HOURS or word.startswith(OWN):
        return None
    if word not in HOURS:
        raise unit.wrong(say("Deze eenheid kent Hervat niet: {found}. Verwacht: {known}.", found=word or "-", known=", ".join(HOURS)))
    return in_hours(value, HOURS[word])


def in_hours(value: Node, each: int) -> int | None:
    """The hours that an amount is, when ``each`` is how many hours one is; None when it is none. Raises WrongFile."""
    return round(value.number(MOST_HOURS / each) * each) or None
