"""``make bench``: every benchmark, one after the other. ``python -m tests.benchmarks timeline`` runs one of them."""

from __future__ import annotations

import sys

from tests.benchmarks import (
    bench_audit,
    bench_case,
    bench_caseload,
    bench_daily,
    bench_demo,
    bench_fairness,
    bench_market_import,
    bench_page,
    bench_people,
    bench_timeline,
    bench_titles,
)
from tests.benchmarks.alerts import bench_alerts
from tests.benchmarks.estimates import bench_loads
from tests.benchmarks.market import bench_cluster, bench_market_pages, bench_match, bench_search
from tests.benchmarks.vacancies import bench_doubles, bench_harvest, bench_intake, bench_pipeline, bench_reading

BENCHMARKS = {
    "timeline": bench_timeline.main,
    "page": bench_page.main,
    "audit": bench_audit.main,
    "caseload": bench_caseload.main,
    "case": bench_case.main,
    "daily": bench_daily.main,
    "people": bench_people.main,
    "market_import": bench_market_import.main,
    "market_pages": bench_market_pages.main,
    "match": bench_match.main,
    "fairness": bench_fairness.main,
    "loads": bench_loads.main,
    "titles": bench_titles.main,
    "reading": bench_reading.main,
    "search": bench_search.main,
    "doubles": bench_doubles.main,
    "intake": bench_intake.main,
    "cluster": bench_cluster.main,
    "alerts": bench_alerts.main,
    "demo": bench_demo.main,
    "harvest": bench_harvest.main,
    "pipeline": bench_pipeline.main,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
