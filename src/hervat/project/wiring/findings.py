"""What ``hervat check`` says of the work in the background and of the search engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections, router

from hervat.apps.jobs.models import MailState, OutgoingMail, RoundRun
from hervat.apps.jobs.queries import failed_rounds, has_mail, late_mails, open_mails
from hervat.domain.text import Text, say
from hervat.market.search.cluster.standing import cluster_findings
from hervat.project.config import Config


def search_findings() -> Iterator[Text]:
    """What is wrong with the cluster that finds vacancies. Nothing for the embedded engine."""
    if settings.SEARCH_URL:
        yield from cluster_findings(settings.SEARCH_URL)


def background_findings(config: Config, now: datetime) -> Iterator[Text]:
    """Mail that did not go out or may have gone out, rounds that failed. Nothing for an installation that was never started."""
    connection = connections[router.db_for_read(OutgoingMail)]
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return
    try:
        if {OutgoingMail._meta.db_table, RoundRun._meta.db_table}.issubset(connection.introspection.table_names()):
            yield from _of_mail(config, now)
            for run in failed_rounds():
                yield say("Het dagelijkse werk {name} van {day} lukte niet ({error}).", name=run.name, day=run.day, error=run.error)
    except DatabaseError:
        yield say("De database {alias} antwoordt niet.", alias=connection.alias)


def _of_mail(config: Config, now: datetime) -> Iterator[Text]:
    mails = open_mails()
    uncertain = sum(mail.state == MailState.UNCERTAIN for mail in mails)
    if uncertain:
        yield say("Mails waarvan niet zeker is of ze verstuurd zijn: {count}. Beslis of ze opnieuw moeten.", count=uncertain)
    if len(mails) > uncertain:
        yield say("Mails die niet verstuurd konden worden: {count}.", count=len(mails) - uncertain)
    if late := late_mails(now):
        yield say("Mails die al meer dan een uur wachten: {count}. Kijk of hervat worker draait.", count=late)
    if config.smtp_url is None and has_mail():
        yield say("HERVAT_SMTP_URL: er is geen mailserver. Post gaat naar de map {folder}.", folder=str(config.home / "mail"))
