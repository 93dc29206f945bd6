"""What one sentence tells of hours, wage, level, contract and the rest; what it does not tell is None."""

from __future__ import annotations

from datetime import date

import pytest

from hervat.market.vacancies.postings import Per, Salary
from tests.market.vacancies.reading.given import read_text


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("32-40 uur per week", (32, 40)),
        ("Je werkt 24 tot 32 uur", (24, 32)),
        ("20, 24 of 32 uur", (20, 32)),
        ("Uren per week: 36", (36, 36)),
        ("een 38-urige werkweek", (38, 38)),
        ("33,6 uur gemiddeld per week", (33.6, 33.6)),
        ("40u per week", (40, 40)),
        ("32-40 hours a week", (32, 40)),
        ("38 Stunden pro Woche", (38, 38)),
        ("Een fulltime functie", (36, 40)),
        ("Fulltime of parttime", None),
        ("Werktijden van 8.00 tot 17.00 uur", None),
        ("Je werkt tussen 9 en 17 uur", None),
        ("Je hoort binnen 24 uur van ons", None),
        ("Salaris tot € 3.000 bij 36 uur", None),
        ("Dienst van 12 uur", None),
        ("Gezellig team", None),
    ],
)
def test_hours(text: str, hours: tuple[float, float] | None) -> None:
    found = read_text(text).hours
    assert (found and (found.low, found.high)) == hours


def test_hours_of_the_source_count_when_the_text_tells_none() -> None:
    assert read_text("Werk.", employment_type=("FULL_TIME",)).hours == read_text("Fulltime.").hours
    assert read_text("Werk.", employment_type=("FULL_TIME", "PART_TIME")).hours is None
    found = read_text("24 uur per week.", employment_type=("FULL_TIME",)).hours
    assert found
    assert found.high == 24


@pytest.mark.parametrize(
    ("text", "wage"),
    [
        ("€ 14,50 tot € 16,20 bruto per uur", (14.5, 16.2, Per.HOUR)),
        ("Salaris: €2.500 - €3.200", (2500, 3200, Per.MONTH)),
        ("Loon tussen de 2.700 en 3.400 bruto", (2700, 3400, Per.MONTH)),
        ("maximaal € 3.594,- bruto per maand", (None, 3594, Per.MONTH)),
        ("€ 3.150 per 4 weken", (3150, 3150, Per.FOUR_WEEKS)),
        ("a salary between €54,000 and €72,000 per year", (54000, 72000, Per.YEAR)),
        ("EUR 45k - 55k per jaar", (45000, 55000, Per.YEAR)),
        ("14,92 per uur", (14.92, 14.92, Per.HOUR)),
        ("Reiskosten € 0,23 per km en een bonus van € 1.000", None),
        ("Opleidingsbudget van € 1.500 per jaar", None),
        ("Stagevergoeding € 450 per maand", None),
        ("Salaris: € 0 per maand", None),
        ("Salaris: € 10.000.000 per jaar", None),
        ("We hebben 2500 klanten", None),
        ("Salaris in overleg", None),
    ],
)
def test_wage(text: str, wage: tuple[float | None, float, Per] | None) -> None:
    found = read_text(text).wage
    assert (found and (found.low, found.high, found.per)) == wage


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("€ 15 per uur, 36 uur per week", 15 * 36 * 52 / 12),
        ("€ 15 per uur, 24 uur per week", 15 * 38 * 52 / 12),
        ("€ 15 per uur. 24 uur per week. Schaal 3 bij 36 uur", 15 * 36 * 52 / 12),
        ("€ 3.000 per 4 weken", 3000 * 13 / 12),
        ("€ 36.000 per jaar", 3000),
        ("€ 38.880 per jaar inclusief vakantiegeld", 3000),
        ("€ 1.500 per maand bij 19 uur", 3000),
        ("€ 3.000 per maand, 24 uur per week", 3000),
    ],
)
def test_every_wage_on_one_scale(text: str, month: float) -> None:
    found = read_text(text).wage
    assert found
    assert found.month_high == pytest.approx(month, abs=0.01)


def test_what_a_freelancer_charges_is_no_wage_of_a_month() -> None:
    found = read_text("Als zzp'er, tarief € 85 per uur").wage
    assert found
    assert (found.high, found.month_high) == (85, None)


