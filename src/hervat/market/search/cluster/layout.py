"""How vacancies lie in an index of the cluster.

All tokens of a vacancy, whole and part, stand in one field, in which words are looked for. Beside it the whole words stand in their order,
for phrases. What an ad does not tell is written as a value that passes every filter.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import chain
from typing import Any

from hervat.market.search.cluster import facets
from hervat.market.search.cluster.cells import cells_of
from hervat.market.search.contract import Document
from hervat.market.text import analysis

VERSION = 1  # counts up when the same document is written otherwise: an index of before is filled again
WRITTEN_AS = f"{VERSION}.{analysis.VERSION}"
SHARDS = 1  # a million vacancies are some hundreds of MB; one shard becomes visible at once, and is copied to other nodes
COPIES = "0-2"  # beside the first, as far as there are nodes: any two may be lost
LOWEST, HIGHEST = -1e18, 1e18  # of a range that is not told: it overlaps all
ANALYSIS = {"analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace"}}}  # the text was analysed before it came here
WORDS = {"type": "text", "analyzer": "tokens", "index_options": "freqs"}
IN_ORDER = {"type": "text", "analyzer": "tokens", "index_options": "positions", "norms": False}
WORD, COUNTED = {"type": "keyword"}, {"type": "keyword", "eager_global_ordinals": True}
ONLY_SHOWN = {"type": "double", "index": False}
FIELDS: Mapping[str, Any] = {
    "number": {"type": "long"},
    "text": WORDS,
    "title": WORDS,  # once more, for the order in which hits come
    "whole": IN_ORDER,  # title, body and employer far from each other: no phrase goes from one to the next
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
    fields = (document.title, document.body, document.employer)
    hours, level = document.hours or (LOWEST, HIGHEST), document.level or (-(2**31), 2**31 - 1)
    told = {
        "number": document.number,
        "text": " ".join(chain.from_iterable(chain.from_iterable(fields))),
        "title": " ".join(chain.from_iterable(document.title)),
        "whole": [" ".join([tokens[0] for tokens in field]) for field in fields if field],
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
