"""Choosing and ordering all occupations at once says what ``match`` says one by one; and what only one dossier knows comes on top of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.fml import Answer, Fml, NoPossibilities, VersionId
from hervat.domain.matching.choosing.filters import FilterName
from hervat.domain.matching.choosing.match import Candidate, Market, match, place
from hervat.domain.matching.choosing.person import Conditions, Job, Person
from hervat.domain.matching.choosing.ranking import Component
from hervat.domain.matching.compare import Fit, Stopped
from hervat.domain.matching.grid.ordering import FILTERS, Known, Ordering
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.matching.occupations import Occupation, Riasec
from tests.domain.matching.strategies import lists, loads, works

ON = date(2026, 5, 1)
NIGHT = FILTERS.index(FilterName.NIGHT)
SOURCE = Source("made up")
NAMES = ("bakker", "kok", "kassamedewerker", "portier", "planner", "verzorgende")
SKILLS = st.frozensets(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=4)
LETTERS = st.none() | st.builds(Riasec, *[st.integers(0, 5).map(float)] * 6)
HOURS = st.none() | st.sampled_from([0.0, 4.0, 12.0, 18.0, 36.0])
LEVELS = st.none() | st.integers(1, 8)
REQUIRED = [
    "big-verpleegkundige", "verzorgende", "helpende", "beveiliger", "rijbewijs-b", "rijbewijs-c", "rijbewijs-ce", "code-95", "vca-basis",
]  # fmt: skip
KEYS = st.frozensets(st.sampled_from(REQUIRED), max_size=2)
HELD = st.none() | st.frozensets(st.sampled_from(REQUIRED), max_size=4)
WAGES = st.none() | st.sampled_from([14.0, 15.5, 18.0, 24.0])


@st.composite
def occupations(draw: st.DrawFn, uri: str) -> Occupation:
    near = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0.3, 0.7, 0.9]), max_size=3)
    level = draw(LEVELS)
    return Occupation(
        uri=uri, isco=draw(st.sampled_from(["7512", "7511", "5120", "51", ""])), label=draw(st.sampled_from([uri, "zelfde naam"])),
        level_min=level, level_max=draw(st.none() | st.just(level)), wage_min=draw(WAGES), wage_max=draw(WAGES), riasec=draw(LETTERS),
        essential=draw(SKILLS), optional=draw(SKILLS), kin=draw(near),
        loads=draw(works()) | draw(st.just({}) | loads("6.3", counted=True).map(lambda load: {"6.3": load})), required=draw(KEYS),
        often_asked=draw(KEYS),
    )  # fmt: skip


@st.composite
def markets(draw: st.DrawFn) -> Market:
    uris = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    return Market([draw(occupations(uri)) for uri in uris], {"made up": "1"}, {"deeg kneden": "a", "typen": "b"})


JOBS = st.lists(
    st.builds(Job, title=st.just("werk"), years=st.sampled_from([0.0, 1.0, 9.0]), occupation=st.sampled_from(["", *NAMES])), max_size=3
)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    return Person(
        fml=draw(lists() | lists(VersionId.A)), on=ON, education_level=draw(LEVELS), work_history=tuple(draw(JOBS)),
        skills=draw(st.frozensets(st.sampled_from(["Deeg kneden", "typen", "onbekend"]), max_size=2)), riasec=draw(LETTERS),
        former_hourly=draw(WAGES),
        eerste_ziektedag=draw(st.none() | st.sampled_from([ON - timedelta(30), ON - timedelta(250), ON - timedelta(600)])),
        conditions=Conditions(draw(WAGES), draw(st.booleans()), draw(HOURS), draw(HOURS)), diplomas=draw(HELD), licences=draw(HELD),
    )  # fmt: skip


def rounded(candidate: Candidate, by: Component) -> tuple[object, ...]:
    """Its place in the order, without what differs only by the way it was computed."""
    return tuple(round(key, 9) if isinstance(key, float) else key for key in place(candidate, by))


@given(person=persons(), market=markets(), by=st.sampled_from(Component))
def test_all_at_once_says_what_one_by_one_says(person: Person, market: Market, by: Component) -> None:
    one_by_one = match(person, market, by)
    chosen = Ordering(market).choose(person)
    found = [chosen.candidate(place) for place in chosen.order(by)]
    assert sorted(found, key=lambda each: each.occupation.uri) == sorted(one_by_one.candidates, key=lambda each: each.occupation.uri)
    assert [rounded(each, by) for each in found] == sorted(rounded(each, by) for each in found)
    assert chosen.counts == one_by_one.counts
    assert len(chosen.in_sight) == chosen.counts.fits + chosen.counts.with_questions
    assert len(chosen.without_questions) == chosen.counts.fits
    assert chosen.orientation == one_by_one.orientation


def load(number: float, item: str = "4.13") -> Load:
    return Load(item=item, source=SOURCE, bands=(Band(number, number),))


def occupation(uri: str, *loads: Load, **more: Any) -> Occupation:
    return Occupation(uri=uri, isco="9333", label=uri, loads={one.item: one for one in loads}, **more)


LIGHT, HEAVY, UNKNOWN = (
    occupation("licht", load(3), load(60, "4.8")),
    occupation("zwaar", load(20), load(1900, "4.8")),
    occupation("onbekend"),
)
ORDERING = Ordering(Market((LIGHT, HEAVY, UNKNOWN), {}, {}))
LIFTING = {"4.13": Answer(item="4.13", codes=frozenset({2}))}
STANDING = {"5.4": Answer(item="5.4", codes=frozenset({2}))}


def person(answers: dict[str, Answer], *, not_assessed: frozenset[str] = frozenset(), which: VersionId = VersionId.B) -> Person:
    return Person(fml=Fml(version=which, answers=answers, not_assessed=not_assessed), on=ON)


class TestWhatWasNotGiven:
    WITHHELD = frozenset({"5.4", "1.8"})

    def test_counts_for_nothing_but_lets_nothing_fit_without_questions(self) -> None:
        chosen = ORDERING.choose(person(LIFTING, not_assessed=self.WITHHELD), self.WITHHELD)
        fits = {chosen.occupation(place).uri: chosen.candidate(place).fit for place in chosen.order()}
        assert fits == {"licht": Fit.WITH_QUESTIONS, "zwaar": Fit.DOES_NOT_FIT, "onbekend": Fit.WITH_QUESTIONS}
        assert [aspect.number for aspect in chosen.judged.aspects] == ["4.13"]
        assert chosen.unknown.tolist() == [0, 0, 1]

    def test_is_not_explained_either(self) -> None:
        chosen = ORDERING.choose(person(LIFTING, not_assessed=self.WITHHELD), self.WITHHELD)
        assert [weighed.aspect.number for weighed in chosen.explain(ORDERING.places["licht"])] == ["4.8", "4.13"]
        assert [weighed.aspect.number for weighed in chosen.explain(ORDERING.places["onbekend"])] == ["4.13"]
        assert chosen.withheld == self.WITHHELD

    def test_what_the_doctor_did_not_assess_stays_a_question(self) -> None:
        chosen = ORDERING.choose(person(LIFTING, not_assessed=frozenset({"5.4", "4.18"})), frozenset({"5.4"}))
        assert [aspect.number for aspect in chosen.judged.aspects] == ["4.13", "4.18"]
        assert chosen.withheld == {"5.4"}

    def test_is_numbered_as_the_list_is(self) -> None:
        chosen = ORDERING.choose(person({}, not_assessed=frozenset({"4.14"}), which=VersionId.A), frozenset({"4.14"}))
        assert chosen.withheld == {"4.13", "4.14"}


class TestWhatIsKnownOfOneDossier:
    def test_a_given_verdict_moves_an_occupation_and_the_proposal_stays(self) -> None:
        chosen = ORDERING.choose(person(LIFTING), known=Known(given={"zwaar": Fit.FITS, "elders": Fit.FITS}))
        place = ORDERING.places["zwaar"]
        assert (chosen.candidate(place).fit, chosen.proposed[place]) == (Fit.FITS, 2)
        assert (chosen.counts.fits, chosen.counts.with_questions, chosen.counts.excluded) == (2, 1, 0)
        assert [chosen.occupation(place).uri for place in chosen.order()] == ["licht", "zwaar", "onbekend"]

    def test_a_load_that_was_found_out_takes_the_place_of_the_estimate(self) -> None:
        found_out = {"zwaar": {"4.13": load(4)}, "onbekend": {"4.13": load(20)}, "elders": {"4.13": load(1)}}
        chosen = ORDERING.choose(person(LIFTING), known=Known(loads=found_out))
        fits = {chosen.occupation(place).uri: chosen.candidate(place).fit for place in chosen.order()}
        assert fits == {
            "licht": Fit.FITS,
            "zwaar": Fit.WITH_QUESTIONS,
            "onbekend": Fit.DOES_NOT_FIT,
        }  # reaching more often than daily life asks
        assert chosen.verdicts(ORDERING.places["zwaar"]) == [Verdict.OK]
        assert [weighed.demand.render() for weighed in chosen.explain(ORDERING.places["zwaar"])] == ["1900 keer per uur", "4 kg"]
        assert chosen.unknown.tolist() == [0, 0, 0]

    def test_work_that_turns_out_to_be_at_night_is_left_out(self) -> None:
        nights = Load(item="6.1", source=SOURCE, periods=frozenset({Period.NIGHT}))
        sleeper = replace(person(LIFTING), conditions=Conditions(no_night=True))
        assert ORDERING.choose(sleeper, known=Known(loads={"licht": {"6.1": nights}})).left_out.tolist() == [NIGHT, -1, -1]

    def test_the_grid_itself_never_changes(self) -> None:
        before = ORDERING.choose(person({**LIFTING, **STANDING})).judged.verdicts.tolist()
        ORDERING.choose(person({**LIFTING, **STANDING}), known=Known(loads={"zwaar": {"4.13": load(1)}}))
        assert ORDERING.choose(person({**LIFTING, **STANDING})).judged.verdicts.tolist() == before


def test_without_possibilities_nothing_is_chosen() -> None:
    nothing = replace(person(LIFTING), fml=Fml(version=VersionId.B, has_possibilities=False, ground=NoPossibilities.BEDLEGERIG))
    with pytest.raises(Stopped):
        ORDERING.choose(nothing)


def test_a_market_without_occupations_has_nothing_to_order() -> None:
    chosen = Ordering(Market((), {}, {})).choose(person(LIFTING))
    assert (chosen.order(), chosen.counts.occupations) == ([], 0)
