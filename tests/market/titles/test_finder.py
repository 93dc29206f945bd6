"""From a title to an occupation, on a small catalogue: what is found, how sure, why, and what is said to fit nothing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.titles.answers import Kind, LabelRow, TitleAnswer
from hervat.market.titles.finder import TitleFinder
from hervat.market.titles.lists import everyday
from tests.market.titles.small import CATALOGUE, URI, rows


@cache
def finder() -> TitleFinder:
    return TitleFinder(rows())


def find(title: str, top: int = 5) -> TitleAnswer:
    return finder().find(title, top)


def first(title: str) -> str:
    answer = find(title)
    return answer.candidates[0].label if answer.candidates else ""


def why(title: str) -> str:
    return str(find(title).candidates[0].why)


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("magazijnbediende", "magazijnmedewerker"), ("magazijn bediende", "magazijnmedewerker"),
        ("Magazijnmedewerkster (avond)", "magazijnmedewerker"),
        ("medewerker magazijn", "magazijnmedewerker"), ("loods medewerkster", "magazijnmedewerker"),
        ("orderpicker m/v", "orderpicker"), ("order-picker", "orderpicker"),
        ("heftruckchauffeur/reachtruck", "heftruckchauffeur"),
        ("heftruck- en reachtruckchauffeur", "heftruckchauffeur"), ("reachtruck", "heftruckchauffeur"),
        ("chauffeur CE", "vrachtwagenchauffeur"), ("vrachtwagenchauffeur internationaal", "vrachtwagenchauffeur"),
        ("caissière", "kassamedewerker"), ("caissiere 20 uur", "kassamedewerker"), ("kassa medewerkster", "kassamedewerker"),
        ("medewerker bediening (parttime)", "ober"), ("serveerster weekend", "ober"),
        ("kok in een verzorgingshuis", "kok"), ("leerling kok", "kok"), ("chefkok", "chef-kok"),
        ("ic-verpleegkundige", "gespecialiseerd verpleegkundige"), ("verpleegkundige IC", "gespecialiseerd verpleegkundige"),
        ("verpleegster", "algemeen verpleegkundige"), ("kapster", "kapper"), ("allround schilder", "schilder"),
        ("2e monteur elektro", "monteur elektrische installaties"), ("electricien", "monteur elektrische installaties"),
        ("adminstratief medewerker", "administratief medewerker"), ("admininstratief medewerkster", "administratief medewerker"),
        ("senior programmeur", "softwareontwikkelaar"), ("TUINMAN", "hovenier"), ("forklift driver", "heftruckchauffeur"), ("cook", "kok"),
        ("meester basisschool", "leerkracht basisonderwijs"),
    ],
)  # fmt: skip
def test_a_title_finds_its_occupation(title: str, occupation: str) -> None:
    assert first(title) == occupation
    assert not find(title).none_fits


@pytest.mark.parametrize(
    "title",
    [
        "asdfgh", "gezellige collega gezocht", "directeur van de maan", "?", "", "32 uur", "vacature", "regio Twente", "per direct",
        "12345",
        "blokfluitende olifant", "medewerker", "assistent (m/v)", "stage", "fulltime", "zzp'er", "m/v",
    ],
)  # fmt: skip
def test_what_means_no_occupation_fits_none(title: str) -> None:
    assert find(title).none_fits


def test_both_halves_of_a_combination_are_answers() -> None:
    labels = {candidate.label for candidate in find("timmerman / schilder / kok").candidates}
    assert {"schilder", "kok"} <= labels


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("kok", "Zo heet dit beroep."),
        ("Kassa medewerker", "Zo heet dit beroep."),
        ("magazijnbediende", "“magazijnbediende” is een andere naam voor dit beroep."),
        ("onderwijzeres", "Dit is de vrouwelijke vorm van “onderwijzer”."),
        ("caissières", "“caissière” is een andere naam voor dit beroep."),
        ("magazijnbediendes", "“magazijnbediende” is een andere naam voor dit beroep."),
        ("adminstratief medewerker", "De spelling lijkt op “administratief medewerker”."),
        ("house painter", "“house painter” is een Engelse naam voor dit beroep."),
        ("kaper", "Dit is een andere naam voor dit beroep."),
        ("tuinmedewerker", "Dit is een samenstelling van tuin + medewerker. Dat lijkt op “medewerker groenvoorziening”."),
        ("medewerker bediening", "De woorden komen overeen met “bedieningsmedewerker”."),
        ("vrachtwagenchauffeur kermis", "Dit lijkt op “vrachtwagenchauffeur”, maar niet door: kermis."),
        ("leerling kok", "Zo heet dit beroep. Dit zegt iets over het niveau: leerling."),
        ("kok 32 uur regio Twente", "Zo heet dit beroep. Niet meegeteld: 32, uur, regio, twente."),
    ],
)
def test_an_answer_says_why(title: str, reason: str) -> None:
    assert why(title) == reason


def test_a_hidden_label_is_found_and_never_shown() -> None:
    assert first("kaper") == "kapper"
    assert "kaper" not in why("kaper")


def test_the_same_words_are_surer_than_a_part_of_them() -> None:
    sure = [find(title).candidates[0].confidence for title in ("vrachtwagenchauffeur", "vrachtwagenchauffeur kermis", "chauffeur kermis")]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > 0.9
    assert sure[-1] < 0.5


def test_of_occupations_that_share_a_name_the_one_with_more_such_names_goes_first() -> None:
    shared = [
        LabelRow(URI + one, text, Kind.ALTERNATIVE) for one, texts in (("a", ("bode",)), ("b", ("bode", "bode post"))) for text in texts
    ]
    assert TitleFinder([*rows(), *shared]).find("bode").candidates[0].uri == URI + "b"


def test_a_name_of_two_occupations_gives_both_and_is_less_sure() -> None:
    shared = [
        LabelRow(URI + one, text, kind)
        for one in ("a", "b")
        for text, kind in ((f"naam {one}", Kind.PREFERRED), ("bode", Kind.ALTERNATIVE))
    ]
    answer = TitleFinder([*rows(), *shared]).find("bode")
    alone = TitleFinder([*rows(), *shared[:2]]).find("bode")
    assert {candidate.label for candidate in answer.candidates[:2]} == {"naam a", "naam b"}
    assert answer.candidates[0].confidence < alone.candidates[0].confidence


def test_an_everyday_title_of_our_own_finds_an_occupation_that_the_catalogue_has() -> None:
    (uri,) = {entry.uri for entry in everyday() if entry.title == "juf groep 3"}
    catalogue = [*rows(), LabelRow(uri, "onderwijzer zoals ESCO die noemt", Kind.PREFERRED)]
    answer = TitleFinder(catalogue).find("juf groep 3")
    assert answer.candidates[0].uri == uri
    assert str(answer.candidates[0].why).startswith("“juf groep 3” is in het dagelijks leven een naam voor dit beroep.")
    assert TitleFinder(catalogue, with_everyday=False).find("juf groep 3").none_fits


def test_a_title_that_means_more_than_one_thing_is_less_sure() -> None:
    sure = [
        TitleFinder([*rows(), LabelRow(URI + "x", "bode", Kind.EVERYDAY, share=share)]).find("bode").candidates[0].confidence
        for share in (0.5, 1.0)
    ]
    assert sure[0] < sure[1]


def test_an_occupation_without_a_dutch_name_has_its_other_one() -> None:
    answer = TitleFinder([LabelRow("urn:x", "glass blower", Kind.PREFERRED, "en", "7315")]).find("glass blower")
    assert [(found.label, found.isco) for found in answer.candidates] == [("glass blower", "7315")]


def test_an_empty_catalogue_has_no_answer() -> None:
    answer = TitleFinder([]).find("kok")
    assert answer.none_fits
    assert answer.candidates == ()


@pytest.mark.parametrize("top", [1, 2, 50])
def test_no_more_candidates_than_asked_for(top: int) -> None:
    assert 1 <= len(find("medewerker magazijn", top).candidates) <= top


def test_each_occupation_is_an_answer_to_its_own_name() -> None:
    assert [preferred for _, preferred, _ in CATALOGUE if first(preferred) != preferred] == []


TITLES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([label for _, one, more in CATALOGUE for label in (one, *more)]), max_size=4).map(" ".join),
)


@given(TITLES)
def test_every_text_has_an_answer_that_holds_together(title: str) -> None:
    answer = find(title)
    sure = [candidate.confidence for candidate in answer.candidates]
    assert answer.query == title
    assert all(0 <= one <= 1 for one in sure)
    assert all(sure[0] >= one for one in sure)
    assert len({candidate.uri for candidate in answer.candidates}) == len(sure)
    assert answer.none_fits or sure
    assert all(str(candidate.why) for candidate in answer.candidates)


@given(TITLES)
def test_the_same_title_has_the_same_answer_whoever_asks(title: str) -> None:
    assert TitleFinder(rows()).find(title) == find(title)


@given(
    st.sampled_from([label for _, one, more in CATALOGUE for label in (one, *more)]),
    st.sampled_from(["{} m/v", "{} (m/v/x)", "  {} ", "{}!", "{} 32 uur"]),
)
def test_how_it_is_asked_does_not_change_what_it_means(label: str, asked: str) -> None:
    assert first(asked.format(label)) == first(label)
    assert first(label.upper()) == first(label)
