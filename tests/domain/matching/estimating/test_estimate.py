"""Which evidence is used, how sure it is, and what it is said to rest on."""

from __future__ import annotations

from datetime import date

import pytest

from hervat.domain.matching.estimating import Estimate, Estimator, Evidence, Family, Member, Profile, Published, Route
from hervat.domain.matching.loads import Source, Trust

SOURCE = Source("ORS", "2018", date(2018, 12, 1))


def ors(*published: dict[str, dict[str, float]], route: Route = Route.LINK, confidence: float = 1.0) -> Evidence:
    profiles = [
        Profile(answers={element: {answer: Published(share) for answer, share in of.items()} for element, of in one.items()})
        for one in published
    ]
    return Evidence(Family.ORS, route, tuple(Member(1.0, profile) for profile in profiles), SOURCE, confidence)


def onet(scores: dict[str, float]) -> Evidence:
    profile = Profile(scores={(element, "CX"): Published(score) for element, score in scores.items()})
    return Evidence(Family.ONET, Route.OWN, (Member(1.0, profile),), Source("O*NET", "29.2"))


def estimates(*evidence: Evidence, isco: str = "") -> dict[str, Estimate]:
    return {found.load.item: found for found in Estimator().loads(evidence, isco)}


SITS, STANDS = {"Sitting": {"MEAN": 85.0}}, {"Sitting": {"MEAN": 10.0}}


def test_nothing_published_is_no_estimate() -> None:
    assert estimates() == {}
    assert estimates(ors({})) == {}


def test_an_estimate_says_what_it_rests_on() -> None:
    found = estimates(ors(SITS))["5.2"]
    assert found.load.source == SOURCE._replace(trust=Trust.A)
    assert (found.family, found.route) == (Family.ORS, Route.LINK)
    assert "zitten" in str(found.text)
    assert found.load.kenmerkend
    assert found.load.confident


def test_the_nearest_evidence_is_used() -> None:
    assert estimates(ors(SITS), ors(STANDS, route=Route.GROUP))["5.2"].route is Route.LINK
    assert estimates(ors({}), ors(STANDS, route=Route.GROUP))["5.2"].route is Route.GROUP


def test_evidence_that_leaves_nearly_everything_open_gives_way() -> None:
    withheld = ors({"Driving": {"SOMETHING": 1}, "Kneeling": {"SELDOM": 5}})
    group = ors({"Kneeling": {"NOT PRESENT": 100}, "Crouching": {"NOT PRESENT": 100}, "Crawling": {"NOT PRESENT": 100}}, route=Route.GROUP)
    assert estimates(withheld, group)["4.20"].route is Route.GROUP
    assert estimates(withheld)["4.20"].route is Route.LINK  # better than nothing


def test_the_second_way_is_used_when_the_first_finds_nothing() -> None:
    found = estimates(ors({}), onet({"4.C.2.d.1.a": 4.5}))["5.2"]
    assert (found.family, found.load.source.trust, found.load.confident) == (Family.ONET, Trust.B, False)


@pytest.mark.parametrize(
    ("evidence", "trust", "confident"),
    [
        (ors(SITS), Trust.A, True),
        (ors(SITS, confidence=0.5), Trust.A, True),
        (ors(SITS, confidence=0.3), Trust.A, False),  # a weak link rules nothing out
        (ors(SITS, SITS, route=Route.GROUP), Trust.B, True),
        (ors(SITS, route=Route.GROUP), Trust.B, False),  # one occupation is no group
    ],
)
def test_the_route_lowers_how_sure_it_is(evidence: Evidence, trust: Trust, confident: bool) -> None:  # noqa: FBT001 -- a column
    load = estimates(evidence)["5.2"].load
    assert (load.source.trust, load.confident) == (trust, confident)


def test_a_group_rules_nothing_out_where_the_item_itself_is_not_measured() -> None:
    high = {"Kneeling": {"CONSTANTLY": 100.0}, "Crouching": {"CONSTANTLY": 100.0}, "Crawling": {"CONSTANTLY": 100.0}}
    found = estimates(ors(high, high, route=Route.GROUP))
    assert (found["4.20"].load.source.trust, found["4.20"].load.confident) == (Trust.C, False)
    assert estimates(ors(high))["4.20"].load.confident


def test_a_doubtful_link_and_a_group_leave_more_open() -> None:
    sure, doubtful = (estimates(ors(SITS, confidence=confidence))["5.2"].load for confidence in (1.0, 0.25))
    mixed = estimates(ors(SITS, STANDS, route=Route.GROUP))["5.2"].load
    widths = [sum((band.high - band.low) * band.share for band in load.bands) for load in (sure, doubtful, mixed)]
    assert widths[0] < widths[1] < widths[2]


def test_a_hint_that_finds_nothing_says_nothing() -> None:
    assert "1.6" not in estimates(onet({"4.C.3.a.4": 2.0, "4.C.3.b.8": 2.0}))
    assert estimates(onet({"4.C.3.a.4": 4.0, "4.C.3.b.8": 4.0}))["1.6"].load.source.trust is Trust.D


def test_what_is_asked_now_and_then_raises_a_question_and_rules_nothing_out() -> None:
    stairs = {
        "Climbing ramps or stairs (work-related)": {"NOT PRESENT": 100.0},
        "Climbing ramps or stairs (structure-related)": {"YES": 100.0},
    }
    load = estimates(ors(stairs))["4.18"].load
    assert load.present == pytest.approx(0.5)


def test_more_than_the_strength_of_the_work_is_not_lifted() -> None:
    withheld = {"Lifting/carrying Occasionally": {"NEGLIGIBLE": 70.0}}
    open_ended = estimates(ors(withheld))["4.13"].load
    limited = estimates(ors({**withheld, "Strength": {"SEDENTARY": 100.0}}))["4.13"].load
    assert max(band.high for band in open_ended.bands) > 20
    assert max(band.high for band in limited.bands) == 4.5


def test_it_can_follow_from_the_occupation_itself() -> None:
    found = estimates(isco="2221")
    assert set(found) == {"2.12.2"}
    assert (found["2.12.2"].load.present, found["2.12.2"].family) == (1.0, Family.GROUP)
    assert found["2.12.2"].load.source.name == "ISCO 2221"


def test_to_drive_and_to_serve_customers_is_what_some_occupations_are() -> None:
    assert estimates(onet({"4.C.1.b.1.f": 3.4}), isco="5141")["2.12.1"].load.present == 1.0  # whatever the rating says
    driving = estimates(ors({"Driving": {"YES": 40.0, "NO": 60.0}}), isco="8322")["2.11"]
    assert (driving.load.present, driving.load.source.trust) == (1.0, Trust.A)


def test_a_rating_is_told_from_a_share_of_the_jobs() -> None:
    rated = estimates(onet({"4.C.1.b.1.f": 3.4}))["2.12.1"].load
    counted = estimates(ors({"Driving": {"YES": 40.0, "NO": 60.0}}))["2.11"].load
    assert (rated.graded, counted.graded) == (True, False)


def test_the_same_evidence_is_read_once_and_gives_the_same() -> None:
    estimator, evidence = Estimator(), ors(SITS)
    assert list(estimator.loads([evidence])) == list(estimator.loads([evidence]))
