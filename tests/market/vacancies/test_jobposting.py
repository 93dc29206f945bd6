"""Schema.org's JobPosting in the layouts in which sites write it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hervat.market.vacancies.jobposting import read_job_posting, read_number, read_salary
from hervat.market.vacancies.postings import Per, Salary, WrongPosting

LEAST = {"identifier": "7", "title": "Kok", "description": "Koken."}


def read(**fields: Any) -> Any:
    return read_job_posting({**LEAST, **fields})


@pytest.mark.parametrize(
    ("identifier", "found"),
    [("7", "7"), (8, "8"), ({"@type": "PropertyValue", "name": "x", "value": "A-1"}, "A-1"), ([{"value": 3}], "3")],
)
def test_identifiers(identifier: object, found: str) -> None:
    assert read(identifier=identifier).identifier == found


def test_an_address_of_its_own_is_an_identifier() -> None:
    assert read_job_posting({"title": "Kok", "url": "https://x.example/1"}).identifier == "https://x.example/1"


@pytest.mark.parametrize("wrong", [{"title": "Kok"}, {"identifier": "1"}, {"identifier": "1", "title": " "}, {**LEAST, "@type": "Recipe"}])
def test_what_is_no_posting(wrong: dict[str, Any]) -> None:
    with pytest.raises(WrongPosting):
        read_job_posting(wrong)


@pytest.mark.parametrize(
    "location",
    [
        {
            "@type": "Place",
            "address": {"postalCode": "8011", "addressLocality": "Zwolle", "addressRegion": "Overijssel", "addressCountry": "NL"},
        },
        [
            {
                "address": [
                    {
                        "postalCode": 8011,
                        "addressLocality": "Zwolle",
                        "addressRegion": ["Overijssel"],
                        "addressCountry": {"name": "Nederland"},
                    }
                ]
            }
        ],
        {"postalCode": "8011", "addressLocality": "Zwolle", "addressRegion": "Overijssel", "addressCountry": "nl"},
    ],
)
def test_addresses(location: object) -> None:
    found = read(jobLocation=location)
    assert (found.postcode, found.locality, found.region, found.country) == ("8011", "Zwolle", "Overijssel", "NL")


def test_a_place_as_text() -> None:
    assert read(jobLocation="Zwolle").locality == "Zwolle"


@pytest.mark.parametrize(
    ("value", "salary"),
    [
        ({"currency": "EUR", "value": {"minValue": 2300, "maxValue": "2.600,00", "unitText": "MONTH"}}, Salary(2300, 2600, Per.MONTH)),
        ({"value": {"value": "14,50", "unitText": "HOUR"}}, Salary(14.5, 14.5, Per.HOUR)),
        ({"minValue": "30000", "maxValue": "40000", "unitText": "YEAR"}, Salary(30000, 40000, Per.YEAR)),
        ([{"value": 2500}], Salary(2500, 2500, None)),
        ("€ 2.500", Salary(2500, 2500, None)),
        (2500, Salary(2500, 2500, None)),
        ({"currency": "USD", "value": 2500}, None),
        ({"value": "in overleg"}, None),
        ({}, None),
        (None, None),
        (True, None),
    ],
)
def test_salaries(value: object, salary: Salary | None) -> None:
    assert read_salary(value) == salary


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2.500,00", 2500),
        ("2,500.00", 2500),
        ("14,5", 14.5),
        ("14.50", 14.5),
        ("x", None),
        (float("inf"), None),
        ("1.2.3", None),
        ("9" * 50, None),
    ],
)
def test_numbers(written: object, number: float | None) -> None:
    assert read_number(written) == number


def test_the_rest() -> None:
    found = read(
        employmentType=["FULL_TIME", "PART_TIME, TEMPORARY"],
        datePosted="2026-11-01T10:00:00Z",
        validThrough="31-12-2026",
        jobLocationType="TELECOMMUTE",
        hiringOrganization=[{"name": "De Kom"}],
        qualifications="Rijbewijs B",
        experienceRequirements={"monthsOfExperience": 24},
    )
    assert found.employment_type == ("FULL_TIME", "PART_TIME", "TEMPORARY")
    assert (found.date_posted, found.valid_through) == (date(2026, 11, 1), date(2026, 12, 31))
    assert (found.remote, found.employer) == (True, "De Kom")
    assert found.description == "Koken.\nFunctie-eisen: Rijbewijs B\nErvaring: minimaal 24 maanden ervaring"


def test_nothing_of_what_may_be_wrong_breaks_it() -> None:
    strange: list[Any] = [None, 1, True, [], {}, [[]], {"@value": {}}, "x", [None]]
    for field in ("description", "jobLocation", "baseSalary", "employmentType", "datePosted", "hiringOrganization", "url", "skills"):
        for value in strange:
            assert read(**{field: value}).title == "Kok"
