"""The two engines the tests run on: SQLite in a temporary folder, or a throw-away PostgreSQL cluster."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

DEBIAN_SERVERS = Path("/usr/lib/postgresql")
OWNER = "hervat"
SERVER_SETTINGS = ("listen_addresses=''", "max_connections=200", "fsync=off", "synchronous_commit=off", "full_page_writes=off")


def server_binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl`` of the newest PostgreSQL server on this machine, or None."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    found = sorted(DEBIAN_SERVERS.glob("*/bin/initdb"), key=lambda initdb: int(initdb.parents[1].name))
    return found[-1].parent if found else None


class Cluster:
    """A PostgreSQL cluster of our own: reachable over a unix socket in a temporary folder, gone when stopped.

    PostgreSQL refuses to run as root, so root starts it as the user ``postgres`` that Debian's package makes.
    Durability is off: the data lives as long as the tests.
    """

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="hervat-pg-"))
        self._user = "postgres" if os.geteuid() == 0 else None

    def start(self) -> None:
        """Raises CalledProcessError, with the server's own words, when it does not start."""
        if self._user is not None:
            account = pwd.getpwnam(self._user)
            os.chown(self._folder, account.pw_uid, account.pw_gid)
        self._run(["initdb", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
        options = " ".join(f"-c {setting}" for setting in SERVER_SETTINGS)
        self._run(["pg_ctl", "-w", "-l", str(self._folder / "log"), "-o", f"-k {self._folder} {options}", "start"])

    def stop(self) -> None:
        """Stops the server and removes everything it wrote."""
        self._run(["pg_ctl", "-m", "immediate", "stop"])
        shutil.rmtree(self._folder)

    def create(self, database: str) -> str:
        """Makes an empty database and gives its address."""
        self._run(["createdb", "-h", str(self._folder), "-U", OWNER, database])
        return self.address(database)

    def address(self, database: str) -> str:
        """The address of a database in this cluster, as HERVAT_DATABASE_URL takes it."""
        return f"postgresql://{OWNER}@{quote(str(self._folder), safe='')}/{database}"

    def _run(self, command: Sequence[str]) -> None:
        subprocess.run(
            [str(self._binaries / command[0]), *command[1:]],
            check=True,
            stdout=subprocess.DEVNULL,  # not a pipe: the server inherits it and would keep it open
            stdin=subprocess.DEVNULL,
            cwd=self._folder,
            env={**os.environ, "PGDATA": str(self._folder / "data")},
            user=self._user,
            group=self._user,
            extra_groups=[] if self._user is not None else None,
        )
