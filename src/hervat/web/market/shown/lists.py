"""Lists: a line for each occupation, education or course, and the way through the pages of a long one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.market.browsing.addresses import address_of
from hervat.market.browsing.fields import field_name
from hervat.market.browsing.occupations import Line
from hervat.market.educations.answers import CourseLine, EducationLine
from hervat.web.components.speech import spoken
from hervat.web.market.saying import duration, education_kind, hours, level, marked, marked_name

AROUND = 2  # pages on each side of the one that is shown


class ShownLine(NamedTuple):
    """A line of a list: its name and address, what is told beside it, whether it is only an orientation, and why it was found."""

    name: SafeString
    address: str
    about: str
    is_orientation: bool
    because: str = ""


class Step(NamedTuple):
    """A link to another page of a list; ``number`` 0 stands for the pages that are left out."""

    number: int
    address: str
    is_here: bool


class Steps(NamedTuple):
    """The way through the pages of a list."""

    previous: str
    next: str
    numbers: tuple[Step, ...]
    page: int
    pages: int


def occupation_address(uri: str, label: str, label_en: str = "") -> str:
    """Where the page of an occupation is."""
    return reverse("market:occupation", args=[address_of(uri, label or label_en)])


def occupation_line(line: Line, *, with_field: bool = True) -> ShownLine:
    """An occupation. ``with_field``: say in which field of work it is."""
    field = field_name(line.isco) if with_field else None
    told = (spoken(field) if field else "", level(line.level_min, line.level_max))
    return ShownLine(
        name=marked_name(line.label, line.label_en),
        address=occupation_address(line.uri, line.label, line.label_en),
        about=" · ".join(filter(None, told)),
        is_orientation=False,
        because=_because(line),
    )


def _because(line: Line) -> str:
    if line.why is not None:
        return spoken(line.why)
    return gettext("ook: %(name)s") % {"name": line.found_as} if line.found_as else ""


def education_line(line: EducationLine) -> ShownLine:
    """An education."""
    told = (education_kind(line.kind, line.level), duration(line.months), hours(line.study_load_hours))
    return ShownLine(
        marked(line.name, "nl"), reverse("market:education", args=[line.key]), " · ".join(filter(None, told)), line.is_orientation
    )


def course_line(line: CourseLine) -> ShownLine:
    """A course."""
    told = (hours(line.hours), ", ".join(line.institutes))
    return ShownLine(
        marked(line.name, "nl"), reverse("market:course", args=[line.key]), " · ".join(filter(None, told)), line.is_orientation
    )


def steps(address: Callable[[int], str], page: int, pages: int) -> Steps | None:
    """The way through the pages; None when all is on one. ``address``: where a page is."""
    if pages <= 1:
        return None
    near = sorted({1, pages, *range(max(1, page - AROUND), min(pages, page + AROUND) + 1)})
    return Steps(
        previous=address(page - 1) if page > 1 else "",
        next=address(page + 1) if page < pages else "",
        numbers=tuple(_with_gaps(near, address, page)),
        page=page,
        pages=pages,
    )


def _with_gaps(numbers: Iterable[int], address: Callable[[int], str], page: int) -> Iterator[Step]:
    before = 0
    for number in numbers:
        if number > before + 1:
            yield Step(0, "", is_here=False)
        yield Step(number, address(number), number == page)
        before = number
