"""What two people of the demo bring to work, a verdict, an answer from a workplace, a shared advice, and searches that are kept."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from datetime import date, timedelta

from hervat.apps.dossiers.door import Entered
from hervat.apps.jobsearch.models import JobAlert
from hervat.apps.jobsearch.services import Wishes, keep_search
from hervat.apps.matching.services import NewAdvice, NewAnswer, NewVerdict, answer_question, give_verdict, share_advice
from hervat.apps.matching.withdrawing import withdraw_advice
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.domain.matching.choosing.person import Conditions, Job
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.occupations import Riasec
from hervat.market.occupations.queries import labels_of
from hervat.market.search.request import SearchRequest

EXPERT, COACH = "joost", "esther"
Enter = Callable[[int, str], Entered]  # a dossier by its number, and who acts
WORK = "http://data.europa.eu/esco/occupation/"
WAREHOUSE = f"{WORK}bea705fe-06ac-4147-b8e0-6e8ac1208d8f"
SERVING = f"{WORK}d5db9d5c-2ebf-4a54-a79a-1b7e7ff70471"
FITTER = f"{WORK}7259dc48-004a-4ceb-aa4e-5bbd548c2397"
PLUMBER = f"{WORK}ed3cf43d-c2c1-4c46-82fc-1375e27e0290"
STOCK = f"{WORK}d7a9f9e0-e2f5-4804-a0e0-b21ebb1403ee"
RECEPTION = f"{WORK}f7b04542-d8c7-42db-8475-e63b507cce82"


def load_work(enter: Enter, today: date) -> None:
    """Records it with the services that people use. An occupation that this labour market does not know is left out."""
    known = labels_of((WAREHOUSE, SERVING, FITTER, PLUMBER, STOCK, RECEPTION))
    record_profile(enter(412, COACH), _bouzid(known), seen=None)
    record_profile(enter(207, COACH), _dijkgraaf(known), seen=None)
    if STOCK in known:
        found_out = NewAnswer(
            uri=STOCK, item="5.4", load={"value": 1.5, "unit": "h/day"}, place="Distributie Noordkade, teamleider expeditie",
            day=today - timedelta(days=12), note="De telling kan met de scanner aan een bureau.",
        )  # fmt: skip
        answer_question(enter(412, EXPERT), found_out)
        reason = "Het tillen is hier met een hefhulp geregeld. Tellen en boeken gaan zittend."
        give_verdict(enter(412, EXPERT), NewVerdict(uri=STOCK, given=Fit.FITS, reason=reason, fml_number=2))
    if RECEPTION in known:
        reason = "Aan deze balie zit u, met een collega naast u. De uren zijn te kiezen."
        give_verdict(enter(412, COACH), NewVerdict(uri=RECEPTION, given=Fit.FITS, reason=reason, fml_number=2))
    shared = [uri for uri in (STOCK, RECEPTION) if uri in known]
    if shared:
        slip = NewAdvice(uris=shared[:1], text="Begin bij de expeditie van Distributie Noordkade.", fml_number=2)
        reason = "Er stond een naam van een bedrijf in. Dat was nog niet besproken."
        withdraw_advice(enter(412, EXPERT), share_advice(enter(412, EXPERT), slip).id, reason)
        text = "Zittend werk met vaste taken past het best. Begin met halve dagen."
        share_advice(enter(412, EXPERT), NewAdvice(uris=shared, text=text, fml_number=2))


def load_search(own: Entered, today: date) -> None:
    """Searches that were kept yesterday: what came in since stands in a mail of today (``hervat alerts run``)."""
    near = SearchRequest(near="7511", radius=60.0)
    keep_search(own, replace(near, words="receptie"), Wishes("Receptie in de buurt"))
    keep_search(own, replace(near, hours=(4.0, 24.0)), Wishes("Werk tot 24 uur"))
    JobAlert.objects.filter(dossier=own.dossier).update(next_on=today)


def _bouzid(known: Container[str]) -> ProfileContent:
    return ProfileContent(
        education_level=2,
        diplomas=frozenset(),
        licences=frozenset({"rijbewijs-b", "heftruck"}),
        jobs=_jobs(known, Job("magazijnmedewerker", 9.0, WAREHOUSE), Job("serveerster", 2.0, SERVING)),
        riasec=Riasec(48, 30, 22, 62, 35, 70),
        former_hourly=16.4,
        former_hours=36.0,
        postcode="7511",
        max_travel_minutes=90,
        conditions=Conditions(no_night=True),
    )


def _dijkgraaf(known: Container[str]) -> ProfileContent:
    return ProfileContent(
        education_level=3,
        licences=frozenset({"rijbewijs-be", "vca-basis", "gasketels"}),
        jobs=_jobs(known, Job("cv-monteur", 22.0, FITTER), Job("loodgieter", 11.0, PLUMBER)),
        riasec=Riasec(78, 45, 15, 40, 35, 48),
        former_hourly=21.5,
        former_hours=40.0,
        postcode="7642",
        max_travel_minutes=120,
    )


def _jobs(known: Container[str], *jobs: Job) -> tuple[Job, ...]:
    """Without the occupation where this labour market does not know it."""
    return tuple(job if job.occupation in known else job._replace(occupation="") for job in jobs)
