"""The kinds of sources by name, and who reads what they give."""

from __future__ import annotations

from collections.abc import Mapping

from hervat.market.vacancies.harvest.kinds.csv_feed import read_csv
from hervat.market.vacancies.harvest.kinds.json_feed import read_json, read_lines
from hervat.market.vacancies.harvest.kinds.reading import Reader
from hervat.market.vacancies.harvest.kinds.xml import read_feed, read_jobs

READERS: Mapping[str, Reader] = {"rss": read_feed, "xml": read_jobs, "json": read_json, "jsonl": read_lines, "csv": read_csv}
SITE, FOLDER = "sitemap", "folder"
KINDS = (*READERS, SITE, FOLDER)
SUFFIXES = {
    ".rss": "rss",
    ".atom": "rss",
    ".xml": "xml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
