"""A server that plays thousands of sources, each at a host of its own: most are good, the others fail in every way that sources fail.

What a source is follows from its number alone, so that whoever asks knows what to expect.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping

from aiohttp import web

from hervat.market.vacancies.harvest.definitions import Definition, Holds
from tests.support.harvest.feeds import job, job_page, rss, sitemap

ADS = 3
GOOD = ("rss", "xml", "json", "jsonl", "csv", "sitemap", "latin", "packed", "slow")
BAD = ("gone", "error", "busy", "bomb", "inward", "short", "page", "closed", "named", "loop")
KINDS = {"latin": "rss", "packed": "xml", "slow": "rss", **dict.fromkeys(BAD, "rss")}
PATHS = {"sitemap": "/sitemap.xml"}
SLOW_SECONDS = 0.3


def role(number: int) -> str:
    """What a source plays: one in five is bad."""
    return BAD[number // 5 % len(BAD)] if number % 5 == 4 else GOOD[(number - number // 5) % len(GOOD)]


def definition(number: int, port: int) -> Definition:
    """The source as its file has it."""
    plays = role(number)
    kind = KINDS.get(plays, plays)
    return Definition(
        key=f"s{number}",
        name=f"Bron {number}",
        kind=kind,
        address=f"http://s{number}.test:{port}{PATHS.get(plays, '/feed')}",
        minutes=1440,
        pause=0.0,
        robots=True,
        holds=Holds.EVERYTHING,
        is_active=True,
        mapping={"layout": "schema.org"} if kind in ("json", "jsonl") else {},
    )


async def play(request: web.BaseRequest) -> web.StreamResponse:
    """Answers for the host that is asked."""
    host = request.host.partition(":")[0]
    number = int(host[1:].partition(".")[0])
    plays = role(number)
    if request.path == "/robots.txt":
        return web.Response(text="User-agent: *\nDisallow: /\n") if plays == "closed" else web.Response(status=404)
    if plays in BAD:
        return await _bad(request, plays)
    if plays == "slow":
        await asyncio.sleep(SLOW_SECONDS)
    if request.headers.get("If-None-Match") == '"1"':
        return web.Response(status=304)
    return web.Response(
        body=body(number, plays, request.path, f"http://{request.host}"), headers={"ETag": '"1"', "Content-Type": "text/xml"}
    )


def body(number: int, plays: str, path: str, base: str) -> bytes:
    """What a good source sends."""
    titles = [f"Koëkenbakker {number}-{place}" for place in range(ADS)]
    if path.startswith("/ad/"):
        return job_page(titles[int(path.rpartition("/")[2])]).encode()
    ads = [{**job(title), "identifier": str(place)} for place, title in enumerate(titles)]
    jobs = "".join(
        f"<job><referencenumber>{place}</referencenumber><title>{title}</title><description>Bakken.</description></job>"
        for place, title in enumerate(titles)
    )
    made: Mapping[str, str] = {
        "rss": rss(*[(str(place), title) for place, title in enumerate(titles)]),
        "xml": f"<source>{jobs}</source>",
        "json": json.dumps(ads),
        "jsonl": "\n".join(json.dumps(ad) for ad in ads),
        "csv": "identifier,title,description\n" + "\n".join(f"{place},{title},Bakken." for place, title in enumerate(titles)),
        "sitemap": sitemap(base, {f"/ad/{place}": "2026-01-01" for place in range(ADS)}),
    }
    if plays == "latin":
        return made["rss"].encode("cp1252")
    return gzip.compress(made["xml"].encode()) if plays == "packed" else made["rss" if plays == "slow" else plays].encode()


async def _bad(request: web.BaseRequest, plays: str) -> web.StreamResponse:
    if plays == "short":
        assert request.transport is not None
        request.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>")
        request.transport.close()
    answers = {
        "gone": (404, {}, ""),
        "error": (500, {}, ""),
        "busy": (503, {"Retry-After": "3600"}, ""),
        "bomb": (200, {}, '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><rss>&c;</rss>'),
        "inward": (302, {"Location": "http://127.0.0.1:1/"}, ""),
        "named": (302, {"Location": "http://inside.test/"}, ""),
        "loop": (302, {"Location": "/feed"}, ""),
        "page": (200, {}, "<html>Welkom</html>"),
    }
    status, headers, text = answers.get(plays, (200, {}, ""))
    return web.Response(status=status, headers=headers, text=text)
