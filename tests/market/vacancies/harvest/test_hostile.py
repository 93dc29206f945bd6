"""Servers that lie, break off, never end or lead elsewhere: each is one sentence at its own source, and nothing of it is taken."""

from __future__ import annotations

import asyncio
import gzip
import io
import zipfile
import zlib
from collections.abc import Awaitable, Callable, Iterator

import pytest
from aiohttp import web

from hervat.market.vacancies.harvest.visits.work import Limits
from tests.support.harvest.feeds import job_page, rss, sitemap
from tests.support.harvest.intake import MemoryIntake
from tests.support.harvest.server import LocalServer, ToLoopback
from tests.support.harvest.sources import add_source, harvest, told

pytestmark = pytest.mark.django_db(databases=["default", "market"])
GOOD = rss(("1", "Kok"), ("2", "Bakker"))
BOMB = '<!DOCTYPE rss [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)  # ten to the ninth of them
SMALL = Limits(feed_bytes=3_000_000, feed_seconds=1.5, page_seconds=1.5, page_bytes=100_000)
BROKE_OFF = "Het antwoord brak af voordat het compleet was."
ENTITIES = "Dit bestand gebruikt XML-entiteiten. Dat wordt niet gelezen, want daarmee is een computer vast te laten lopen."
NOT_PUBLIC = "Dit adres is niet openbaar: het ligt in een eigen netwerk. Daar haalt Hervat niets op."
TOO_LARGE = "Het antwoord is groter dan 2 MB. Er is niets van bewaard."
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def plain(body: bytes | str, **headers: str) -> Answer:
    """Answers with these bytes."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=body, headers={"Content-Type": "text/xml", **headers})

    return answer


def raw(*pieces: bytes, pause: float = 0.0) -> Answer:
    """Writes these bytes on the line, as they are, and hangs up."""

    async def answer(request: web.Request) -> web.StreamResponse:
        transport = request.transport
        assert transport is not None
        for piece in pieces:
            transport.write(piece)
            await asyncio.sleep(pause)
        transport.close()
        return web.Response()

    return answer


async def endless(request: web.Request) -> web.StreamResponse:
    """A feed that never ends."""
    response = web.StreamResponse()
    await response.prepare(request)
    item = rss(("1", "Kok")).encode()
    while True:
        await response.write(item * 100)


async def drip(request: web.Request) -> web.StreamResponse:
    """One byte now and then."""
    response = web.StreamResponse()
    await response.prepare(request)
    for byte in GOOD.encode() * 100:
        await response.write(bytes([byte]))
        await asyncio.sleep(0.1)
    return response


def zipped(name: str, body: bytes) -> bytes:
    """A zip file of one file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return target.getvalue()


SPACES = b" " * 40_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
REFUSED: dict[str, tuple[Answer, str]] = {
    "bomb": (plain(f"{BOMB}]><rss><channel><item><title>&j;</title></item></channel></rss>"), ENTITIES),
    "attribute-bomb": (plain(f'{BOMB}]><rss a="&j;"><channel/></rss>'), ENTITIES),
    "external": (plain('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>'), ENTITIES),
    "utf16-bomb": (plain(('<?xml version="1.0" encoding="utf-16"?>' + BOMB + "]><rss>&j;</rss>").encode("utf-16")), ENTITIES),
    "gzip-bomb": (plain(gzip.compress(SPACES), **{"Content-Encoding": "gzip"}), TOO_LARGE),
    "gzip-in-gzip": (
        plain(gzip.compress(gzip.compress(SPACES)), **{"Content-Encoding": "gzip"}),
        "Dit is geen XML. Staat er op dit adres wel een lijst met advertenties?",
    ),
    "deflate-bomb": (plain(zlib.compress(SPACES), **{"Content-Encoding": "deflate"}), TOO_LARGE),
    "brotli": (plain(b"\x1b\x03\x00", **{"Content-Encoding": "br"}), "Het antwoord is ingepakt op een manier die niet gevraagd was: br."),
    "half-gzip": (plain(gzip.compress(GOOD.encode())[:-20], **{"Content-Encoding": "gzip"}), BROKE_OFF),
    "no-gzip": (plain(GOOD, **{"Content-Encoding": "gzip"}), "Het antwoord is beschadigd: het is niet uit te pakken."),
    "too-short": (raw(HEAD + b"Content-Length: 5000\r\n\r\n" + GOOD.encode()), BROKE_OFF),
    "huge-length": (raw(HEAD + b"Content-Length: 9999999999\r\n\r\n" + GOOD.encode()), TOO_LARGE),
    "wrong-length": (raw(HEAD + b"Content-Length: many\r\n\r\n"), "Het antwoord van de server volgt de regels van HTTP niet."),
    "half-chunk": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc"), BROKE_OFF),
    "no-http": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "Het antwoord van de server volgt de regels van HTTP niet."),
    "nothing": (raw(), "De server verbrak de verbinding zonder antwoord."),
    "large-head": (raw(HEAD + b"X: " + b"a" * 100_000 + b"\r\n\r\n"), "Het antwoord van de server volgt de regels van HTTP niet."),
    "endless": (endless, TOO_LARGE),
    "drip": (drip, "Het antwoord duurde te lang."),
    "html": (plain("<!DOCTYPE html><html><p>Welkom"), "Dit is geen XML. Staat er op dit adres wel een lijst met advertenties?"),
    "empty": (plain(b""), "Dit is geen XML. Staat er op dit adres wel een lijst met advertenties?"),
    "binary": (plain(bytes(range(256)) * 20), "Dit is geen XML. Staat er op dit adres wel een lijst met advertenties?"),
    "other-root": (plain("<lijst/>"), "Verwacht: een bestand dat begint met rss, rdf, feed. Dit begint met lijst."),
}
REDIRECTS = {
    "to-self": ("/to-self", "De server blijft doorverwijzen."),
    "to-file": ("file:///etc/passwd", "De server verwijst door naar iets dat geen webadres is."),
    "to-ftp": ("ftp://a.test/feed", "De server verwijst door naar iets dat geen webadres is."),
    "to-user": ("http://root:secret@a.test/", "De server verwijst door naar iets dat geen webadres is."),
    "to-nothing": ("", "De server blijft doorverwijzen."),
    "to-loopback": ("http://127.0.0.1:9/", NOT_PUBLIC),
    "to-loopback-6": ("http://[::1]/", NOT_PUBLIC),
    "to-mapped": ("http://[::ffff:169.254.169.254]/latest/meta-data", NOT_PUBLIC),
    "to-number": ("http://2130706433/", "Dit is geen webadres."),
    "to-short": ("http://127.1/", "Dit is geen webadres."),
    "to-zero": ("http://0.0.0.0/", NOT_PUBLIC),
    "to-metadata": ("http://169.254.169.254/latest/meta-data", NOT_PUBLIC),
    "to-private": ("http://192.168.1.1/", NOT_PUBLIC),
    "to-named-private": ("http://inside.test/", NOT_PUBLIC),
}


