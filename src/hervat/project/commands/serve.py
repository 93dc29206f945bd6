"""``hervat serve``: prepares what must be there and serves it, with a worker beside it."""

from __future__ import annotations

import argparse
import os

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, whole_number
from hervat.project.commands.prepare import prepare, start_django
from hervat.project.commands.serving import THREADS, add_address, serve, taken_address
from hervat.project.commands.speaker import Speaker
from hervat.project.observing.shared import shared_counts
from hervat.project.working.attended import attended_worker
from hervat.project.working.in_use import in_use

MOST_WORKERS, MOST_THREADS = 256, 256


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat serve`` and ``hervat web``."""
    add_address(parser)
    parser.add_option(
        "--workers",
        say("aantal processen; anders één per kern"),
        type=whole_number("--workers", 1, MOST_WORKERS),
        default=os.cpu_count(),
    )
    parser.add_option(
        "--threads", say("aantal verzoeken tegelijk per proces"), type=whole_number("--threads", 1, MOST_THREADS), default=THREADS
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Serves until it is stopped."""
    with shared_counts():
        config = start_django(speaker)
        with taken_address(arguments.host, arguments.port), in_use(config.home):
            prepare(config.home, speaker)
            with attended_worker(speaker.language):
                serve(arguments.host, arguments.port, workers=arguments.workers, threads=arguments.threads, debug=config.debug)
    return 0
