"""The rounds that are made every day, in this order where two are due at once. Times are on the Dutch clock."""

from __future__ import annotations

from datetime import date, time, timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from hervat.apps.accounts.counts import forget_counts
from hervat.apps.audit.anchors import anchor
from hervat.apps.documents.store import file_store
from hervat.apps.documents.tidying import document_keys, remove_orphans
from hervat.apps.dossiers.daily.digest import tell_people
from hervat.apps.dossiers.daily.round import look_over_dossiers
from hervat.apps.health.door import file_keys
from hervat.apps.jobs import outbox, schedule
from hervat.apps.jobs.schedule import Round
from hervat.apps.matching.states import note_present_state
from hervat.market.alerts.services import forget_found
from hervat.project.wiring.alerts import run_alerts

FOUND_FOR = timedelta(days=60)  # how long is known what was found for a search


def rounds() -> tuple[Round, ...]:
    """Every round of this installation."""
    return (
        Round("audit-anchor", time(0, 30), set_anchor),
        Round("tidy", time(3, 15), tidy),
        Round("dossiers", time(0, 5), look_over),
        Round("digest", time(7, 0), tell),
        Round("vacancies", time(6, 30), tell_of_work),
        Round("market-state", time(0, 15), note_market),
    )


def look_over(day: date) -> None:
    """Brings the lists to today and notices what falls due."""
    look_over_dossiers(day)


def tell(day: date) -> None:
    """One mail to each person for whom something was noticed."""
    tell_people(day)


def tell_of_work(day: date) -> None:
    """Holds new vacancies against the kept searches, and writes the mails of the day."""
    run_alerts(day, timezone.now())


def note_market(_day: date) -> None:
    """Keeps which versions of the labour market are in use: the record of looks names them by a digest."""
    note_present_state()


def set_anchor(_day: date) -> None:
    """Writes the end of the audit record outside the database. Twice on a day does no harm."""
    anchor()


def tidy(_day: date) -> None:
    """Removes what has had its time: sessions that ended, counts, files that nothing asks for; mails, rounds and findings of long ago."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    file_store().sweep(now=timezone.now())
    remove_orphans(document_keys, file_keys, now=timezone.now())
    forget_counts(now=timezone.now())
    forget_found(timezone.now() - FOUND_FOR)
    outbox.forget_done(now=timezone.now())
    schedule.forget_old_runs(now=timezone.now())
