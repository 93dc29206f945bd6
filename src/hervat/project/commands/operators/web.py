"""``hervat web``: the web server alone, for an installation whose workers run elsewhere."""

from __future__ import annotations

import argparse

from hervat.project.commands.prepare import prepare, start_django
from hervat.project.commands.serve import add_arguments as add_arguments
from hervat.project.commands.serving import serve, taken_address
from hervat.project.commands.speaker import Speaker
from hervat.project.observing.shared import shared_counts
from hervat.project.working.in_use import in_use


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Serves until it is stopped."""
    with shared_counts():
        config = start_django(speaker)
        with taken_address(arguments.host, arguments.port), in_use(config.home):
            prepare(config.home, speaker)
            serve(arguments.host, arguments.port, workers=arguments.workers, threads=arguments.threads, debug=config.debug)
    return 0
