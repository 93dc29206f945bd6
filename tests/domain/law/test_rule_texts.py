"""The texts of the rules: complete, sourced, honest about how hard a rule is, and plain Dutch where the werknemer reads them.

The files are read as data, so that these tests say whether the texts are right even when no engine uses them yet.
"""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from statistics import mean
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hervat.domain.law.citations import cite, sources
from hervat.domain.law.results import Strictness

LAW = resources.files("hervat.domain.law")
PAGES = Path(__file__).parents[3] / "docs" / "law"
RULES: dict[str, dict[str, Any]] = tomllib.loads(LAW.joinpath("rules/obligations.toml").read_text("utf-8"))
ACTORS = {"werkgever", "werknemer", "bedrijfsarts", "uwv"}
KINDS = {"wet", "amvb", "regeling", "beleid", "praktijk"}
KIND_OF_STRICTNESS = {"wet": {"wet"}, "regeling": {"regeling"}, "UWV-beleid": {"beleid"}, "praktijk": {"praktijk"}}
RIGHTS = {"vervroegde_iva_aanvraag", "bekortingsverzoek", "uwv_herinnering_44_weken", "deskundigenoordeel"}
MOVABLE = {  # RPEZ art. 5 lets the parties move terms of RPEZ arts. 2 and 4, and no others
    "probleemanalyse", "plan_van_aanpak", "horen_bedrijfsarts", "evaluatie", "bijstelling_plan_van_aanpak", "eerstejaarsevaluatie",
}  # fmt: skip
IDS = (  # the order in which a case meets them
    "ziekmelding_werknemer", "ziekmelding_arbodienst", "uwv_melding_vangnet", "hersteldmelding_vangnet", "aangifte_einde_dienstverband",
    "probleemanalyse", "plan_van_aanpak", "horen_bedrijfsarts", "evaluatie", "bijstelling_plan_van_aanpak", "melding_42_weken",
    "uwv_herinnering_44_weken", "eerstejaarsevaluatie", "arbeidsdeskundig_onderzoek", "start_spoor_2", "vervroegde_iva_aanvraag",
    "uwv_aankondiging_wia", "actueel_oordeel", "eindevaluatie", "re_integratieverslag", "wia_aanvraag", "riv_upload",
    "loonsanctiebesluit", "wia_beslissing", "verlengingsbesluit", "bekortingsverzoek", "bekortingsbesluit", "wia_beslissing_na_herstel",
    "deskundigenoordeel",
)  # fmt: skip

PLACE = re.compile(r"^(?:art\. (?:7:)?\d+[a-z]{0,2}(?: lid \d+)?(?: onder [a-z])?|par\. \d+(?:\.\d+)*)$")
SOURCES_WITHOUT_PLACE = {"PRAKTIJK", "UWV", "WWP", "STCRT2023", "STB2005"}  # there is no article to name, or it is not known

PLAIN_FIELDS = ("name", "summary", "consequence", "missed_help")
STOP_WORDS = {
    "indien", "middels", "inzake", "derhalve", "betreffende", "dient", "dienen", "conform", "alsmede", "tevens", "teneinde", "reeds",
    "jegens", "omtrent", "ingevolge", "krachtens", "mits", "voornoemd", "hiertoe", "aangaande", "geschieden", "desgewenst",
    "belastbaarheid", "tekortkoming", "deugdelijke",
}  # fmt: skip
PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden)\b.*\bge\w+(?:d|t|en)\b")
LONG_WORDS = {  # reviewed: names of the law or of the field that have no plain twin; each is explained in the glossary
    "arbeidsdeskundige", "bedrijfsarts", "eerstejaarsevaluatie", "re-integratieverslag", "verzuimprotocol", "iva-uitkering",
    "wia-uitkering", "wia-aanvraag",
}  # fmt: skip
LONG_WORD = 13
DUTY = re.compile(r"\b(?:moet|moeten|moest|verplicht\w*|dient|dienen)\b", re.IGNORECASE)
UNSURE_COST = re.compile(r"\bkrijgt (?!hiervoor geen|geen|u|dan)[^.]*\b(?:boete|loonsanctie)\b", re.IGNORECASE)
MEDICAL = re.compile(r"\b(?:diagnose|klacht|zwanger|bevalling|operatie|behandeling|medicijn|depressi|psych)\w*", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """``text`` cut at full stops and question marks; an abbreviation or an amount is no end of a sentence."""
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def words(sentence: str) -> list[str]:
    return [word for word in (raw.strip(".,;:?!()") for raw in sentence.split()) if word]


def plain_sentences(rule: dict[str, Any]) -> list[str]:
    return [sentence for field in PLAIN_FIELDS for sentence in sentences(rule["werknemer"][field])]


def all_strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in all_strings(part)]
    return [text for part in value for text in all_strings(part)] if isinstance(value, list) else []


each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


def test_every_step_of_the_clock_has_its_text_in_order() -> None:
    assert tuple(RULES) == IDS


@each_rule
def test_a_rule_is_complete(rule: dict[str, Any]) -> None:
    for key in ("row", "name", "summary", "consequence", "missed_help"):
        assert rule[key].strip() == rule[key] != ""
    assert rule["actor"] in ACTORS
    assert set(rule["together_with"]) <= ACTORS - {rule["actor"]}
    assert rule["strictness"] in {strictness.value for strictness in Strictness}
    assert isinstance(rule["confirmed"], bool)
    assert isinstance(rule["checked_on"], date)
    assert rule.get("duration_minutes", 1) > 0
    assert all(rule["werknemer"][field] for field in PLAIN_FIELDS)


