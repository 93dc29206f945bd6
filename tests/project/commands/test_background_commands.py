"""``hervat worker``, ``tick`` and ``serve`` as processes: what they send, how they stop, and who watches over whom."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integrations.smtp.mail_server import mail_server
from tests.support.installation import HERVAT, Installation, own_installation
from tests.support.product import free_port

MAILS = 40
PATIENCE_SECONDS = 60


def wait_for(what: Callable[[], bool]) -> None:
    """Until it is so; fails after a long time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def running(own: Installation, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A command in a process of its own, stopped at the end with all that it started."""
    process = subprocess.Popen([HERVAT, *arguments], env=own.environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def children(parent: int) -> set[int]:
    """The processes that a process started, in whichever of its threads."""
    return {int(child) for task in Path(f"/proc/{parent}/task").iterdir() for child in (task / "children").read_text().split()}


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def workers(parent: int) -> set[int]:
    """The worker beside a web server, told by its command line: it was started afresh, not forked."""
    return {child for child in children(parent) if alive(child) and b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}


@pytest.mark.django_db
def test_two_workers_send_every_mail_once_and_stop_cleanly(tmp_path: Path) -> None:
    own = own_installation(tmp_path / "var")
    assert own.hervat("tick").returncode == 0
    with mail_server() as server:
        own.variables |= {"HERVAT_SMTP_URL": server.url, "HERVAT_MAIL_FROM": "hervat@organisatie.example"}
        with running(own, "worker") as one, running(own, "worker") as other:
            made = own.program("tests.project.commands.write_mail", str(MAILS))
            assert made.returncode == 0, made.stderr
            wait_for(lambda: len(server.accepted) >= MAILS)
            for process in (one, other):
                process.send_signal(signal.SIGTERM)
            assert [process.wait(PATIENCE_SECONDS) for process in (one, other)] == [0, 0]
        assert own.hervat("worker", "--once").returncode == 0
        assert sorted(server.counted.values()) == [1] * MAILS
    states = {row[5] for row in own.rows("default")["jobs_outgoingmail"]}
    assert "uncertain" not in states


def test_a_tick_does_what_is_due_once(tmp_path: Path) -> None:
    own = Installation(tmp_path / "var")
    first, second = own.hervat("tick"), own.hervat("worker", "--once")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "tidy" in first.stdout
    assert "tidy" not in second.stdout
    made = own.program("tests.project.commands.write_mail", "2")
    assert made.returncode == 0, made.stderr
    assert own.hervat("tick", "--lang", "nl").stdout == "Aantal mails verstuurd: 2.\n"
    assert len(list((own.home / "mail").glob("*.eml"))) == 2
    assert "HERVAT_SMTP_URL" in own.hervat("check").stdout


def test_a_worker_that_dies_is_started_again_and_none_outlives_its_server(tmp_path: Path) -> None:
    own, port = Installation(tmp_path / "var"), free_port()
    with running(own, "serve", "--port", str(port), "--workers", "1") as served:
        wait_for(lambda: answers(port) and len(workers(served.pid)) == 1)
        (first,) = workers(served.pid)
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: bool(workers(served.pid) - {first}))
        everyone = children(served.pid)
        os.kill(served.pid, signal.SIGKILL)
        served.wait()
        wait_for(lambda: not any(alive(process) for process in everyone))


def test_a_server_that_is_stopped_stops_its_worker(tmp_path: Path) -> None:
    own, port = Installation(tmp_path / "var"), free_port()
    with running(own, "serve", "--port", str(port), "--workers", "1") as served:
        wait_for(lambda: answers(port) and len(workers(served.pid)) == 1)
        everyone = children(served.pid)
        served.send_signal(signal.SIGTERM)
        assert served.wait(PATIENCE_SECONDS) == 0
        wait_for(lambda: not any(alive(process) for process in everyone))


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
            return True
    except OSError:
        return False