def test_the_wage_of_the_source_counts_unless_the_text_names_another() -> None:
    salary = Salary(1500, 1800, Per.MONTH)
    assert read_text("Werk.", salary=salary).wage
    told = read_text("Je verdient € 2.900 per maand", salary=salary).wage
    assert told
    assert told.low == 2900
    assert read_text("Werk.", salary=Salary(0, 0, Per.MONTH)).wage is None
    assert read_text("Werk.", salary=Salary(None, 10_000_000, Per.YEAR)).wage is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("mbo werk- en denkniveau", (2, 4)),
        ("Mbo niveau 3 of 4", (3, 4)),
        ("minimaal mbo-4", (4, 4)),
        ("hbo/wo werk- en denkniveau", (6, 7)),
        ("mbo+/hbo", (4, 6)),
        ("vmbo", (1, 2)),
        ("Diploma Verzorgende IG (niveau 3)", (3, 3)),
        ("Een diploma is niet nodig", (1, 1)),
        ("Je hebt geen opleiding nodig", (1, 1)),
        ("a master's degree", (7, 7)),
        ("Je kunt bij ons de opleiding mbo 3 volgen", None),
        ("werkdagen: di, wo, do", None),
    ],
)
def test_level(text: str, level: tuple[int, int] | None) -> None:
    found = read_text(text).level
    assert (found and (found.low, found.high)) == level


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("direct een vast contract", "vast"),
        ("contract voor onbepaalde tijd", "vast"),
        ("een jaarcontract met uitzicht op vast", "tijdelijk"),
        ("contract voor 7 maanden", "tijdelijk"),
        ("Je start op uitzendbasis, daarna een vast contract", "uitzend"),
        ("als zzp'er", "zzp"),
        ("zzp of loondienst", None),
        ("geen zzp", None),
        ("een vrijwilligersvergoeding", "vrijwillig"),
        ("Je stuurt vrijwilligers aan", None),
        ("Gezellig team", None),
    ],
)
def test_contract(text: str, contract: str | None) -> None:
    assert read_text(text).contract == contract


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("minimaal 2 jaar ervaring", 2),
        ("3-5 jaar relevante werkervaring", 3),
        ("6 maanden ervaring", 0.5),
        ("at least 3 years of experience", 3),
        ("ervaring is niet nodig", 0),
        ("geen ervaring vereist", 0),
        ("2 jaar ervaring is een pré", None),
        ("ruime ervaring", None),
    ],
)
def test_experience(text: str, years: float | None) -> None:
    assert read_text(text).experience_years == years


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("rijbewijs B", ("B",)),
        ("in bezit van een rijbewijs", ("B",)),
        ("rijbewijs B en BE", ("B", "BE")),
        ("rijbewijs C/CE en code 95", ("C", "CE", "code 95")),
        ("een geldig heftruckcertificaat en reachtruckcertificaat", ("heftruck", "reachtruck")),
        ("trekkerrijbewijs (T)", ("T",)),
        ("rijbewijs B is een pré", ()),
        ("Rijbewijs T verplicht, C is een pré", ("T",)),
        ("rijbewijs niet nodig", ()),
        ("Je kunt je heftruckcertificaat halen", ()),
        ("VCA is verplicht", ()),
    ],
)
def test_licences(text: str, licences: tuple[str, ...]) -> None:
    assert read_text(text).licences == licences


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("dag-, avond- en nachtdiensten", ("evening", "night")),
        ("in het weekend", ("weekend",)),
        ("geen avond- of weekenddiensten", ()),
        ("in een 3-ploegendienst", ("3-ploegen",)),
        ("tweeploegendienst", ("2-ploegen",)),
        ("volcontinu", ("5-ploegen",)),
        ("een nulurencontract", ("oproep",)),
        ("van 22:00 tot 06:00 uur", ("night",)),
        ("van 16.00 tot 21.00 uur", ("evening",)),
        ("van 8.00 tot 17.00 uur", ()),
    ],
)
def test_shifts(text: str, shifts: tuple[str, ...]) -> None:
    assert read_text(text).shifts == shifts


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("2 dagen thuiswerken", "deels"),
        ("hybride werken", "deels"),
        ("je werkt volledig thuis", "volledig"),
        ("thuiswerken is niet mogelijk", "nee"),
        ("bij cliënten thuis", None),
    ],
)
def test_home_work(text: str, home: str | None) -> None:
    assert read_text(text).home_work == home


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("per direct", "per direct"),
        ("zo snel mogelijk", "per direct"),
        ("per 1 februari", date(2027, 2, 1)),
        ("Startdatum: 01-03-2027", date(2027, 3, 1)),
        ("Reageer zo snel mogelijk", None),
        ("per 1 januari 2099", None),
        ("per 31 februari", None),
    ],
)
def test_start(text: str, start: date | str | None) -> None:
    assert read_text(text).start == start


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je werkt met ons in een team en je hebt ervaring.", "nl"),
        ("You work with our team and you have experience.", "en"),
        ("Wir suchen dich für unser Team und du arbeitest mit uns.", "de"),
        ("Nous recherchons un traducteur pour notre bureau.", "other"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_text(text, title="Traducteur").language == language
