"""How fast and how big the page of the open clock is, and whether it holds when two hundred people ask at once.

All times are the client's, on loopback: from asking to having the whole answer. So they hold the server's own time and a little more.
The client runs on the same machine and takes its share of it.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from time import monotonic

from tests.benchmarks.kit.server import Answer, Client, server
from tests.benchmarks.kit.table import print_fact, print_head, print_times

BUSY_CASE = (
    "dag=2025-03-03&hersteld=2025-04-28_2025-05-24&verlof=2025-09-01_2025-12-21&g=ziekmelding_arbodienst_2025-03-04"
    "&g=probleemanalyse_2025-04-11&g=plan_van_aanpak_2025-05-27&g=evaluatie_2025-07-08&g=evaluatie_2025-08-18&g=evaluatie_2026-01-20"
)
ADDRESSES = {
    "the empty form": "/poortwachter/",
    "the answer, professional": f"/poortwachter/?{BUSY_CASE}",
    "the answer, werknemer": f"/poortwachter/?{BUSY_CASE}&voor=werknemer",
    "why this date": f"/poortwachter/uitleg/probleemanalyse/?{BUSY_CASE}",
    "on paper (PDF)": f"/poortwachter/poortwachter.pdf?{BUSY_CASE}",
}
WARM_UP, SEQUENTIAL = 20, 300
VISITORS, SECONDS, WORKERS = 200, 20, 2


def main() -> None:
    """Measures one visitor, then many, and prints a table."""
    print_head("The page: one visitor, one worker (client time on loopback)")
    with server(workers=1) as port:
        for label, address in ADDRESSES.items():
            plain, answers = asyncio.run(one_visitor(port, address))
            print_times(label, [answer.seconds for answer in answers])
            print_fact(
                "  size, and size as sent (gzip)", f"{plain.size / 1000:.1f} / {answers[0].size / 1000:.1f} kB{_said_if_wrong(answers)}"
            )
    print_head(f"The page: {VISITORS} visitors at once for {SECONDS} s without a pause, {WORKERS} workers")
    with server(workers=WORKERS) as port:
        answers, broken = asyncio.run(many_visitors(port, ADDRESSES["the answer, professional"]))
    print_times("the answer, professional", [answer.seconds for answer in answers])
    print_fact("requests / per second", f"{len(answers):,} / {len(answers) / SECONDS:.0f}")
    print_fact("errors (wrong status, broken connection)", f"{sum(answer.status != 200 for answer in answers) + broken}")


async def one_visitor(port: int, address: str) -> tuple[Answer, list[Answer]]:
    """One answer as it is, and the compressed answers to one visitor who asks again and again."""
    client = Client(port)
    await client.connect()
    for _ in range(WARM_UP):
        await client.get(address)
    plain = await client.get(address, packed=False)
    answers = [await client.get(address) for _ in range(SEQUENTIAL)]
    await client.close()
    return plain, answers


async def many_visitors(port: int, address: str) -> tuple[list[Answer], int]:
    """All answers, and how many times a connection broke."""
    end = monotonic() + SECONDS
    answers: list[Answer] = []
    broken = 0

    async def visit() -> None:
        nonlocal broken
        client = Client(port)
        try:
            await client.connect()
            while monotonic() < end:
                answers.append(await client.get(address))
            await client.close()
        except (OSError, EOFError):
            broken += 1

    await asyncio.gather(*(visit() for _ in range(VISITORS)))
    return answers, broken


def _said_if_wrong(answers: list[Answer]) -> str:
    statuses = Counter(answer.status for answer in answers)
    return "" if set(statuses) == {200} else f", NOT ALL 200: {dict(statuses)}"
