"""An ad beside the list of the werknemer: its own sentences go before its occupation, and what must be asked is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hervat.apps.jobsearch.weighing import Ability
from hervat.domain.access.roles import Role
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.judge import Verdict
from hervat.market.vacancies.ads import Ad, LoadSentence, OccupationGuess
from tests.apps.matching.small_market import RECEPTIONIST, WAREHOUSE, make_market, with_fml
from tests.support.world import World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HEAVY = LoadSentence("4.13", "U tilt dozen tot 30 kilo.", 30.0, "kg")
RARELY = replace(HEAVY, sentence="Heel soms tilt u 30 kilo.", kenmerkend=False)
LIGHT = LoadSentence("4.13", "U tilt hooguit 1 kilo.", 1.0, "kg")


def ad(occupation: str, *load: LoadSentence) -> Ad:
    guess = OccupationGuess(occupation, "werk", 0.95) if occupation else None
    return Ad(identifier="een", title="Werk", text="Werk.", html="<p>Werk.</p>", url="", occupation=guess, load=load)


@pytest.fixture
def ability(world: World) -> Ability:
    make_market()
    with_fml(world.own)
    return Ability(world.own.entered(Role.WERKNEMER))


@pytest.mark.parametrize(
    ("occupation", "load", "fit"),
    [
        (RECEPTIONIST, (), Fit.FITS),
        (RECEPTIONIST, (LIGHT,), Fit.FITS),
        (RECEPTIONIST, (RARELY,), Fit.WITH_QUESTIONS),
        (RECEPTIONIST, (HEAVY,), Fit.DOES_NOT_FIT),
        (WAREHOUSE, (), Fit.DOES_NOT_FIT),
        (WAREHOUSE, (LIGHT,), Fit.DOES_NOT_FIT),
        ("", (), Fit.WITH_QUESTIONS),
        ("", (HEAVY,), Fit.DOES_NOT_FIT),
    ],
)
def test_a_sentence_goes_before_the_occupation(ability: Ability, occupation: str, load: tuple[LoadSentence, ...], fit: Fit) -> None:
    assert ability.fit(ad(occupation, *load)) is fit


def test_of_each_item_the_heaviest_sentence_is_told(ability: Ability) -> None:
    assert [(point.sentence, point.verdict) for point in ability.points(ad(RECEPTIONIST, RARELY, HEAVY, LIGHT))] == [
        (HEAVY.sentence, Verdict.OVERSCHRIJDING)
    ]
    assert ability.points(ad(RECEPTIONIST, LIGHT)) == ()
