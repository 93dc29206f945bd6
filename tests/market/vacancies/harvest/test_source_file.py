"""The file with sources: what it may hold, every mistake with its place, and what it changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hervat.market.vacancies.harvest.definitions import Holds
from hervat.market.vacancies.harvest.kinds import mapping as mappings
from hervat.market.vacancies.harvest.managing.fields import COLUMNS, FIELDS
from hervat.market.vacancies.harvest.managing.source_file import WrongSources, read_sources
from hervat.market.vacancies.harvest.managing.storing import Changes, store_sources
from hervat.market.vacancies.harvest.models import Source, State
from hervat.market.vacancies.harvest.queries import Look, count, health, totals
from tests.support.project_files import ROOT

PLACES = (*mappings.FIELDS, "items", "extra", "removed", "layout")
NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
ONE = '[[source]]\nkey = "a"\nkind = "rss"\naddress = "https://a.example/rss"\n'


def write(folder: Path, text: str, name: str = "bronnen.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def mistakes(path: Path) -> list[str]:
    with pytest.raises(WrongSources) as caught:
        read_sources(path)
    return [f"{mistake.place}: {mistake.sentence}" for mistake in caught.value.mistakes]


def test_what_is_left_out_is_usual(tmp_path: Path) -> None:
    (one,) = read_sources(write(tmp_path, ONE))
    assert (one.key, one.name, one.kind, one.minutes, one.pause, one.robots, one.is_active) == ("a", "a", "rss", 1440, 1.0, True, True)
    assert (one.holds, one.licence, one.pages, dict(one.mapping)) == (Holds.NEWEST, "", "", {})


def test_the_examples_in_the_reference_can_be_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "reference" / "vacancy-sources.md").read_text("utf-8")
    blocks = text.split("```")[1::2]
    tomls = [block.removeprefix("toml\n") for block in blocks if block.startswith("toml\n")]
    csvs = [block.removeprefix("csv\n") for block in blocks if block.startswith("csv\n")]
    assert tomls
    assert csvs
    found = [one for block in tomls for one in read_sources(write(tmp_path, block))]
    found += [one for block in csvs for one in read_sources(write(tmp_path, block, "bronnen.csv"))]
    assert {one.kind for one in found} == {"rss", "xml", "sitemap", "json", "jsonl", "csv", "folder"}


def test_every_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    text = """
[[source]]
key = "A"
kind = "rss"
address = "https://a.example/rss"
kleur = "rood"

[[source]]
key = "b"
kind = "feed"
address = "ftp://a.example"
interval = "5m"
pause = 1000
robots = "ja"
holds = "alles"
active = 1
licence = "a\\nb"

[[source]]
key = "c"
kind = "json"
address = "https://a.example/json"
robots = false
pages = "/x/"
mapping = {titel = "t", title = 3, layout = "w"}

