"""Ads in the layouts in which sources give them: RSS, the XML of job boards, a sitemap with pages, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hervat.market.vacancies.postings import Posting

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def rss(name: str, ads: Iterable[Posting]) -> bytes:
    """RSS 2.0, with fields of its own for the employer and the place, which RSS does not have."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    ElementTree.SubElement(channel, "title").text = name
    for ad in ads:
        fields = {"title": ad.title, "link": ad.url, "guid": ad.identifier, "description": ad.description, "pubDate": _day(ad)}
        fields |= {"employer": ad.employer, "city": ad.locality, "postalcode": ad.postcode}
        _item(channel, "item", fields)
    return _bytes(root)


def jobs(ads: Iterable[Posting]) -> bytes:
    """The layout that job boards ask for."""
    root = ElementTree.Element("source")
    for ad in ads:
        fields = {"referencenumber": ad.identifier, "title": ad.title, "url": ad.url, "company": ad.employer, "city": ad.locality}
        _item(
            root,
            "job",
            fields | {"postalcode": ad.postcode, "state": ad.region, "country": "NL", "description": ad.description, "date": _day(ad)},
        )
    return _bytes(root)


def sitemap(pages: Iterable[tuple[str, datetime]]) -> bytes:
    """The addresses of pages, each with the moment it changed last."""
    root = ElementTree.Element("urlset", xmlns=SITEMAPS)
    for address, changed in pages:
        _item(root, "url", {"loc": address, "lastmod": changed.isoformat()})
    return _bytes(root)


def page(ad: Posting) -> SafeString:
    """A page with one ad, for people and, in its head, for machines."""
    data = json.dumps(job_posting(ad), ensure_ascii=False).replace("<", "\\u003c")
    script = format_html('<script type="application/ld+json">{}</script>', SafeString(data))  # no "<" is left in it
    note = "Dit is een verzonnen vacature, van een bron die bij de demo van Hervat hoort. In het echt staat hier de werkgever."
    return format_html(
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>{title}</title>{script}</head><body><main><p><em>{note}</em></p>"
        "<h1>{title}</h1><p>{employer}, {place}</p>{text}</main></body></html>",
        title=ad.title, script=script, note=note, employer=ad.employer, place=ad.locality, text=_text(ad),
    )  # fmt: skip


def listing(ads: Iterable[Posting]) -> bytes:
    """A list of schema.org's ``JobPosting``."""
    return json.dumps([job_posting(ad) for ad in ads], ensure_ascii=False).encode()


def table(ads: Iterable[Posting]) -> bytes:
    """CSV with semicolons, and one row without a title: what a source gets wrong is counted and shown."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(("identifier", "title", "description", "url", "employer", "postcode", "locality", "region", "date_posted"))
    for ad in ads:
        writer.writerow((ad.identifier, ad.title, ad.description, ad.url, ad.employer, ad.postcode, ad.locality, ad.region, _day(ad)))
    writer.writerow(("zonder-titel", "", "Deze regel heeft geen titel.", "", "", "", "", "", ""))
    return file.getvalue().encode()


def job_posting(ad: Posting) -> dict[str, object]:
    """The ad in the words of schema.org."""
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "identifier": ad.identifier,
        "title": ad.title,
        "description": ad.description,
        "url": ad.url,
        "datePosted": _day(ad),
        "hiringOrganization": {"@type": "Organization", "name": ad.employer},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress", "postalCode": ad.postcode, "addressLocality": ad.locality, "addressRegion": ad.region,
                "addressCountry": "NL",
            },
        },
    }  # fmt: skip
    if ad.salary is not None:
        value = {"@type": "QuantitativeValue", "minValue": ad.salary.low, "maxValue": ad.salary.high, "unitText": "HOUR"}
        told["baseSalary"] = {"@type": "MonetaryAmount", "currency": "EUR", "value": value}
    return told


def _text(ad: Posting) -> SafeString:
    if "</" in ad.description:
        return SafeString(ad.description)  # written here, of our own pieces
    return format_html('<p style="white-space: pre-line">{}</p>', ad.description)


def _item(parent: ElementTree.Element, name: str, fields: dict[str, str]) -> None:
    item = ElementTree.SubElement(parent, name)
    for field, text in fields.items():
        ElementTree.SubElement(item, field).text = text


def _bytes(root: ElementTree.Element) -> bytes:
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _day(ad: Posting) -> str:
    return ad.date_posted.isoformat() if ad.date_posted else ""
