"""The processes of one server count together."""

from __future__ import annotations

import subprocess
import sys

TWO_PROCESSES = """
import os
from hervat.project.observing.shared import counting_together, shared_counts

with shared_counts():
    assert counting_together()
    from hervat.project.observing.metrics import count_request, metrics_text

    count_request("home", 200, 0.01)
    child = os.fork()
    if child == 0:
        count_request("home", 204, 0.01)
        count_request("clock", 422, 0.01)
        os._exit(0)
    os.waitpid(child, 0)
    print(metrics_text().decode())
assert not counting_together()
"""


def test_what_another_process_counted_is_told_too() -> None:
    outcome = subprocess.run([sys.executable, "-c", TWO_PROCESSES], check=True, capture_output=True, text=True)
    lines = outcome.stdout.splitlines()
    assert 'hervat_requests_total{route="home",status="2xx"} 2.0' in lines
    assert 'hervat_requests_total{route="clock",status="4xx"} 1.0' in lines
    assert 'hervat_request_seconds_count{route="home"} 2.0' in lines
