"""Lets the processes of one server count together. Must be entered before ``prometheus_client`` is imported: it looks once, at import."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # the name under which prometheus_client looks for it


def counting_together() -> bool:
    """Whether several processes write their counts to one folder."""
    return SHARED_FOLDER in os.environ  # noqa: TID251 -- a name of the library's, not a setting of ours


@contextmanager
def shared_counts() -> Iterator[None]:
    """Inside, every process that is started counts into one temporary folder."""
    with tempfile.TemporaryDirectory(prefix="hervat-metrics-") as folder:
        os.environ[SHARED_FOLDER] = folder  # noqa: TID251 -- a name of the library's, not a setting of ours
        try:
            yield
        finally:
            del os.environ[SHARED_FOLDER]  # noqa: TID251 -- as above
