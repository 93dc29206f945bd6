"""A list that somebody sends: what is taken, and the sentence about each thing that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.fields import FactsError
from hervat.domain.fml import Basis, Fml, NoPossibilities, Side, read_fml


def read(**fields: object) -> Fml:
    return read_fml({"version": "B", **fields})


def errors(data: object) -> dict[str, str]:
    with pytest.raises(FactsError) as caught:
        read_fml(data)
    return {error.path: error.message.render() for error in caught.value.errors}


def test_a_whole_list() -> None:
    fml = read(
        not_assessed=["1.3"],
        items={
            "4.13": {"code": 2},
            "1.8": {"codes": ["1.8.4", 5]},
            "6.1": {"codes": ["2"]},
            "4.6": {"code": 1, "side": "rechts", "toelichting": "niet met kracht"},
        },
    )
    assert fml.answers["4.13"].codes == {2}
    assert fml.answers["1.8"].codes == {4, 5}
    assert fml.answers["6.1"].codes == {2}
    assert (fml.answers["4.6"].side, fml.answers["4.6"].toelichting) == (Side.RIGHT, "niet met kracht")
    assert fml.answer("1.3") is None
    five_four = fml.answer("5.4")
    assert five_four is not None
    assert not five_four.says_something


def test_an_inzetbaarheidsprofiel_has_the_same_items() -> None:
    assert read(basis="izp", items={"4.13": {"code": 1}}).basis is Basis.IZP


def test_without_possibilities_it_says_why_nothing_can_be_matched() -> None:
    fml = read(benutbare_mogelijkheden=False, ground="bedlegerig")
    assert fml.ground is NoPossibilities.BEDLEGERIG
    assert fml.stopped_because is not None
    assert "ligt op bed" in fml.stopped_because.render()
    assert read().stopped_because is None


@pytest.mark.parametrize(
    ("fields", "path", "said"),
    [
        ({"version": "C"}, "version", "Kies uit: A, B"),
        ({"items": {"4.99": {"code": 1}}}, "items.4.99", "staat niet in lijst B"),
        ({"items": {"4.23": {"code": 1}}}, "items.4.23", "wel in lijst A"),
        ({"items": {"1.8.4": {"code": 1}}}, "items.1.8.4", "onderdeel van item 1.8"),
        ({"items": {"4.13": {"code": 4}}}, "items.4.13.code", "van 0 tot en met 3"),
        ({"items": {"4.13": {"code": -1}}}, "items.4.13.code", "van 0 tot en met 3"),
        ({"items": {"4.13": {"code": True}}}, "items.4.13.code", "heel getal"),
        ({"items": {"4.13": {"code": 1.5}}}, "items.4.13.code", "heel getal"),
        ({"items": {"4.13": {"codes": [1]}}}, "items.4.13.codes", "geldt één code"),
        ({"items": {"1.8": {"code": 2}}}, "items.1.8.code", "een lijst zoals [1.8.7]"),
        ({"items": {"1.8": {"codes": ["1.8.9"]}}}, "items.1.8.codes[0]", "Kies uit: 1.8.1"),
        ({"items": {"1.8": {"codes": [0, 4]}}}, "items.1.8.codes", "niet naast een andere"),
        ({"items": {"1.8": {"codes": "1.8.4"}}}, "items.1.8.codes", "Een lijst werd verwacht"),
        ({"items": {"4.13": 2}}, "items.4.13", "Een object"),
        ({"items": {"4.13": {"code": 1, "kode": 2}}}, "items.4.13.kode", "onbekend"),
        ({"items": {"1.1": {"code": 1, "side": "links"}}}, "items.1.1.side", "rubriek 4"),
        ({"items": {"4.13": {"code": 1, "toelichting": 5}}}, "items.4.13.toelichting", "gewone tekst"),
        ({"not_assessed": ["4.99"]}, "not_assessed[0]", "staat niet in lijst B"),
        ({"not_assessed": ["4.13"], "items": {"4.13": {"code": 1}}}, "not_assessed", "Kies: beoordeeld of niet"),
        ({"items": {"6.2": {"code": 4}, "6.3": {"code": 1}}}, "items.6.3", "spreken elkaar tegen: 2 uur per dag en 40 uur per week"),
        ({"ground": "bedlegerig"}, "ground", "benutbare_mogelijkheden: false"),
        ({"itmes": {}}, "itmes", "onbekend"),
    ],
)
def test_wrong_input(fields: dict[str, object], path: str, said: str) -> None:
    found = errors({"version": "B", **fields})
    assert list(found) == [path]
    assert said in found[path]


@pytest.mark.parametrize("data", [None, [], "B", 5, {}])
def test_what_is_no_list_at_all(data: object) -> None:
    assert errors(data)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | st.text(max_size=8)
        | st.sampled_from(["B", "4.13", "1.8"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["version", "items", "not_assessed", "4.13", "1.8", "code", "codes", "side", "x"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_comes_in_is_a_list_or_clear_sentences(data: object) -> None:
    try:
        fml: Fml | FactsError = read_fml(data)
    except FactsError as error:
        fml = error
    assert isinstance(fml, Fml) or all(found.message.render() for found in fml.errors)
