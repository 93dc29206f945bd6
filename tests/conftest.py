"""What all tests share: which database engine they run on, the running product, and a real browser.

``pytest --db=sqlite`` (the default) runs everything. ``pytest --db=postgres`` runs what touches a database again, on a throw-away cluster.
Nothing here is loaded before a test asks for it: who tests the dates of the law does not wait for a framework or a browser.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from pytest_django import DjangoDbBlocker

from tests.support.databases import Cluster, server_binaries
from tests.support.product import running_product

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.world import World

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # it visits nothing but our own pages, and root cannot have a sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECRET_KEY = "no-secret: this key lives as long as the tests and signs nothing that anyone keeps"  # noqa: S105 -- as it says
PURE = Path(__file__).with_name("domain")
PAGES = Path(__file__).with_name("web")
LISTS = PAGES / "dossiers" / "lists"
HOSTILE = Path(__file__).with_name("market") / "vacancies" / "harvest" / "test_hostile.py"
AMONG_STRANGERS = (LISTS, PAGES / "beheer", PAGES / "bedrijfsarts", PAGES / "werkgever", Path(__file__).with_name("api"))
TOUCHES_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_address"}

home_key = pytest.StashKey[Path]()
cluster_key = pytest.StashKey[Cluster]()

# A slow machine is not a wrong answer: no test is judged by time. The same code gives the same examples; ``make explore`` looks for others.
hypothesis.settings.register_profile("hervat", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None, print_blob=True, max_examples=2_000)
hypothesis.settings.load_profile("hervat")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=("sqlite", "postgres"), default="sqlite", help="the engine (postgres: only what touches a database)")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Chooses by environment where this process keeps its things (each worker of xdist its own) and on which engine it runs."""
    home = Path(tempfile.mkdtemp(prefix="hervat-test-"))
    config.stash[home_key] = home
    os.environ["HERVAT_HOME"] = str(home)
    os.environ["HERVAT_SECRET_KEY"] = SECRET_KEY
    os.environ["HERVAT_PDF_RATE"] = "1000000/s"  # the tests fetch more papers than people do; the limit has tests of its own
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the thread in which tests then use a database
    if not hasattr(config, "workerinput"):  # the workers inherit the addresses of the databases that their parent chose
        _choose_engine(config)


def _choose_engine(config: pytest.Config) -> None:
    for variable in ("HERVAT_DATABASE_URL", "HERVAT_MARKET_DATABASE_URL", "HERVAT_SEARCH_URL"):
        os.environ.pop(variable, None)
    binaries = server_binaries()
    if config.getoption("--db") == "postgres" and binaries is not None:
        cluster = config.stash[cluster_key] = Cluster(binaries)
        cluster.start()
        os.environ["HERVAT_DATABASE_URL"] = cluster.create("hervat")
        os.environ["HERVAT_MARKET_DATABASE_URL"] = cluster.create("hervat_market")


def pytest_collect_file(file_path: Path) -> None:
    """Loads Django before the first file of tests that may need it is read."""
    if file_path.name.startswith("test_") and not file_path.is_relative_to(PURE):
        _load_django()


@cache
def _load_django() -> None:
    import django

    # Not earlier: the workers would inherit it, and pytest-django would read the settings before a worker has a home of its own.
    os.environ["DJANGO_SETTINGS_MODULE"] = "hervat.project.settings"
    django.setup()
    from django.conf import settings

    from hervat.apps.sealing import ensure_keys
    from tests.support.audit import let_tests_empty_the_record

    let_tests_empty_the_record()
    ensure_keys(settings.HERVAT_KEY_FOLDER)


def pytest_unconfigure(config: pytest.Config) -> None:
    if cluster_key in config.stash:
        config.stash[cluster_key].stop()
    shutil.rmtree(config.stash[home_key], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches a database is run: the rest cannot come out differently.

    Of the pages only the lists, which search and sort: what the others ask of the database, the walk over all pages asks there too.
    """
    if config.getoption("--db") != "postgres":
        return
    chosen = [item for item in items if _touches_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen
    if server_binaries() is None:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="not tested on PostgreSQL: this machine has no server binaries (Debian: postgresql)"))


def _touches_a_database(item: pytest.Item) -> bool:
    if item.path.is_relative_to(PAGES) and not item.path.is_relative_to(LISTS):
        return False
    if item.path == HOSTILE:
        return False  # what strangers answer is read before anything is stored
    fixtures = set(getattr(item, "fixturenames", ()))
    if "browser" in fixtures:
        return False  # what a browser sees was tested on SQLite, page by page
    return item.get_closest_marker("django_db") is not None or bool(fixtures & TOUCHES_A_DATABASE)


@pytest.fixture(scope="session", autouse=True)
def installation(django_db_blocker: DjangoDbBlocker | None) -> Iterator[None]:
    """Where Django is in use: no test reaches a database unasked, and pages find their style sheets, collected as ``hervat demo`` does."""
    if django_db_blocker is None:
        yield
        return
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    with django_db_blocker.block():
        yield


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:  # noqa: ARG001 -- asks for a database
    """Somebody in every role, on two sides that have nothing to do with each other. Where lists are shown both are there from the start."""
    from tests.support.world import make_world

    made = make_world()
    if any(request.path.is_relative_to(folder) for folder in AMONG_STRANGERS):
        assert made.other.dossier != made.own.dossier
    return made


@pytest.fixture(scope="session")
def live_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real product, started for these tests (one per worker), without a slash at the end."""
    with running_product(tmp_path_factory.mktemp("product")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Make a context of your own: ``browser.new_context(viewport=..., color_scheme="dark")``."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("not tested in a browser: this machine has no chromium (Debian: chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()
