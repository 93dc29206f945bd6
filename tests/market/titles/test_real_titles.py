"""On ESCO itself: how often titles that were never looked at find their occupation. The floors lie well under what was measured."""

from __future__ import annotations

import pytest

from hervat.market.titles.finder import TitleFinder
from tests.market.titles.generated import esco_rows
from tests.market.titles.labelled import NONE, OWN, SEEN, hand_written
from tests.market.titles.measuring import ask, calibration, none_fits, share_within
from tests.support.market.shared_data import shared_data

LEAST = {OWN: (0.80, 0.90), SEEN: (0.72, 0.88)}  # measured: 91% and 99%, 84% and 96%
LEAST_RECALL = 0.75  # measured: 89%
WIDE, FEWEST, FURTHEST = 0.25, 10, 0.2


@pytest.fixture(scope="module")
def finder() -> TitleFinder:
    return TitleFinder(esco_rows(shared_data()))


@pytest.mark.parametrize("kind", LEAST)
def test_most_unseen_titles_find_their_occupation(finder: TitleFinder, kind: str) -> None:
    answers = ask(finder, [asked for asked in hand_written("unseen") if asked.kind == kind])
    first, first_five = LEAST[kind]
    assert share_within(answers, 1) >= first
    assert share_within(answers, 5) >= first_five


def test_most_unseen_titles_that_mean_nothing_are_told_apart(finder: TitleFinder) -> None:
    assert none_fits(ask(finder, [asked for asked in hand_written("unseen") if asked.kind == NONE])).recall >= LEAST_RECALL


def test_what_is_said_of_unseen_titles_is_about_how_often_it_is_right(finder: TitleFinder) -> None:
    bins = calibration(ask(finder, hand_written("unseen")), WIDE)
    assert [one for one in bins if one.titles >= FEWEST and abs(one.said - one.right) > FURTHEST] == []


def test_titles_of_every_day(finder: TitleFinder) -> None:
    expected = {
        "magazijnbediende": {"magazijnmedewerker", "pakhuismedewerker"},
        "caissière": {"kassamedewerker"},
        "ic-verpleegkundige": {"gespecialiseerd verpleegkundige"},
        "heftruckchauffeur/reachtruck": {"heftruckchauffeur"},
    }
    for title, labels in expected.items():
        answer = finder.find(title)
        assert not answer.none_fits
        assert answer.candidates[0].label in labels
    assert all(finder.find(title).none_fits for title in ("directeur van de maan", "asdfgh", "gezellige collega gezocht"))
