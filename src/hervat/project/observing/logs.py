"""Logging: one JSON object a line on stderr, with known keys only.

What people type must never reach a log. So a line keeps only the keys in :data:`KNOWN_KEYS`; of an error it keeps the name and the places
in the code, not the message, which can quote a value; and of a line written by a library it keeps where it came from, not its words.
"""

from __future__ import annotations

import logging
import logging.config
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter

KNOWN_KEYS = frozenset(
    {"count", "duration_ms", "error", "event", "frames", "level", "logger", "method", "request_id", "route", "status", "timestamp", "where"}
)
SERVER_LOGGERS = frozenset({"_granian", "_granian.serve"})  # they speak of starting and stopping only; others of the server quote errors

OUR_PLACE = Path(__file__).resolve().parents[2]

Line = MutableMapping[str, Any]


def keep_known_keys(_logger: object, _method: str, line: Line) -> Line:
    """Drops every key that is not in :data:`KNOWN_KEYS`, and a count that is no whole number."""
    return {key: value for key, value in line.items() if key in KNOWN_KEYS and (key != "count" or type(value) is int)}


def name_the_error(_logger: object, _method: str, line: Line) -> Line:
    """Replaces an exception by its name and the lines of code it passed. Its message stays out."""
    info = line.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        line["error"] = f"{info[0].__module__}.{info[0].__qualname__}"
        frames = traceback.extract_tb(info[2])
        ours_and_last = [frame for frame in frames if OUR_PLACE in Path(frame.filename).parents or frame is frames[-1]]
        line["frames"] = ["/".join(Path(frame.filename).parts[-3:]) + f":{frame.lineno} {frame.name}" for frame in ours_and_last]
    return line


def silence_libraries(_logger: object, _method: str, line: Line) -> Line:
    """A library's own words may quote a path or a value: keep only where they were said."""
    record: logging.LogRecord = line["_record"]
    if record.name not in SERVER_LOGGERS:
        line["event"] = "a library said something"
        line["where"] = f"{record.module}:{record.lineno}"
    return line


def _add_time_and_level() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def json_formatter() -> ProcessorFormatter:
    """The formatter of every handler: safe by construction, also for what libraries log."""
    return ProcessorFormatter(
        foreign_pre_chain=[*_add_time_and_level(), silence_libraries],
        processors=[name_the_error, keep_known_keys, structlog.processors.JSONRenderer()],
        use_get_message=True,
    )


def logging_config(*, debug: bool) -> dict[str, Any]:
    """The configuration of stdlib logging, for Django and for the server. ``debug`` shows everything in plain words instead."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "hervat.project.observing.logs.json_formatter"},
            "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain" if debug else "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "hervat": {"level": "INFO"},
            "_granian": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
            "django.request": {"level": "ERROR"},  # what is 4xx was already counted by its route
        },
    }


def configure(config: dict[str, Any]) -> None:
    """Sets up stdlib logging and structlog to write the same lines."""
    logging.config.dictConfig(config)
    structlog.configure(
        processors=[*_add_time_and_level(), ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
