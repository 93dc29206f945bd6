"""``hervat vacancies duplicates``: which ads of a file are the same job, as a table and as JSON; and what it does not take."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from hervat.project.cli import main
from tests.support.installation import Installation, own_installation
from tests.support.market.agency_ads import agency_ads
from tests.support.project_files import ROOT

TEXT = (
    "Je laadt en lost vrachtwagens, verzamelt orders en telt vrijdag de voorraad. Je tilt dozen en rijdt op een heftruck in twee ploegen."
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    own = own_installation(tmp_path_factory.mktemp("duplicates") / "var")
    own.variables["PYTHONPATH"] = str(ROOT / "src")
    assert own.hervat("market", "status").returncode == 0  # makes its keys, and says so once
    return own


def ad(
    identifier: str, title: str = "Magazijnmedewerker", place: str = "Almelo", text: str = TEXT, employer: str = "Vlotwerk"
) -> dict[str, Any]:
    return {
        "@type": "JobPosting",
        "identifier": identifier,
        "title": title,
        "description": text,
        "hiringOrganization": {"name": employer},
        "jobLocation": {"address": {"addressLocality": place}},
    }


def written(folder: Path, ads: Iterable[dict[str, Any]]) -> str:
    file = folder / "ads.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in ads), "utf-8")
    return str(file)


@pytest.mark.usefixtures("db")
def test_every_ad_is_in_one_group(installed: Installation, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        [ad("a"), ad("b", place="Breda"), ad("c", "Magazijnmedewerker (m/v)", text=f"<p>{TEXT}</p>"), ad("d", "Kok"), ad("e", employer="")],
    )
    done = installed.hervat("vacancies", "duplicates", file, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"clusters": [["a", "c", "e"], ["b"], ["d"]]}
    done = installed.hervat("vacancies", "duplicates", file)
    assert done.stdout.splitlines() == [
        "Magazijnmedewerker",
        "  a Vlotwerk Almelo",
        "  c Vlotwerk Almelo",
        "  e Almelo",
        "",
        "5 advertenties voor 3 vacatures.",
    ]


@pytest.mark.usefixtures("db")
def test_many_ads_with_the_same_sentences_are_told_apart(installed: Installation, tmp_path: Path) -> None:
    ads = list(agency_ads(120, 4))
    job_of = {one.posting.identifier: one.job for one in ads}
    shown = [
        ad(one.posting.identifier, one.posting.title, one.posting.locality, one.posting.description, one.posting.employer) for one in ads
    ]
    done = installed.hervat("vacancies", "duplicates", written(tmp_path, shown), "--format", "json")
    clusters = json.loads(done.stdout)["clusters"]
    assert sorted(name for cluster in clusters for name in cluster) == sorted(job_of)
    assert max(len({job_of[name] for name in cluster}) for cluster in clusters) == 1
    assert len(clusters) <= 1.02 * len(set(job_of.values()))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "Er staat geen vacature in. Zet op elke regel één JobPosting (JSON)."),
        ([ad("a"), ad("b"), ad("a")], "Het kenmerk a stond al op {file}:1. Geef elke vacature een eigen kenmerk."),
        ([ad("a", title="")], "Verwacht de titel van de vacature."),
    ],
)
def test_wrong_input_is_named(lines: list[dict[str, Any]], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, lines)
    assert main(["vacancies", "duplicates", file]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said.format(file=file) in err


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vacancies", "duplicates"]) == 2
    assert "Geef een bestand" in capsys.readouterr().err
