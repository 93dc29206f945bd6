"""Every layout that is read: what becomes of its fields, what is passed over, and when it is no longer believed."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.vacancies.harvest.kinds import values
from hervat.market.vacancies.harvest.kinds.all import READERS
from hervat.market.vacancies.harvest.kinds.json_stream import entries
from hervat.market.vacancies.harvest.kinds.pages import read_page
from hervat.market.vacancies.harvest.kinds.reading import Bounded, Found, Material, Unreadable, WrongLayout
from hervat.market.vacancies.postings import Per, Posting, Salary
from tests.support.harvest.feeds import job, page, rss


def read(kind: str, body: str | bytes, mapping: Mapping[str, object] | None = None) -> list[Found]:
    """What a reader gives."""
    raw = body.encode() if isinstance(body, str) else body
    return list(READERS[kind](Material(io.BytesIO(raw), "https://a.example/feed"), mapping or {}))


def only(found: list[Found]) -> Posting:
    """The one posting."""
    (one,) = found
    assert isinstance(one, Posting)
    return one


def test_rss_with_namespaces() -> None:
    one = only(
        read(
            "rss",
            """<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:job="urn:x">
            <channel><item><title>Kok &amp; bakker</title><link> https://a.example/1 </link><description>Kort</description>
            <content:encoded><![CDATA[<p>Lang &amp; <b>breed</b></p>]]></content:encoded><dc:date>2026-11-01</dc:date>
            <media:title xmlns:media="urn:m">Foto</media:title><job:company>Voorbeeld</job:company></item></channel></rss>""",
            {"employer": "job:company"},
        )
    )
    assert (one.identifier, one.title, one.url) == ("https://a.example/1", "Kok & bakker", "https://a.example/1")
    assert (one.description, one.employer, one.date_posted) == ("<p>Lang &amp; <b>breed</b></p>", "Voorbeeld", date(2026, 11, 1))


def test_atom() -> None:
    one = only(
        read(
            "rss",
            """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>Lasser</title>
            <link rel="self" href="https://a.example/self"/><link rel="alternate" href="https://a.example/1"/>
            <updated>2026-11-02T23:30:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Werk</p></div></content>
            </entry></feed>""",
        )
    )
    assert (one.identifier, one.url, one.date_posted) == ("urn:1", "https://a.example/1", date(2026, 11, 3))
    assert "<p>Werk</p>" in one.description


def test_the_feed_of_a_job_board() -> None:
    found = read(
        "xml",
        """<?xml version="1.0"?><source><publisher>x</publisher><job><title><![CDATA[Magazijnmedewerker]]></title>
        <date><![CDATA[Mon, 02 Nov 2026 08:00:00 GMT]]></date><referencenumber>r-1</referencenumber><url>https://a.example/1</url>
        <company>Voorbeeld BV</company><city>Enschede</city><state>Overijssel</state><country>nl</country><postalcode>7511 AB</postalcode>
        <description><![CDATA[<p>Tillen</p>]]></description><salary>&lt; 20 per uur</salary><jobtype>parttime, fulltime</jobtype></job>
        <job><title>Zonder kenmerk</title></job></source>""",
    )
    one, other = found
    assert one == Posting(
        identifier="r-1",
        title="Magazijnmedewerker",
        description="<p>Tillen</p>\n<p>&lt; 20 per uur</p>",
        url="https://a.example/1",
        employer="Voorbeeld BV",
        postcode="7511 AB",
        locality="Enschede",
        region="Overijssel",
        country="NL",
        employment_type=("parttime", "fulltime"),
        date_posted=date(2026, 11, 2),
    )
    assert isinstance(other, Unreadable)


def test_the_layout_of_jobstream() -> None:
    ad = {
        "id": 24,
        "headline": "Lagerarbetare",
        "description": {"text": "Lyft", "text_formatted": "<p>Lyft</p>"},
        "employer": {"name": "Exempel AB", "workplace": None, "email": "someone@example.test"},
        "workplace_address": {"postcode": "12345", "municipality": "Malmö", "region": "Skåne"},
        "employment_type": {"label": "Vikariat"},
        "publication_date": "2026-11-01T00:00:00",
        "last_publication_date": "2026-12-01T23:59:59",
        "removed": False,
    }
    for kind, body in (
        ("json", json.dumps([ad, {"id": 25, "removed": True}])),
        ("json", json.dumps({"total": 2, "hits": [ad]})),
        ("jsonl", json.dumps(ad) + "\n\n" + json.dumps({"id": 25, "removed": True})),
    ):
        one = only(read(kind, body, {"layout": "jobtech"}))
        assert (one.identifier, one.title, one.description, one.employer) == ("24", "Lagerarbetare", "<p>Lyft</p>", "Exempel AB")
        assert (one.locality, one.employment_type) == ("Malmö", ("Vikariat",))
        assert (one.date_posted, one.valid_through) == (date(2026, 11, 1), date(2026, 12, 1))


def test_json_by_a_mapping_of_ones_own() -> None:
    body = {"data": {"jobs": [{"nr": "1", "naam": "Kok", "loon": {"van": "2.500,00", "tot": 3000}, "per": "maand", "plaats": ["Hengelo"]}]}}
    mapping = {
        "items": "data.jobs", "identifier": "nr", "title": "functie|naam", "salary_low": "loon.van", "salary_high": "loon.tot",
        "salary_per": "per", "locality": "plaats",
    }  # fmt: skip
    one = only(read("json", json.dumps(body), mapping))
    assert (one.title, one.locality, one.salary) == ("Kok", "Hengelo", Salary(2500.0, 3000.0, Per.MONTH))


def test_json_lines_of_schema_org() -> None:
    lines = [json.dumps({**job("Kok"), "identifier": {"value": "k-1"}, "url": "https://a.example/1"}), "{kapot", json.dumps(job("Zonder"))]
    one, broken, nameless = read("jsonl", "\n".join(lines), {"layout": "schema.org"})
    assert isinstance(one, Posting)
    assert (one.identifier, one.url, one.employer, one.salary) == (
        "k-1",
        "https://a.example/1",
        "Voorbeeld BV",
        Salary(2500.0, 3100.5, Per.MONTH),
    )
    assert isinstance(broken, Unreadable)
    assert isinstance(nameless, Unreadable)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(separator: str) -> None:
    rows = [
        ["Nummer", "Functie", "Tekst", "employer"],
        ["1", '"Kok, chef; en\tmeer"', '"Regel een\nregel ""twee"""', "Voorbeeld"],
        ["2", "te", "weinig"],
    ]
    body = "\r\n".join(separator.join(row) for row in rows)
    one, short = read("csv", body, {"identifier": "Nummer", "title": "Functie", "description": "Tekst"})
    assert isinstance(one, Posting)
    assert (one.identifier, one.title, one.employer) == ("1", "Kok, chef; en meer", "Voorbeeld")
    assert one.description == 'Regel een\nregel "twee"'
    assert isinstance(short, Unreadable)


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("json", "<html>", "Dit is geen JSON."),
        ("json", '{"jobs": []}', "Dit is geen lijst. Geef in de mapping bij items"),
        ("json", "[}", "De JSON is ergens kapot"),
        ("json", '[{"identifier": "1", "title": "a"}, {', "De JSON is ergens kapot"),
        ("jsonl", "<html>", "Dit is geen JSON."),
        ("csv", "<html>", "Dit is geen CSV"),
        ("csv", "", "Dit is geen CSV"),
        ("csv", "a,b\n1,2", "In de kopregel staat geen kolom voor: identifier, title."),
        ("csv", 'identifier,title\n1,"' + "x" * 200_000, "De CSV is vanaf regel"),
        ("xml", "<source><job><title>a</title>", "De XML is vanaf regel 1 kapot"),
        ("xml", "<source>" + "<x>y</x>" * 700_000, "Hier staat een stuk van meer dan 4 MB zonder advertentie."),
        ("json", '[{"identifier": "1", "title": "' + "x" * 5_000_000, "Hier staat een stuk van meer dan 4 MB zonder advertentie."),
        ("jsonl", '{"identifier": "' + "x" * 5_000_000, "Hier staat een regel van meer dan 4 MB."),
        ("rss", "<rss>" + "<a>" * 100_000, "De XML is vanaf regel 1 kapot"),
        ("json", '[{"identifier": ' + "[" * 1_000_000, "De JSON is ergens kapot"),
    ],
)
def test_what_cannot_be_read_says_so(kind: str, body: str, said: str) -> None:
    with pytest.raises(WrongLayout) as caught:
        read(kind, body)
    assert str(caught.value.sentence).startswith(said)


