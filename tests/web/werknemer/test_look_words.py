"""Every code that the product writes into the audit record about a dossier has a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import hervat
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.queries import Look
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.documents import Audience, DocumentKind
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.law.facts import EventKind
from hervat.web.cases import looks
from hervat.web.cases.looks import VERBS, has_sentence, look_sentence
from hervat.web.desk import acting
from hervat.web.desk.gate import PageRule

PACKAGE = Path(hervat.__file__).parent
TOLD_BY = {"audit_in": 2, "tell_read": 1}  # the place of the kind of the object among the arguments


def rules(found: list[URLPattern | URLResolver]) -> Iterator[PageRule]:
    for entry in found:
        if isinstance(entry, URLResolver):
            yield from rules(entry.url_patterns)
        elif isinstance(rule := getattr(entry.callback, "rule", None), PageRule):
            yield rule


def written() -> Iterator[tuple[str, str]]:
    """Kind and code of every record about one dossier whose codes stand as they are in the source."""
    for path in sorted((PACKAGE / "apps").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD_BY:
                kind = node.args[TOLD_BY[node.func.id]]
                what = next((word.value for word in node.keywords if word.arg == "what"), None)
                if isinstance(kind, ast.Constant):
                    yield from ((str(kind.value), code) for code in codes(what))


def codes(what: ast.expr | None) -> Iterator[str]:
    if what is None:
        yield ""
    elif isinstance(what, ast.Constant):
        yield str(what.value)
    elif isinstance(what, ast.IfExp):
        yield from codes(what.body)
        yield from codes(what.orelse)


def test_every_page_about_a_dossier_has_a_sentence() -> None:
    told = {(rule.act, rule.tells) for rule in rules(get_resolver().url_patterns) if rule.tells and rule.kind in ("case", "own")}
    assert len(told) > 8
    assert {what for act, what in told if not has_sentence(act, "dossier", what)} == set()


def test_every_code_in_the_source_has_a_sentence() -> None:
    found = set(written())
    assert len(found) > 5
    assert {(kind, what) for kind, what in found if not has_sentence(Act.READ, kind, what)} == set()


@pytest.mark.parametrize(
    ("kind", "whats"),
    [
        ("event", [kind.value for kind in EventKind]),
        ("event", [f"{kind.value}_withdrawn" for kind in EventKind]),
        ("note", [audience.value for audience in Audience]),
        ("period", ["hersteld", "gedeeltelijk", "verlof"]),
        ("involvement", [role.value for role in Role]),
        ("involvement", [f"{role.value}_ended" for role in Role]),
        ("vault", [f"{kind.value}{ending}" for kind in VaultKind for ending in ("", "_signed", "_correction")]),
        ("document", [kind.value for kind in DocumentKind]),
        ("page", [f"see_vault:{datum.value}" for datum in Datum]),
    ],
)
def test_codes_out_of_a_list_have_a_sentence(kind: str, whats: list[str]) -> None:
    assert [what for what in whats if not has_sentence(Act.CREATED, kind, what)] == []


def test_every_act_has_a_verb_and_every_purpose_its_words() -> None:
    assert set(VERBS) == {act.value for act in Act}
    assert set(acting.PURPOSES.values()) == set(looks.PURPOSES)


@pytest.mark.parametrize(
    ("act", "kind", "what", "sentence"),
    [
        (Act.READ, "dossier", "timeline", "las uw tijdlijn"),
        (Act.LISTED, "dossier", "caseload", "zag uw naam in een overzicht"),
        (Act.CREATED, "event", "plan_van_aanpak", "legde vast: Plan van aanpak"),
        (Act.CHANGED, "event", "plan_van_aanpak_withdrawn", "haalde weg: Plan van aanpak"),
        (Act.CREATED, "involvement", "coach", "voegde de coach toe aan uw dossier"),
        (Act.CHANGED, "involvement", "coach_ended", "haalde de coach uit uw dossier"),
        (Act.CHANGED, "dossier", "closed", "sloot uw dossier"),
        (Act.EXPORTED, "dossier", "data", "downloadde uw hele dossier"),
        (Act.REFUSED, "page", "see_looks:inzages", "wilde iets doen, maar dat mocht niet: wie in het dossier keek"),
        (Act.READ, "dossier", "no such code", "las een deel van uw dossier"),
    ],
)
def test_sentences(act: Act, kind: str, what: str, sentence: str) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    look = Look(1, at, None, "", None, "page", act.value, kind, "", what, "", None)
    assert str(look_sentence(look)) == sentence
