"""What sources send: small feeds, sitemaps and pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.sax.saxutils import escape


def rss(*items: tuple[str, str]) -> str:
    """An RSS feed of items (guid and title)."""
    told = "".join(
        f"<item><guid>{guid}</guid><title>{escape(title)}</title><link>https://a.example/{guid}</link>"
        f"<description>{escape(f'<p>Wij zoeken een {title}.</p>')}</description></item>"
        for guid, title in items
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Banen</title>{told}</channel></rss>'


def sitemap(base: str, pages: Mapping[str, str]) -> str:
    """A sitemap of pages (path to lastmod; empty: none)."""
    told = "".join(
        f"<url><loc>{escape(base + path)}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>"
        for path, lastmod in pages.items()
    )
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{told}</urlset>'


def sitemap_index(*addresses: str) -> str:
    """A list of sitemaps."""
    told = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in addresses)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{told}</sitemapindex>'


def job(title: str, **more: object) -> dict[str, object]:
    """A JobPosting."""
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "description": f"<p>Wij zoeken een {title}.</p>",
        "hiringOrganization": {"@type": "Organization", "name": "Voorbeeld BV"},
        "jobLocation": {
            "@type": "Place",
            "address": {"postalCode": "7511 AB", "addressLocality": "Enschede", "addressRegion": "Overijssel"},
        },
        "baseSalary": {"currency": "EUR", "value": {"minValue": 2500, "maxValue": "3.100,50", "unitText": "MONTH"}},
        "employmentType": ["PART_TIME", "TEMPORARY"],
        "datePosted": "2026-10-01T09:00:00+02:00",
        "validThrough": "2026-12-31",
        **more,
    }


def page(*scripts: str, body: str = "") -> str:
    """A page of HTML."""
    told = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title>{told}</head><body>{body}</body></html>"


def job_page(title: str, **more: object) -> str:
    """A page with one JobPosting."""
    return page(json.dumps(job(title, **more)))
