"""A run tells every kept search what is new for it: all of it, once, whichever way it goes and wherever it is interrupted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.market.alerts import running
from hervat.market.alerts.models import Found, KeptSearch, Progress
from hervat.market.alerts.queries import found_after, how_many_since, kept
from hervat.market.alerts.running import Ran, Way, reached, run
from hervat.market.alerts.services import forget
from hervat.market.alerts.services import keep as keep_as
from hervat.market.search.contract import Document, Query, Sort
from hervat.market.search.matching import matches
from hervat.market.search.request import SearchRequest
from tests.market.alerts.fakes import Vacancies, ad, ask, news
from tests.market.alerts.questions import DOCUMENTS

pytestmark = pytest.mark.django_db(databases=["default", "market"])
NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)
WAYS = pytest.mark.parametrize("way", list(Way))
ZORG, NACHT = SearchRequest(words="zorg"), SearchRequest(words="zorg nacht")


def keep(request: SearchRequest) -> UUID:
    """Keeps a search under a new name."""
    name = uuid4()
    keep_as(name, request)
    return name


def found(*names: UUID) -> list[tuple[int, ...]]:
    told = found_after(dict.fromkeys(names, 0))
    return [told[name].numbers if name in told else () for name in names]


@WAYS
def test_each_search_is_told_what_answers_it(way: Way) -> None:
    zorg, nacht = keep(ZORG), keep(NACHT)
    vacancies = Vacancies()
    vacancies.add([ad("zorg"), ad("zorg in de nacht"), ad("lasser")])
    assert run(news(vacancies), now=NOW, way=way) == Ran(3, 3)
    assert found(zorg, nacht) == [(1, 2), (2,)]


@WAYS
def test_running_twice_finds_nothing_twice(way: Way) -> None:
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    assert run(news(vacancies), now=NOW, way=way) == Ran(0, 0)
    vacancies.add([ad("zorg")])
    assert run(news(vacancies), now=NOW, way=way) == Ran(1, 1)
    assert found(zorg) == [(1, 2)]


@WAYS
def test_what_was_matched_before_the_search_was_kept_is_no_news(way: Way) -> None:
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    first = keep(ZORG)
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    second = keep(ZORG)
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    assert found(first, second) == [(2, 3), (3,)]


def test_what_is_not_matched_yet_when_a_search_is_kept_is_not_lost() -> None:
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    zorg = keep(ZORG)
    run(news(vacancies), now=NOW)
    assert found(zorg) == [(1,)]


@WAYS
def test_a_vacancy_that_is_gone_already_is_passed_over(way: Way) -> None:
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg"), ad("zorg"), ad("zorg")])
    vacancies.remove(1)
    vacancies.remove(3)
    assert run(news(vacancies), now=NOW, way=way) == Ran(1, 1)
    assert found(zorg) == [(2,)]
    assert reached() == 3


@WAYS
def test_what_cannot_be_asked_any_more_is_passed_over_and_counted_once(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    def not_in_atlantis(request: SearchRequest) -> Query:
        if request.near == "Atlantis":
            raise ValueError(request.near)
        return ask(request)

    lost = [keep(SearchRequest(words=words, near="Atlantis")) for words in ("zorg", "zorg", "nacht")]
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    assert run(news(vacancies, not_in_atlantis), now=NOW, way=way) == Ran(1, 1)
    assert found(zorg, *lost) == [(1,), (), (), ()]
    (told,) = [record.msg for record in caplog.records if "cannot be asked" in str(record.msg)]
    assert "3" in str(told)


def test_equal_searches_are_asked_once() -> None:
    for words in ("zorg", " zorg ", "zorg"):
        keep(SearchRequest(words=words, days=3, page=2))
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    assert run(news(vacancies), now=NOW, way=Way.DAILY).found == 3
    assert len(vacancies.asked) == 1
    assert not vacancies.asked[0].widen


@WAYS
def test_a_search_that_rests_is_told_nothing_and_misses_what_came_meanwhile(way: Way) -> None:
    zorg = keep(ZORG)
    keep_as(zorg, ZORG, is_active=False)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    keep_as(zorg, ZORG)
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    assert found(zorg) == [(2,)]


def test_keeping_the_same_again_changes_nothing() -> None:
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW)
    before = KeptSearch.objects.get()
    keep_as(zorg, SearchRequest(words=" zorg", sort=Sort.DATE))
    assert (KeptSearch.objects.get().version, KeptSearch.objects.get().after) == (before.version, before.after)


@WAYS
def test_a_search_that_was_changed_asks_something_else_from_then_on(way: Way) -> None:
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW, way=way)
    keep_as(zorg, NACHT)
    vacancies.add([ad("zorg"), ad("zorg nacht")])
    run(news(vacancies), now=NOW, way=way)
    assert found(zorg) == [(1, 3)]
    assert kept([zorg]) == {zorg: (NACHT, True)}


def test_a_search_that_is_forgotten_leaves_nothing() -> None:
    zorg, other = keep(ZORG), keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW)
    forget([zorg])
    assert not KeptSearch.objects.filter(name=zorg).exists()
    assert Found.objects.count() == 1
    assert found(zorg, other) == [(), (1,)]


def test_a_search_that_cannot_be_asked_any_more_does_not_keep_the_others_from_being_told() -> None:
    keep(SearchRequest(words="zorg ?"))
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    assert run(news(vacancies), now=NOW).found == 1
    assert found(zorg) == [(1,)]


@WAYS
def test_what_is_changed_while_a_run_matches_is_matched_before_it_stores(way: Way) -> None:
    changed, gone, same = (keep(ZORG) for _ in range(3))
    new: list[UUID] = []
    vacancies = Vacancies()
    vacancies.add([ad("zorg"), ad("zorg nacht")])

    def meanwhile(request: SearchRequest) -> Query:
        if not new:
            new.append(keep(NACHT))
            keep_as(changed, NACHT)
            forget([gone])
        return ask(request)

    run(news(vacancies, meanwhile), now=NOW, way=way)
    assert found(changed, gone, same, new[0]) == [(2,), (), (1, 2), (2,)]


def test_a_portion_that_another_run_stored_first_is_not_stored_again() -> None:
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    others: list[Ran] = []

    def meanwhile(request: SearchRequest) -> Query:
        if not others:
            others.append(Ran(0, 0))
            others[0] = run(news(vacancies), now=NOW)
        return ask(request)

    assert run(news(vacancies, meanwhile), now=NOW) == Ran(0, 0)
    assert others == [Ran(1, 1)]
    assert found(zorg) == [(1,)]


def test_more_news_than_an_engine_tells_is_found_at_once() -> None:
    zorg = keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")] * 1001)
    run(news(vacancies), now=NOW, way=Way.DAILY)
    assert len(found(zorg)[0]) == 1001


def test_few_searches_are_asked_of_the_engine_and_many_are_matched_at_once() -> None:
    keep(ZORG)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")] * 20)
    run(news(vacancies), now=NOW)
    assert len(vacancies.asked) == 1
    for number in range(10):
        keep(SearchRequest(words=f"zorg {number}"))
    vacancies.add([ad("zorg")] * 20)
    run(news(vacancies), now=NOW)
    assert len(vacancies.asked) == 1


class Killed(BaseException):
    """The process is gone here."""


@pytest.fixture
def deaths() -> Iterator[list[int]]:
    """Where the next statement to the database kills: how many statements are still to come."""
    left: list[int] = []

    def execute(call: object, *arguments: object) -> object:
        if left:
            left[0] -= 1
            if left[0] < 0:
                left.clear()  # what the database itself does then, it still does: it undoes what was not stored
                raise Killed
        return call(*arguments)  # type: ignore[operator]

    with transaction.get_connection("market").execute_wrapper(execute):
        yield left


@WAYS
def test_killed_at_any_statement_nothing_is_lost_or_double(way: Way, deaths: list[int]) -> None:
    zorg, nacht = keep(ZORG), keep(NACHT)
    vacancies = Vacancies()
    killed = 0
    with patch.object(running, "PORTION", 2):
        for statement in range(40):
            vacancies.add([ad("zorg"), ad("lasser"), ad("zorg nacht")])
            deaths[:] = [statement]
            try:
                run(news(vacancies), now=NOW, way=way)
            except Killed:
                killed += 1
            deaths.clear()
    run(news(vacancies), now=NOW, way=way)
    assert killed > 10
    everything = [number for number, document in vacancies.known.items() if document and matches(ask(ZORG), document)]
    times = Counter(number for row in Found.objects.filter(search__name=zorg) for number in row.numbers)
    assert times == Counter(everything)
    assert found(zorg, nacht) == [tuple(everything), tuple(range(3, 121, 3))]


REQUESTS = st.builds(
    SearchRequest,
    words=st.lists(st.sampled_from(["zorg", "nacht", "lasser"]), max_size=2).map(" ".join),
    province=st.sampled_from(["", "Overijssel"]),
    hours=st.none() | st.just((8.0, 16.0)),
    occupation=st.sampled_from(["", "urn:a"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(REQUESTS, st.integers(0, 6)), max_size=6), st.lists(DOCUMENTS, max_size=6), st.integers(1, 3))
def test_both_ways_find_what_the_definition_says(
    requests: list[tuple[SearchRequest, int]], documents: list[Document], portion: int
) -> None:
    Found.objects.all().delete()
    KeptSearch.objects.all().delete()
    vacancies = Vacancies()
    vacancies.add(documents)
    names = []
    for request, after in requests:
        Progress.objects.update_or_create(defaults={"number": after})
        names.append(keep(request))
    expected = [
        tuple(number for number, one in vacancies.known.items() if one and number > after and matches(ask(request), one))
        for request, after in requests
    ]
    for way in Way:
        Found.objects.all().delete()
        Progress.objects.update(number=0)
        with patch.object(running, "PORTION", portion):
            run(news(vacancies), now=NOW, way=way)
        assert found(*names) == expected


def test_only_what_was_not_told_before() -> None:
    zorg, nacht = keep(ZORG), keep(NACHT)
    vacancies = Vacancies()
    vacancies.add([ad("zorg")])
    run(news(vacancies), now=NOW)
    first = found_after({zorg: 0, nacht: 0})
    assert set(first) == {zorg}
    vacancies.add([ad("zorg"), ad("zorg nacht")])
    run(news(vacancies), now=NOW)
    second = found_after({zorg: first[zorg].last, nacht: 0})
    assert (second[zorg].numbers, second[nacht].numbers) == ((2, 3), (3,))
    assert found_after({zorg: second[zorg].last, nacht: second[nacht].last}) == {}
    assert how_many_since([zorg, nacht], NOW) == {zorg: 3, nacht: 1}
