"""How vacancies lie in an index of the cluster.

The tokens of one place stand together (``zorgmedewerker|zorg|medewerker``) and are laid on each other by the analysis of the index, so that
a phrase may go through a word or through a part of it. What an ad does not tell is written as a value that passes every filter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from hervat.market.search.cluster import facets
from hervat.market.search.cluster.cells import cells_of
from hervat.market.search.contract import Document

VERSION = 1  # counts up when the same document is written otherwise: an index of before is filled again
SHARDS = 1  # a million vacancies are some hundreds of MB; one shard becomes visible at once, and is copied to other nodes
COPIES = "0-2"  # beside the first, as far as there are nodes: any two may be lost
BETWEEN = "|"
NOTHING = "|"  # a place without a token
LONGEST_PLACE = 4096
LOWEST, HIGHEST = -1e18, 1e18  # of a range that is not told: it overlaps all
_NEITHER = str.maketrans({character: "\ufffd" for character in " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029|"})

ANALYSIS = {
    "tokenizer": {"places": {"type": "whitespace", "max_token_length": LONGEST_PLACE}},
    "filter": {"each": {"type": "pattern_capture", "preserve_original": False, "patterns": ["([^|]+)"]}},
    "analyzer": {
        "written": {"type": "custom", "tokenizer": "places", "filter": ["each"]},
        "asked": {"type": "custom", "tokenizer": "places"},
    },
}
TEXT = {"type": "text", "analyzer": "written", "search_analyzer": "asked"}
WORD, COUNTED = {"type": "keyword"}, {"type": "keyword", "eager_global_ordinals": True}
ONLY_SHOWN = {"type": "double", "index": False}
FIELDS: Mapping[str, Any] = {
    "number": {"type": "long"},
    "text": TEXT,  # title, body and employer, far from each other: no phrase goes from one to another
    "title": TEXT,  # once more, for the order
    "first_seen": {"type": "integer"},  # the number of the day
    "occupation": WORD,
    "contract": COUNTED,
    "home_work": COUNTED,
    "province": COUNTED,
    "hours_low": {"type": "double"},
    "hours_high": {"type": "double"},
    "level_low": {"type": "integer"},
    "level_high": {"type": "integer"},
    "month_wage": {"type": "double"},
    "point": {"type": "geo_point"},
    "latitude": ONLY_SHOWN,
    "longitude": ONLY_SHOWN,
    "cells": WORD,
    "hours_facet": COUNTED,
    "level_facet": COUNTED,
    "load": {"type": "object", "dynamic": True},
    "load_items": WORD,
}
LOADS = [{"loads": {"path_match": "load.*", "mapping": {"type": "double"}}}]


def index_body(*, fields: Mapping[str, Any] = FIELDS, about: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """How an index is made. It shows nothing new before it is told to; it keeps no copy of what it was given: the database has it."""
    return {
        "settings": {
            "number_of_shards": SHARDS,
            "auto_expand_replicas": COPIES,
            "refresh_interval": -1,
            "analysis": ANALYSIS,
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "dynamic_templates": LOADS,
            "properties": fields,
            "_meta": about or {},
        },
    }


def written(document: Document) -> dict[str, Any]:
    """A document as it is sent to the cluster."""
    title = _places(document.title)
    hours, level = document.hours or (LOWEST, HIGHEST), document.level or (-(2**31), 2**31 - 1)
    told = {
        "number": document.number,
        "text": [text for text in (title, _places(document.body), _places(document.employer)) if text],
        "title": title,
        "first_seen": document.first_seen.toordinal(),
        "occupation": document.occupation,
        "contract": document.contract,
        "home_work": document.home_work,
        "province": document.province,
        "hours_low": hours[0],
        "hours_high": hours[1],
        "level_low": level[0],
        "level_high": level[1],
        "month_wage": HIGHEST if document.month_wage is None else document.month_wage,
        "load": {field_of(item): value for item, value in document.load.items() if not math.isnan(value)},
        "load_items": list(document.load),
        **facets.written(document),
    }
    if document.point is not None:
        latitude, longitude = document.point
        place = {
            "point": {"lat": latitude, "lon": longitude},
            "latitude": latitude,
            "longitude": longitude,
            "cells": cells_of(document.point),
        }
        return told | place
    return told


def field_of(item: str) -> str:
    """The name under ``load`` of an item: a dot would make it a field in a field."""
    return item.replace(".", "_")


def token(text: str) -> str:
    """A token as it is written and asked: what stands between tokens never stands in one."""
    return text.translate(_NEITHER) if not text.isalnum() else text


def phrase(tokens: Iterable[str]) -> str:
    """Tokens that follow each other, as they are asked."""
    return " ".join(map(token, tokens))


def _places(places: Iterable[tuple[str, ...]]) -> str:
    return " ".join([token(tokens[0]) if len(tokens) == 1 else _stacked(tokens) for tokens in places])


def _stacked(tokens: Iterable[str]) -> str:
    return BETWEEN.join(map(token, filter(None, tokens))) or NOTHING