async def play(request: web.Request) -> web.StreamResponse:
    """Every host answers by its own name."""
    name = request.host.partition(".")[0]
    if request.path == "/robots.txt":
        return web.Response(status=404)
    if name in REDIRECTS:
        return web.Response(status=302, headers={"Location": REDIRECTS[name][0]})
    return await REFUSED.get(name, (plain(GOOD), ""))[0](request)


@pytest.fixture(scope="module")
def lying() -> Iterator[LocalServer]:
    with LocalServer(play) as server:
        yield server


@pytest.mark.parametrize("name", [*REFUSED, *REDIRECTS])
def test_it_is_refused_with_one_sentence(lying: LocalServer, name: str) -> None:
    intake = MemoryIntake()
    path = f"/{name}" if name in REDIRECTS else "/rss"
    add_source(name, "rss", lying.url(f"{name}.test", path))
    add_source("good", "rss", lying.url("good.test", "/rss"))
    harvest(intake, port=lying.port, limits=SMALL, resolver=ToLoopback({"inside.test": "10.1.2.3"}))
    assert told(name) == {**REFUSED, **REDIRECTS}[name][1]
    assert intake.ads.get(name, {}) == {}
    assert intake.titles("good") == ["Bakker", "Kok"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (rss(("1", "Coördinator café")).encode("cp1252"), {"Content-Type": "text/xml; charset=utf-8"}),
        (rss(("1", "Coördinator café")).encode(), {"Content-Type": "text/xml; charset=iso-8859-1"}),
        (rss(("1", "Coördinator café")).encode("cp1252"), {"Content-Type": "text/xml; charset=klingon"}),
        (rss(("1", "Coördinator café")).encode("cp1252"), {"Content-Type": "text/xml; charset=rot13"}),
        (rss(("1", "Coördinator café")).encode("utf-16"), {"Content-Type": "text/xml"}),
        (b"\xef\xbb\xbf" + rss(("1", "Coördinator café")).encode(), {"Content-Type": "text/xml"}),
        (gzip.compress(rss(("1", "Coördinator café")).encode()), {"Content-Type": "application/gzip"}),
        (zipped("banen.xml", rss(("1", "Coördinator café")).encode()), {"Content-Type": "application/zip"}),
        (rss(("1", "Co&ouml;rdinator caf&eacute;")).replace("&amp;", "&").encode(), {"Content-Type": "text/xml"}),
    ],
)
def test_a_wrong_charset_is_seen_through(body: bytes, headers: dict[str, str]) -> None:
    intake = MemoryIntake()
    with LocalServer(plain(body, **headers)) as server:
        add_source("feed", "rss", server.url("a.test"), robots=False)
        harvest(intake, port=server.port)
    assert (intake.titles("feed"), told("feed")) == (["Coördinator café"], "")


def test_a_page_that_lies_is_one_page_less() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path == "/sitemap.xml":
            return web.Response(text=sitemap(f"http://{request.host}", {f"/{number}": "" for number in range(4)}))
        if request.path == "/1":
            return web.Response(text=job_page("Groot", description="x" * 200_000), content_type="text/html")
        if request.path == "/2":
            return web.Response(status=302, headers={"Location": "http://169.254.169.254/"})
        return web.Response(text=job_page(f"Baan {request.path[1:]}"), content_type="text/html")

    intake = MemoryIntake()
    with LocalServer(answer) as server:
        add_source("site", "sitemap", server.url("a.test", "/sitemap.xml"), robots=False)
        harvest(intake, port=server.port, limits=SMALL)
    assert intake.titles("site") == ["Baan 0", "Baan 3"]
    assert told("site") == f"Aantal pagina’s dat niet op te halen is: 2. De laatste fout: {NOT_PUBLIC}"
