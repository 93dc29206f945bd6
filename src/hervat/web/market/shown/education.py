"""One education or one course as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.domain.matching.requirements import requirements
from hervat.market.browsing.addresses import address_of
from hervat.market.browsing.fields import field_name
from hervat.market.educations.answers import CoursePage, EducationPage, OccupationLine, Told
from hervat.market.occupations.queries import labels_of
from hervat.reports.market_words import LEVELS
from hervat.web.components.speech import current_language, spoken
from hervat.web.market.page import Crumb
from hervat.web.market.saying import duration, education_kind, hours, marked, number
from hervat.web.market.shown.lists import ShownLine, course_line, education_line
from hervat.web.market.shown.occupation import Fact


@dataclass(frozen=True, kw_only=True)
class LearningPage:
    """What the template of an education or a course shows. Empty is not known. ``near``: other educations for the same work."""

    name: str
    heading: SafeString
    crumbs: tuple[Crumb, ...]
    subtitle: str
    is_orientation: bool
    content: SafeString
    admission: SafeString
    facts: tuple[Fact, ...]
    institutes: tuple[SafeString, ...]
    named: tuple[ShownLine, ...]
    of_groups: tuple[ShownLine, ...]
    educations: tuple[ShownLine, ...]
    courses: tuple[ShownLine, ...]
    told: Told


def education_shown(page: EducationPage) -> LearningPage:
    """An education."""
    line = page.line
    return LearningPage(
        name=line.name,
        heading=marked(line.name, "nl"),
        crumbs=(Crumb(gettext("Opleidingen"), reverse("market:educations")), Crumb(line.name)),
        subtitle=education_kind(line.kind, line.level),
        is_orientation=line.is_orientation,
        content=marked(page.content, "nl"),
        admission=marked(page.admission, "nl"),
        facts=(
            Fact(gettext("Niveau"), _level(line.level), ""),
            Fact(gettext("Duur"), duration(line.months), ""),
            Fact(gettext("Studielast"), hours(line.study_load_hours), _a_week(line.hours_a_week)),
            *_gives(page.gives),
        ),
        institutes=tuple(marked(name, "nl") for name in page.institutes),
        **_work(page.occupations),
        educations=tuple(education_line(kin.education) for kin in page.kin),
        courses=tuple(course_line(course) for course in page.courses),
        told=page.told,
    )


def _gives(keys: tuple[str, ...]) -> tuple[Fact, ...]:
    """The papers that it gives; no line at all where it gives none that work requires."""
    known = [spoken(requirements()[key].name) for key in keys if key in requirements()]
    return (Fact(gettext("U krijgt"), ", ".join(known), ""),) if known else ()


def course_shown(page: CoursePage) -> LearningPage:
    """A course."""
    line = page.line
    return LearningPage(
        name=line.name,
        heading=marked(line.name, "nl"),
        crumbs=(Crumb(gettext("Cursussen"), reverse("market:courses")), Crumb(line.name)),
        subtitle=hours(line.hours),
        is_orientation=line.is_orientation,
        content=marked(page.content, "nl"),
        admission=SafeString(""),
        facts=(Fact(gettext("Duur"), hours(line.hours), ""), Fact(gettext("Niveau"), _level(line.level), ""), *_gives(page.gives)),
        institutes=tuple(marked(name, "nl") for name in line.institutes),
        **_work(page.occupations),
        educations=tuple(education_line(education) for education in page.educations),
        courses=(),
        told=page.told,
    )


def _level(level: int | None) -> str:
    return spoken(LEVELS[level]) if level is not None else ""


def _a_week(amount: float | None) -> str:
    return "" if amount is None else gettext("gemiddeld %(n)s uur per week") % {"n": number(round(amount))}


def _work(lines: tuple[OccupationLine, ...]) -> dict[str, tuple[ShownLine, ...]]:
    """The occupations that are led to: those that are named themselves, and those whose group is."""
    english = labels_of([line.uri for line in lines], "en") if lines and current_language() == "en" else {}
    return {
        "named": tuple(_occupation(line, english) for line in lines if not line.by_group),
        "of_groups": tuple(_occupation(line, english) for line in lines if line.by_group),
    }


def _occupation(line: OccupationLine, english: dict[str, str]) -> ShownLine:
    field = field_name(line.isco)
    return ShownLine(
        name=marked(english.get(line.uri, line.label), current_language() if line.uri in english else "nl", capital=True),
        address=reverse("market:occupation", args=[address_of(line.uri, line.label)]),
        about=spoken(field) if field else "",
        is_orientation=False,
    )
