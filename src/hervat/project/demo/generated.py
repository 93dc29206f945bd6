"""The dossiers that fill the list of a busy casemanager: invented names, most of them well kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hervat.domain.law.facts import EventKind as K
from hervat.project.demo.cases import DemoCase, DemoPeriod, usual_events
from hervat.project.demo.people import WERKGEVERS

GIVEN = (
    "Aafke", "Bilal", "Chantal", "Derya", "Egbert", "Fenna", "Gerrit", "Hanna", "Ilse", "Jamal", "Kees", "Lieke", "Mehmet", "Nienke",
    "Olga", "Pim", "Quinten", "Rosa", "Sjoerd", "Tara", "Umit", "Vera", "Wouter", "Xander", "Yara", "Zeki",
)  # fmt: skip
FAMILY = (
    "Aalbers", "Bekhuis", "Coster", "Demir", "Elferink", "Filius", "Groothuis", "Hofstede", "Imhof", "Jansink", "Kolthoff", "Lubbers",
    "Meulman", "Nales", "Oude Luttikhuis", "Pasman", "Quist", "Roelofs", "Schutte", "Tuin", "Uylenburg", "Vossebeld", "Wolters", "Yilmaz",
    "Zandstra",
)  # fmt: skip
FUNCTIONS = (
    "administratief medewerker", "onderwijsassistent", "verzorgende", "servicemonteur", "orderpicker", "teamleider", "planner", "conciërge",
    "helpende", "hovenier", "kok", "receptionist", "vrachtwagenchauffeur", "boekhouder", "schoonmaker",
)  # fmt: skip
HOURS = tuple(map(Decimal, (4, 8, 12, 16)))
FORGETTABLE = {K.PROBLEEMANALYSE: 42, K.PLAN_VAN_AANPAK: 56, K.MELDING_42_WEKEN: 294, K.RE_INTEGRATIEVERSLAG: 637}  # last days, about
LATE_SHARE = 0.3  # of the dossiers in which such a step fell due in the last two weeks


def generated_cases(today: date, count: int, *, seed: int = 2026) -> Iterator[DemoCase]:
    """``count`` dossiers between week 2 and 103. The same seed and day give the same ones."""
    random = Random(seed)  # noqa: S311 -- no secret: it only varies the demo
    for number in range(count):
        days = random.randint(8, 720)
        first = today - timedelta(days=days)
        lately = [kind for kind, due in FORGETTABLE.items() if 3 <= days - due <= 16]
        forgotten = frozenset(lately if random.random() < LATE_SHARE else ())
        talks_until = today - timedelta(days=random.choice((4, 9, 16, 25, 33)))
        periods = (
            (DemoPeriod(kind="gedeeltelijk", first=first + timedelta(days=days // 2), hours=random.choice(HOURS)),) if days > 120 else ()
        )
        yield DemoCase(
            number=1001 + number,
            given=random.choice(GIVEN),
            family=random.choice(FAMILY),
            function=random.choice(FUNCTIONS),
            hours=random.choice((16, 20, 24, 28, 32, 36, 40)),
            werkgever=random.choice(WERKGEVERS),
            first_day=first,
            events=usual_events(first, today, talks_until=talks_until, skip=forgotten),
            periods=periods,
            has_login=False,
            staff=("farida",) if number % 6 == 0 else (),
        )
