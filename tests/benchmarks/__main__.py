"""``make bench``: every benchmark, one after the other. ``python -m tests.benchmarks timeline`` runs one of them."""

from __future__ import annotations

import sys

from tests.benchmarks import bench_audit, bench_caseload, bench_demo, bench_page, bench_timeline

BENCHMARKS = {
    "timeline": bench_timeline.main,
    "page": bench_page.main,
    "audit": bench_audit.main,
    "caseload": bench_caseload.main,
    "demo": bench_demo.main,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
