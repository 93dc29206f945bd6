"""What is needed to run OpenSearch on this machine, and what is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FETCH_SECONDS = 540
RELEASES = ((21, "3.8.0.0"), (11, "2.19.1.0"))  # from which Java on: which release of the runner, which is that of OpenSearch too


class Unavailable(Exception):
    """This machine cannot run OpenSearch; the message says why."""


def java() -> str:
    """The Java of this machine. Raises Unavailable when there is none."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if found is None:
        raise Unavailable("this machine has no Java (Debian: default-jdk-headless)")
    return found


def classpath() -> str:
    """Where the packages of OpenSearch are, as Java takes it; Maven fetches them when they are not here yet.

    Raises Unavailable when there is no Maven, no Java that will do, or no way to get the packages.
    """
    maven, release = shutil.which("mvn"), _release()
    if maven is None:
        raise Unavailable("this machine has no Maven (Debian: maven)")
    with tempfile.TemporaryDirectory(prefix="hervat-maven-") as folder:
        listed = Path(folder) / "classpath"
        goal = ["dependency:build-classpath", f"-Dmdep.outputFile={listed}", f"-Drelease={release}"]
        try:
            done = subprocess.run(
                [maven, "-B", "-q", "-f", str(HERE / "pom.xml"), *goal],
                capture_output=True, text=True, check=False, timeout=FETCH_SECONDS, cwd=folder,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Unavailable(f"Maven did not get the packages of OpenSearch within {FETCH_SECONDS} s") from None
        if done.returncode:
            raise Unavailable(f"Maven does not get the packages of OpenSearch: {done.stdout.strip()[:300]}")
        return listed.read_text().strip()


def _release() -> str:
    said = subprocess.run([java(), "-version"], capture_output=True, text=True, check=True).stderr
    found = re.search(r'version "(\d+)', said)
    version = int(found[1]) if found else 0
    release = next((release for least, release in RELEASES if version >= least), None)
    if release is None:
        raise Unavailable(f"this Java is too old for OpenSearch, or does not tell its version: {said[:100]}")
    return release