@given(st.sampled_from(sorted(READERS)), st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_rubbish_is_never_more_than_a_wrong_layout(kind: str, body: bytes) -> None:
    with contextlib.suppress(WrongLayout):
        read(kind, body)


@given(
    st.dictionaries(
        st.sampled_from(["identifier", "title", "description", "url", "baseSalary", "jobLocation", "employmentType", "datePosted", "x\0"]),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20)),
            lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
            max_leaves=8,
        ),
    ),
    st.sampled_from(["schema.org", "jobtech"]),
)
def test_fields_of_any_shape_become_a_sound_posting_or_none(record: dict[str, object], layout: str) -> None:
    for one in read("json", json.dumps([record]), {"layout": layout}):
        if isinstance(one, Posting):
            assert one.identifier
            assert "\0" not in one.title + one.description + one.identifier
            assert one.title == " ".join(one.title.split())


PAGES = {
    "graph": page(json.dumps({"@graph": [{"@type": "WebSite"}, job("Kok")]})),
    "list": page(json.dumps([job("Kok")])),
    "nested": page(json.dumps({"@type": "WebPage", "mainEntity": job("Kok")})),
    "comment": page("<!--\n" + json.dumps(job("Kok")) + "\n-->"),
    "line ends": page(json.dumps(job("Kok")).replace("Wij zoeken", "Wij\nzoeken") + ";"),
    "second script": page("{kapot", json.dumps(job("Kok"))),
    "type as list": page(json.dumps({**job("Kok"), "@type": ["JobPosting", "Thing"]})),
    "microdata": page(
        body="""<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Kok</h1>
        <div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
        <span itemprop="name">Voorbeeld BV</span></div>
        <div itemprop="description"><p>Wij zoeken een <b>Kok</b>.</p></div><meta itemprop="datePosted" content="2026-10-01">
        <div itemprop="jobLocation" itemscope><div itemprop="address" itemscope><span itemprop="postalCode">7511 AB</span></div></div>
        <div itemprop="baseSalary" itemscope><meta itemprop="currency" content="EUR">
        <div itemprop="value" itemscope><meta itemprop="minValue" content="2500"><meta itemprop="maxValue" content="3100.50">
        <meta itemprop="unitText" content="MONTH"></div></div>
        <div itemprop="applicationContact" itemscope><span itemprop="name">Jan</span></div></div>"""
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_ad_on_a_page(name: str) -> None:
    one = only(list(read_page(Material(io.BytesIO(PAGES[name].encode()), "https://a.example/1"))))
    assert (one.identifier, one.url, one.title, one.employer) == ("https://a.example/1", "https://a.example/1", "Kok", "Voorbeeld BV")
    assert (one.postcode, one.date_posted, one.salary) == ("7511 AB", date(2026, 10, 1), Salary(2500.0, 3100.5, Per.MONTH))
    assert "Kok" in one.description
    assert "Jan" not in repr(one)


def test_two_ads_on_a_page_are_told_apart() -> None:
    body = page(json.dumps([job("Kok"), job("Bakker")]))
    found = list(read_page(Material(io.BytesIO(body.encode()), "https://a.example/1")))
    assert [one.identifier for one in found if isinstance(one, Posting)] == ["https://a.example/1", "https://a.example/1#2"]


@pytest.mark.parametrize("body", ["", "\0", "<", "<script type='application/ld+json'>" + "[" * 100_000, "<a>" * 2_000, "\ud800"])
def test_a_page_without_an_ad_is_no_ad(body: str) -> None:
    assert list(read_page(Material(io.BytesIO(body.encode("utf-8", "surrogatepass")), "https://a.example/1"))) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        ("2026-11-01T23:30:00Z", date(2026, 11, 2)),
        ("2026-11-01T23:30:00+01:00", date(2026, 11, 1)),
        ("2026-11-01 rommel", date(2026, 11, 1)),
        ("1-11-2026", date(2026, 11, 1)),
        ("Mon, 02 Nov 2026 08:00:00 GMT", date(2026, 11, 2)),
        ("2099-12-31", date(2099, 12, 31)),
        ("0001-01-01T00:00:00+14:00", None),
        ("31-02-2026", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert values.day(text) == day


def test_a_long_identifier_is_shortened_to_one_that_is_as_unique() -> None:
    long = "https://a.example/" + "x" * 500
    assert values.identifier(long) == values.identifier(long)
    assert values.identifier(long) != values.identifier(long + "y")
    assert len(values.identifier(long)) <= values.LONGEST_IDENTIFIER


def test_every_layout_is_read_as_it_comes() -> None:
    """Of a feed of any length no more is read than the ads that were asked for."""

    class Growing(io.BytesIO):
        """A feed of 8 MB that counts what was read of it."""

        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.taken += len(data)
            return data

    entry = {"identifier": "1", "title": "Kok", "description": "x" * 4000}
    whole = {
        "json": "[" + ",".join([json.dumps(entry)] * 2_000) + "]",
        "jsonl": "\n".join([json.dumps(entry)] * 2_000),
        "csv": "identifier,title,description\n" + f"1,Kok,{'x' * 4000}\n" * 2_000,
        "rss": rss(*[("1", "Kok" * 1300)] * 2_000),
    }
    for kind, text in whole.items():
        file = Growing(text.encode())
        reading = READERS[kind](Material(file, "https://a.example/feed"), {})
        next(reading)
        checked = len(text)  # once to see in which characters it is written
        assert file.taken - checked < 1_000_000, kind
        assert sum(1 for _ in reading) == 1_999


@given(
    st.lists(
        st.dictionaries(st.text(max_size=6), st.recursive(st.text(max_size=12), lambda inner: st.lists(inner, max_size=3)), max_size=3)
    ),
    st.integers(1, 40),
)
def test_entries_of_a_list_are_those_that_json_has(items: list[dict[str, object]], piece: int) -> None:
    class Pieces:
        """Gives little at a time."""

        def __init__(self, data: bytes) -> None:
            self._data = io.BytesIO(data)

        def read(self, size: int = -1, /) -> bytes:
            return self._data.read(min(size, piece))

    for path, document in (([], items), (["a", "b"], {"x": {"b": [1]}, "b": [2], "a": {"c": ["]"], "b": items}, "z": "{"})):
        for escaped in (True, False):
            body = json.dumps(document, ensure_ascii=escaped).encode()
            assert [json.loads(entry) for entry in entries(Bounded(Pieces(body)), path)] == items
