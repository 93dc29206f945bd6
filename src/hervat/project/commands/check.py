"""``hervat check``: is this installation fit for use, and were the rules of the law looked at in the past year?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from django.core.checks import CheckMessage, run_checks
from django.db import DatabaseError, connections, router
from django.utils import timezone

from hervat.domain.law.freshness import stale_rules
from hervat.domain.law.money import amounts
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import Text, say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import start_django, unknown_settings
from hervat.project.commands.speaker import Speaker


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """``hervat check`` takes no further words."""


def run(_arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints what deserves attention. Exit code 1 when there is any."""
    config = start_django(speaker)
    from hervat.project.wiring.findings import background_findings, search_findings  # here: tables can be named only once Django is loaded

    findings = [
        *(speaker(finding) for finding in unknown_settings()),
        *(speaker(finding) for finding in spoilt_record()),
        *(speaker(finding) for finding in background_findings(config, timezone.now())),
        *(speaker(finding) for finding in search_findings()),
        *(_django_words(message) for message in run_checks(include_deployment_checks=True) if not message.is_silenced()),
        *(speaker(finding) for finding in stale_rules(present_ruleset(), amounts(), timezone.localdate())),
    ]
    for finding in findings:
        speaker.tell(finding)
    speaker.tell(
        speaker(say("Alles is in orde.") if not findings else say("Aantal punten om naar te kijken: {count}.", count=len(findings)))
    )
    return 1 if findings else 0


def spoilt_record() -> Iterator[Text]:
    """What is wrong with the audit record. Nothing when there is none yet: an installation that was never started."""
    from hervat.apps.audit.models import AuditRecord  # models can be loaded once Django is
    from hervat.apps.audit.verifying import verify

    connection = connections[router.db_for_read(AuditRecord)]
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return
    try:
        if AuditRecord._meta.db_table not in connection.introspection.table_names():
            return
        report = verify()
    except DatabaseError:
        yield say("Het register van wie wat zag is niet te lezen.")
        return
    yield from (problem.sentence for problem in report.problems)
    if report.problem_count > len(report.problems):
        yield say("Er zijn nog {count} andere fouten.", count=report.problem_count - len(report.problems))


def _django_words(message: CheckMessage) -> str:
    """Django's own sentence and advice, in its own English."""
    return f"{message.id}: {message.msg}" + (f" {message.hint}" if message.hint else "")
