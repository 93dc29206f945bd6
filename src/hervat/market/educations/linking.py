"""Between learning and work: which occupations something leads to, what leads to an occupation, and which educations are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from django.db.models import Q

from hervat.market.educations.answers import CourseLine, EducationLine, Kin, Learning, Linked, OccupationLine
from hervat.market.educations.lines import COURSE_FIELDS, EDUCATION_FIELDS, course_line, education_line, education_lines, institutes_of
from hervat.market.educations.models import CourseOccupation, EducationOccupation
from hervat.market.occupations.models import Occupation

MOST_OF_GROUPS = 100  # occupations that are shown because their group is named
MOST_KIN = 12
GROUP = 4  # digits of the ISCO group in which two educations are for the same work
Targets = Iterable[tuple[str, str]]  # occupation and ISCO code, one of both filled
Line = TypeVar("Line", EducationLine, CourseLine)


def occupations_of(targets: Targets) -> tuple[OccupationLine, ...]:
    """The occupations that are led to and are known here: those that are named, then of the groups, each by name."""
    uris, codes = _apart(targets)
    rows = Occupation.objects.filter(Q(pk__in=uris) | _in_groups(codes)).values_list("pk", "label", "label_en", "isco")
    lines = [OccupationLine(uri, label or label_en, isco, uri not in uris) for uri, label, label_en, isco in rows]
    lines.sort(key=lambda line: (line.by_group, line.label.casefold(), line.uri))
    return tuple(lines[: len(uris) + MOST_OF_GROUPS])


def learning_for(uri: str, isco: str) -> Learning:
    """The educations and courses that lead to an occupation; those that name it itself first. Three queries."""
    leads = Q(occupation_uri=uri) | Q(isco__in=_prefixes(isco))
    educations = EducationOccupation.objects.filter(leads).values_list("occupation_uri", *_of("education", EDUCATION_FIELDS))
    courses = list(CourseOccupation.objects.filter(leads).values_list("occupation_uri", *_of("course", COURSE_FIELDS)))
    institutes = institutes_of(key for _, key, *_ in courses)
    return Learning(
        educations=_linked((named, education_line(*fields)) for named, *fields in educations),
        courses=_linked((named, course_line(institutes, *fields)) for named, *fields in courses),
    )


def openings() -> dict[str, dict[str, frozenset[str]]]:
    """Of every education and every course the occupations (URIs) that it leads to; ``{"educations": {key: ...}, "courses": ...}``.

    For who weighs all of them at once. An occupation in a group that is named counts as much as one that is named itself.
    """
    of_isco: defaultdict[str, set[str]] = defaultdict(set)
    known = set()
    for uri, isco in Occupation.objects.values_list("pk", "isco"):
        known.add(uri)
        for prefix in _prefixes(isco):
            of_isco[prefix].add(uri)
    return {
        "educations": _opened(EducationOccupation.objects.values_list("education_id", "occupation_uri", "isco"), known, of_isco),
        "courses": _opened(CourseOccupation.objects.values_list("course_id", "occupation_uri", "isco"), known, of_isco),
    }


def kin_of(key: str) -> tuple[Kin, ...]:
    """Other educations for the same groups of work, the nearest first. If one is kin of another, the other is kin of it."""
    groups = _groups_of_all()
    own = groups.get(key, frozenset())
    strengths = {other: len(own & theirs) / len(own | theirs) for other, theirs in groups.items() if other != key and own & theirs}
    nearest = sorted(strengths, key=lambda other: (-strengths[other], other))[:MOST_KIN]
    lines = {line.key: line for line in education_lines(pk__in=nearest)}
    return tuple(Kin(lines[other], round(strengths[other], 2)) for other in nearest)


def _groups_of_all() -> dict[str, frozenset[str]]:
    """By education the ISCO groups of the work that it is for; of work that is not known here, its URI stands for a group."""
    rows = list(EducationOccupation.objects.values_list("education_id", "occupation_uri", "isco"))
    of_uri = dict(Occupation.objects.filter(pk__in={uri for _, uri, _ in rows if uri}).values_list("pk", "isco"))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, uri, isco in rows:
        found[key].add(isco[:GROUP] if isco else of_uri.get(uri) or uri)
    return {key: frozenset(groups) for key, groups in found.items()}


def _opened(rows: Iterable[tuple[str, str, str]], known: set[str], of_isco: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, uri, isco in rows:
        found[key] |= of_isco.get(isco, set()) if isco else known & {uri}
    return {key: frozenset(uris) for key, uris in found.items()}


def _apart(targets: Targets) -> tuple[set[str], set[str]]:
    listed = list(targets)
    return {uri for uri, _ in listed if uri}, {isco for _, isco in listed if isco}


def _in_groups(codes: Iterable[str]) -> Q:
    wanted = Q(pk__in=())
    for code in codes:
        wanted |= Q(isco__startswith=code)
    return wanted


def _prefixes(isco: str) -> list[str]:
    """The codes under which an occupation can be named by its group: 4321 by 43, 432 and 4321."""
    return [isco[:digits] for digits in range(2, len(isco) + 1)]


def _of(link: str, fields: Iterable[str]) -> Iterator[str]:
    """The fields of what a link is of."""
    return (f"{link}__{field}" for field in fields)


def _linked(links: Iterable[tuple[str, Line]]) -> tuple[Linked[Line], ...]:
    """Each once. ``links``: the occupation that is named, empty when it is a group, and what leads there."""
    found: dict[str, Linked[Line]] = {}
    for named, line in links:
        if named or line.key not in found:
            found[line.key] = Linked(line, by_group=not named)
    return tuple(sorted(found.values(), key=lambda one: (one.by_group, one.line.name.casefold(), one.line.key)))
