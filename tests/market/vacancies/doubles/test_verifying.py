"""When two ads are of the same job, and when not."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.doubles.fingerprints import fingerprint
from hervat.market.vacancies.doubles.verifying import Told, are_same

BEFORE = """Ben jij op zoek naar een nieuwe uitdaging? Lees dan snel verder! Vlotwerk is al meer dan twintig jaar de specialist in
werk in de regio en heeft vestigingen door heel Nederland. Bij Vlotwerk krijg je een vaste contactpersoon die je helpt
met al je vragen over werk en geld."""
TASKS = """Als magazijnmedewerker verzamel je orders, laad en los je vrachtwagens en tel je elke vrijdag de voorraad van het hele
magazijn. Je tilt dozen van vijftien kilo, rijdt op een heftruck en meldt afwijkingen bij de planner. Je werkt in twee
ploegen."""
OTHER_TASKS = """Als magazijnmedewerker pak je retouren uit, plak je etiketten op pakketten met glas en veeg je na het werk de hal. Je
staat acht uur aan een lopende band, scant barcodes met een pistool en belt klanten die hun adres vergaten. Alleen
overdag."""
AFTER = """Wij bieden een marktconform salaris, vakantiegeld en pensioen vanaf de eerste dag. Je krijgt werkkleding en schoenen
van ons. Herken jij jezelf in deze vacature? Wacht dan niet langer en solliciteer direct met de knop hieronder. Wij
bellen binnen drie werkdagen."""
FOOTER = (
    "Ontvang elke ochtend nieuwe vacatures in je mailbox en maak gratis een profiel aan op onze site, waar bedrijven je vanzelf vinden."
)
TEXT = f"{BEFORE} {TASKS} {AFTER}"


def ad(text: str = TEXT, title: str = "Magazijnmedewerker", place: str = "Almelo", employer: str = "Vlotwerk") -> Told:
    return Told.of(fingerprint(title=title, text=text, place=place, employer=employer))


@pytest.mark.parametrize(
    "copy",
    [
        ad(title="Magazijnmedewerker (m/v) - direct starten"),
        ad(title="Logistiek magazijnmedewerker"),
        ad(title="Magazijnmedewerkers"),
        ad(title="Magazijn medewerker"),
        ad(TEXT.replace("snel", "vlug").replace("tel je", "controleer je").replace("vijftien", "twintig").replace("vaste", "eigen")),
        ad(f"{TEXT} {FOOTER}"),
        ad(f"{FOOTER} {TEXT}"),
        ad(TEXT[: len(TEXT) * 2 // 3]),
        ad(f"{AFTER} {TASKS} {BEFORE}"),
        ad(employer=""),
        ad(employer="Vlotwerk Uitzendbureau B.V."),
        ad(place=""),
    ],
)
def test_a_copy_is_the_same(copy: Told) -> None:
    assert are_same(ad(), copy)
    assert are_same(copy, ad())


@pytest.mark.parametrize(
    "other",
    [
        ad(f"{BEFORE} {OTHER_TASKS} {AFTER}"),
        ad(place="Hengelo"),
        ad(title="Kok"),
        ad(title="Junior magazijnmedewerker"),
        ad(employer="Banenbrug"),
        ad(f"{BEFORE} {AFTER}"[:300], title="Heftruckchauffeur"),
        ad(OTHER_TASKS),
        ad("Korte tekst van een andere site."),
        ad(""),
    ],
)
def test_another_job_is_not(other: Told) -> None:
    assert not are_same(ad(), other)
    assert not are_same(other, ad())


def test_agency_and_employer_that_name_each_other_have_one_job() -> None:
    text = TEXT.replace("Als magazijnmedewerker", "Als magazijnmedewerker bij Bakkerij Zonneweel")
    assert are_same(ad(text), ad(text, employer="Bakkerij Zonneweel"))
    assert not are_same(ad(text), ad(text, employer="Kaasmakerij Kuip"))


def test_short_texts_are_the_same_only_word_for_word() -> None:
    assert are_same(ad("Bel ons voor deze baan."), ad("Bel ons voor deze baan!"))
    assert not are_same(ad("Bel ons voor deze baan."), ad("Mail ons voor deze baan."))
