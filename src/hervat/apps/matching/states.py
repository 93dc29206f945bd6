"""With which data and which rules a match was made: kept once for each state, named by a short digest wherever a match is told of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from hervat.apps.matching.models import DIGEST_LENGTH, DataState
from hervat.domain.matching.choosing.match import RULES_VERSION
from hervat.market.provenance.queries import data_versions


def digest_of(versions: Mapping[str, str]) -> str:
    """Names these versions of the data, together with the present rules."""
    told = json.dumps([RULES_VERSION, sorted(versions.items())], separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:DIGEST_LENGTH]


def note_state(versions: Mapping[str, str]) -> DataState:
    """Keeps what a digest stands for; a state that is known already stays as it is."""
    state, _ = DataState.objects.get_or_create(
        digest=digest_of(versions), defaults={"rules_version": RULES_VERSION, "versions": dict(versions)}
    )
    return state


def note_present_state() -> DataState:
    """The same for the labour market as it is now. Looking at a match writes nothing, so the daily round does this for who only looks."""
    return note_state(data_versions())
