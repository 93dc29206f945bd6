"""Counts and durations per route, for Prometheus."""

from __future__ import annotations

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from hervat.project.observing.shared import counting_together

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_requests = Counter("hervat_requests", "Answered requests.", ["route", "status"])
_seconds = Histogram("hervat_request_seconds", "Time to an answer.", ["route"], buckets=BUCKETS)


def count_request(route: str, status: int, seconds: float) -> None:
    """Notes one answered request: the name of its route, the class of its status (``2xx``) and its duration."""
    _requests.labels(route, f"{status // 100}xx").inc()
    _seconds.labels(route).observe(seconds)


def metrics_text() -> bytes:
    """Everything counted so far, of all processes of this server together, in the text format of Prometheus."""
    if not counting_together():
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