@each_rule
def test_every_citation_names_a_known_source_and_a_place(rule: dict[str, Any]) -> None:
    assert rule["legal_basis"]
    assert len(set(rule["legal_basis"])) == len(rule["legal_basis"])
    for text in rule["legal_basis"]:
        citation = cite(text)
        assert str(citation) == text
        if citation.place or citation.source_id not in SOURCES_WITHOUT_PLACE:
            assert PLACE.match(citation.place), text


@each_rule
def test_the_first_ground_is_as_hard_as_the_rule_claims(rule: dict[str, Any]) -> None:
    ground = cite(rule["legal_basis"][0]).source
    allowed = KIND_OF_STRICTNESS[rule["strictness"]]
    assert ground.kind in allowed, f"{rule['legal_basis'][0]} is {ground.kind}, the rule says {rule['strictness']}"
    assert not rule["confirmed"] or ground.confirmed


@each_rule
def test_what_is_not_law_is_never_worded_as_a_duty(rule: dict[str, Any]) -> None:
    if rule["strictness"] in {"praktijk", "UWV-beleid"}:
        worded_as_duty = [text for text in all_strings(rule) if DUTY.search(text)]
        assert not worded_as_duty
        marker = "gewoonlijk" if rule["strictness"] == "praktijk" else "uwv verwacht"
        assert marker in rule["summary"].lower()
        assert marker in rule["werknemer"]["summary"].lower()


def test_only_terms_of_the_regeling_may_be_moved_together() -> None:
    assert {rule_id for rule_id, rule in RULES.items() if rule["joint_deviation"]} == MOVABLE
    for rule_id in MOVABLE:
        assert any(text.startswith(("RPEZ art. 2", "RPEZ art. 4")) for text in RULES[rule_id]["legal_basis"])


def test_rights_are_the_steps_nobody_can_miss() -> None:
    assert {rule_id for rule_id, rule in RULES.items() if rule["right"]} == RIGHTS


@each_rule
def test_the_professional_summary_is_one_short_sentence(rule: dict[str, Any]) -> None:
    assert len(sentences(rule["summary"])) == 1
    assert len(words(rule["summary"])) <= 20
    assert len(sentences(rule["consequence"])) <= 2


@each_rule
def test_the_werknemer_reads_plain_dutch(rule: dict[str, Any]) -> None:
    found = plain_sentences(rule)
    lengths = {sentence: len(words(sentence)) for sentence in found}
    assert {sentence: length for sentence, length in lengths.items() if length > 15} == {}
    assert mean(lengths.values()) <= 10
    used = {word.lower() for sentence in found for word in words(sentence)}
    assert used & STOP_WORDS == set()
    assert {word for word in used if len(word) > LONG_WORD} - LONG_WORDS == set()
    assert [sentence for sentence in found if PASSIVE.search(sentence)] == []


def test_the_reviewed_long_words_are_all_in_use() -> None:
    used = {word.lower() for rule in RULES.values() for sentence in plain_sentences(rule) for word in words(sentence)}
    assert used >= LONG_WORDS


@each_rule
def test_a_cost_that_is_not_certain_is_not_promised(rule: dict[str, Any]) -> None:
    for text in (rule["consequence"], rule["werknemer"]["consequence"]):
        assert not UNSURE_COST.search(text)


@each_rule
def test_nothing_speaks_of_the_nature_of_an_illness(rule: dict[str, Any]) -> None:
    assert [text for text in all_strings(rule) if MEDICAL.search(text)] == []


@each_rule
def test_a_name_that_goes_into_a_calendar_is_neutral(rule: dict[str, Any]) -> None:
    for name in (rule["name"], rule["werknemer"]["name"]):
        assert "ziek" not in name.lower()
        assert len(words(name)) <= 8


def test_every_source_is_described() -> None:
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    for source in sources().values():
        assert source.title
        assert source.kind in KINDS
        assert source.bwb is None or re.fullmatch(r"BWBR\d{7}", source.bwb)
        assert source.version_read is None or date(2000, 1, 1) < source.version_read <= today
        assert (source.url is None) == (source.bwb is None)


def test_every_step_stands_in_the_timeline_of_the_law_pages() -> None:
    rows = [line for line in PAGES.joinpath("README.md").read_text("utf-8").splitlines() if line.startswith("|")]
    for rule_id, rule in RULES.items():
        row = next((line for line in rows if f"`{rule_id}`" in line), "")
        assert f"| {rule['strictness']} |" in row, rule_id
        assert any(row.startswith(f"| {name.strip()} ") for name in (rule["row"], *rule["row"].split(","))), rule_id


def test_every_flag_is_explained_on_the_law_pages() -> None:
    code = Path(str(LAW.joinpath("flags.py"))).parent
    calls = [node for path in code.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    raised = {
        str(call.args[0].value) for call in calls if getattr(call.func, "id", "") == "Flag" and isinstance(call.args[0], ast.Constant)
    }
    assert len(raised) > 20
    text = PAGES.joinpath("README.md").read_text("utf-8")
    assert {flag for flag in raised if "`" + flag + "`" not in text} == set()


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.name)
def test_links_between_the_law_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).is_file(), target