[[source]]
key = "c"
kind = "folder"
address = "map"
"""
    assert mistakes(write(tmp_path, text)) == [
        f"bronnen.toml, [[source]] 1 (A), kleur: Dit veld is onbekend. Kies uit: {', '.join(FIELDS)}.",
        "bronnen.toml, [[source]] 1 (A), key: Vul een sleutel in van kleine letters, cijfers en streepjes, van ten hoogste 60 tekens.",
        "bronnen.toml, [[source]] 2 (b), kind: Kies uit: rss, xml, json, jsonl, csv, sitemap, folder.",
        "bronnen.toml, [[source]] 2 (b), licence: Vul tekst in op één regel, van ten hoogste 300 tekens.",
        "bronnen.toml, [[source]] 2 (b), robots: Kies true of false.",
        "bronnen.toml, [[source]] 2 (b), address: Dit is geen webadres. Verwacht: https://www.voorbeeld.nl/pad.",
        "bronnen.toml, [[source]] 2 (b), interval: Vul in hoe vaak: van 15m (minuten) of 1h (uur) tot 30d (dagen).",
        "bronnen.toml, [[source]] 2 (b), pause: Vul een aantal seconden in van 0 tot en met 300.",
        "bronnen.toml, [[source]] 2 (b), holds: Kies uit: everything, newest.",
        "bronnen.toml, [[source]] 2 (b), active: Kies true of false.",
        "bronnen.toml, [[source]] 3 (c), licence: Schrijf hier met wie u wat hebt afgesproken, als robots.txt niet geldt.",
        "bronnen.toml, [[source]] 3 (c), pages: Dit veld is alleen voor bronnen van het soort sitemap.",
        f"bronnen.toml, [[source]] 3 (c), mapping.titel: Dit veld is onbekend. Kies uit: {', '.join(PLACES)}.",
        "bronnen.toml, [[source]] 3 (c), mapping.title: Vul in waar dit in de bron staat, bijvoorbeeld employer.name.",
        "bronnen.toml, [[source]] 3 (c), mapping.layout: Kies uit: jobtech, schema.org.",
        "bronnen.toml, [[source]] 4 (c), address: Vul een map in met haar hele pad, dat begint met /.",
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", "", "a.toml: Er staat geen enkele bron in dit bestand."),
        ("a.toml", "[[source]]\nkey = \n", "a.toml:2:7: Dit is geen geldige TOML. Zie het voorbeeld in docs/reference/vacancy-sources.md."),
        ("a.toml", "[source]\n", "a.toml: Zet elke bron onder een eigen [[source]]."),
        ("a.toml", "source = 3\n", "a.toml: Zet elke bron onder een eigen [[source]]."),
        ("a.toml", "[[bron]]\n", "a.toml, bron: Onbekend. Verwacht: [[source]]."),
        ("a.toml", ONE + ONE, "a.toml, [[source]] 2 (a), key: Deze sleutel staat er twee keer: a."),
        ("a.csv", "a,b\n", f"a.csv:1: De eerste regel moet kolomnamen bevatten. Kies uit: {', '.join(COLUMNS)}."),
        ("a.csv", "key,kind,address\na,rss\n", "a.csv:2: Deze regel heeft 2 cellen in plaats van 3."),
        ("a.csv", "key,kind,address\na,rss,x\n", "a.csv:2, address: Dit is geen webadres. Verwacht: https://www.voorbeeld.nl/pad."),
        ("a.csv", 'key,kind,address\n"a', "a.csv:2: Deze regel is niet te lezen. Kijk of alle aanhalingstekens gesloten zijn."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_says_where(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert mistakes(write(tmp_path, text, name)) == [said]


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    assert mistakes(tmp_path / "weg.toml") == [f"{tmp_path / 'weg.toml'}: Dit bestand is er niet."]
    assert mistakes(tmp_path) == [f"{tmp_path}: Dit is een map. Geef een bestand."]
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = 1\nb = \xff")
    assert mistakes(path) == ["a.toml:2: Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."]


@pytest.mark.django_db(databases=["default", "market"])
def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "".join(ONE.replace('"a"', f'"a-{number}"') for number in range(1200)))
    assert store_sources(read_sources(path), NOW) == Changes(1200, 0, 0)
    State.objects.update(etag="x", due_at=NOW + timedelta(days=1))
    before = list(Source.objects.values()), list(State.objects.values())
    assert store_sources(read_sources(path), NOW) == Changes(0, 0, 1200)
    assert (list(Source.objects.values()), list(State.objects.values())) == before


@pytest.mark.django_db(databases=["default", "market"])
def test_what_changed_is_read_anew_and_what_is_not_named_stays(tmp_path: Path) -> None:
    other = ONE.replace('"a"', '"b"')
    store_sources(read_sources(write(tmp_path, ONE + other)), NOW)
    State.objects.update(etag="x", due_at=NOW + timedelta(days=1))
    named = ONE + 'name = "Bron A"\n'
    assert store_sources(read_sources(write(tmp_path, named)), NOW) == Changes(0, 1, 0)
    assert State.objects.get(pk="a").etag == "x"
    moved = named.replace("/rss", "/feed")
    assert store_sources(read_sources(write(tmp_path, moved)), NOW) == Changes(0, 1, 0)
    state = State.objects.get(pk="a")
    assert (state.etag, state.due_at, state.source.address, state.source.name) == ("", NOW, "https://a.example/feed", "Bron A")
    assert State.objects.get(pk="b").etag == "x"


@pytest.mark.django_db(databases=["default", "market"])
def test_health_is_told_by_look_and_found_by_words(tmp_path: Path) -> None:
    for key, fields in (
        ("goed", {"good_at": NOW, "read": 5, "new": 2}),
        ("fout", {"failures": 3, "error": ["De server gaf antwoord {status} in plaats van de advertenties.", {"status": 500}]}),
        ("nieuw", {}),
        ("uit", {"good_at": NOW}),
    ):
        store_sources(read_sources(write(tmp_path, ONE.replace('"a"', f'"{key}"'))), NOW)
        State.objects.filter(pk=key).update(**fields)
    Source.objects.filter(pk="uit").update(is_active=False)
    assert [(one.key, one.look) for one in health()] == [
        ("fout", Look.WRONG),
        ("goed", Look.GOOD),
        ("nieuw", Look.NEVER),
        ("uit", Look.OFF),
    ]
    assert [str(one.error) for one in health(Look.WRONG)] == ["De server gaf antwoord 500 in plaats van de advertenties."]
    assert [one.key for one in health(words="oe a.example")] == ["goed"]
    assert [one.key for one in health(first=1, size=2)] == ["goed", "nieuw"]
    assert (count(), count(Look.OFF)) == (4, 1)
    everything = totals()
    assert everything.by_look == {Look.GOOD: 1, Look.WRONG: 1, Look.NEVER: 1, Look.OFF: 1}
    assert (everything.ads, everything.new, everything.gone, everything.newest) == (5, 2, 0, NOW)
