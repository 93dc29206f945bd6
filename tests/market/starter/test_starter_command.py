"""The starter catalogue as an operator meets it: it comes by itself, and can be asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.market.starter.catalogue import occupation, write_catalogue
from tests.support.installation import Installation, own_installation

pytestmark = pytest.mark.usefixtures("db")  # what these commands do depends on the engine


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation that was only made ready."""
    own = own_installation(tmp_path_factory.mktemp("starter") / "var")
    done = own.hervat("demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    return own


def test_an_installation_brings_the_catalogue_along(installed: Installation) -> None:
    rows = installed.rows("market")
    assert len(rows["market_educations_education"]) >= 65
    assert len(rows["market_educations_course"]) >= 155


def test_asking_for_it_needs_no_path_and_changes_nothing(installed: Installation) -> None:
    before = installed.rows("market")
    done = installed.hervat("market", "import", "starter")
    assert done.returncode == 0, done.stderr
    assert "Startcatalogus opleidingen" in done.stdout
    assert "niets veranderd" in done.stdout
    assert "ingelezen" not in done.stdout
    assert installed.rows("market") == before


def test_a_broken_catalogue_is_named_and_changes_nothing(installed: Installation, tmp_path: Path) -> None:
    before = installed.rows("market")
    folder = write_catalogue(tmp_path, occupations=[occupation(level_min="9")])
    done = installed.hervat("market", "import", "starter", str(folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("occupations.csv: Regel 2, kolom level_min: ")
    assert installed.rows("market") == before


@pytest.mark.parametrize("kind", ["educations", "courses"])
def test_what_does_not_ship_needs_a_path(installed: Installation, kind: str) -> None:
    done = installed.hervat("market", "import", kind)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("PATH: ")
