"""What is new in dossiers since somebody last looked, told by the audit record: sorts of things, never what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hervat.apps.audit.queries import Change, changes_by_others, last_looks
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.services.facts import PERIOD_DATA
from hervat.apps.organisations.acting import Acting
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.dossier.documents import Audience
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.law.facts import EventKind

ENDINGS = ("_withdrawn", "_confirmed", "_denied", "_signed")


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a dossier. ``since`` None: never looked before, so everything is."""

    since: datetime | None
    kinds: tuple[str, ...] = ()  # of the audit record: event, period, dates, note, advice, vault, involvement


def news_in(acting: Acting, dossiers: Collection[UUID]) -> Mapping[UUID, News]:
    """For each dossier what others recorded since the actor looked in an earlier session, as far as this role may know. Two queries."""
    looked = last_looks(acting.user, dossiers, besides_session=acting.session)
    found: dict[UUID, dict[str, None]] = defaultdict(dict)
    for change in changes_by_others(acting.user, looked):
        datum = datum_of(change)
        if datum is not None and may_see(datum, acting.role):
            found[change.dossier][change.kind] = None
    return {dossier: News(looked.get(dossier), tuple(found.get(dossier, ()))) for dossier in dossiers}


def datum_of(change: Change) -> Datum | None:
    """To which datum a change belongs; None for what is not told: what is not known here, and drafts of others."""
    code = next((change.what.removesuffix(end) for end in ENDINGS if change.what.endswith(end)), change.what)
    fixed = {"advice": Datum.TERUGKOPPELING, "dates": Datum.ZIEKMELDING, "involvement": Datum.BETROKKENEN}.get(change.kind)
    if fixed is not None:
        return fixed
    try:
        if change.kind == "vault":
            return VaultKind(code).datum if change.what.endswith("_signed") else None
        if change.kind == "period":
            return PERIOD_DATA[PeriodKind(code)]
        if change.kind == "note":
            return Audience(code).datum
        return EVENT_DATA[EventKind(code)] if change.kind == "event" else None
    except ValueError:
        return None
