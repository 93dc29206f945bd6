"""Puts a handful of ads in the store of an installation: ``python -m tests.project.commands.vacancies.fill_store``. All are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hervat.market.vacancies.postings import Per, Posting, Salary
from hervat.project.commands.prepare import start_django
from hervat.project.commands.speaker import Speaker

WAREHOUSE = Posting(
    identifier="1",
    title="Magazijnmedewerker 24 uur",
    description="""Je verzamelt orders en laadt vrachtwagens. Je tilt dozen van 15 kilo. Je werkt 24 uur per week, ook in de avond.
We vragen mbo niveau 2. Je verdient 2.600 euro bruto per maand bij een vast contract.""",
    employer="Bakkerij Zon",
    postcode="7511",
    locality="Enschede",
    url="https://werk.example/1",
)
POSTINGS = (
    WAREHOUSE,
    replace(
        WAREHOUSE,
        identifier="2",
        title="Heftruckchauffeur",
        description="Je rijdt op een heftruck in het magazijn en telt voorraad. Je werkt 32 tot 36 uur in twee ploegen.",
        postcode="7607",
        locality="Almelo",
        salary=Salary(2500.0, 2900.0, Per.MONTH),
    ),
    replace(
        WAREHOUSE,
        identifier="3",
        title="Kok in een verzorgingshuis",
        description="Je kookt voor tachtig bewoners, met verse groente en met oog voor wie slecht slikt. Je bent zelfstandig.",
        employer="Zorg aan Zee",
        postcode="",
        locality="",
    ),
)


def main() -> None:
    start_django(Speaker("nl"))
    from hervat.market.vacancies.reading.read import load_tools, read  # here: tables can be named only once Django is loaded
    from hervat.market.vacancies.store.intake import visit
    from hervat.market.vacancies.store.readings import read_with

    tools = load_tools()
    here = visit("voorbeeld", datetime.now(UTC), read_all=read_with(lambda posting: read(posting, tools)))
    here.take(POSTINGS)
    here.finish(complete=True)


if __name__ == "__main__":
    main()
