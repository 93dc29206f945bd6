"""The questions to the bedrijfsarts of the demo: one that waits, and one that was answered. In words of work, all invented."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from hervat.apps.health.door import NewAnswer, NewQuestion, answer_question, ask_doctor
from hervat.domain.dossier.asking import About, Subject
from hervat.market.occupations.queries import labels_of
from hervat.project.demo.work import COACH, EXPERT, STOCK, Enter

DOCTOR = "farida"


def load_questions(enter: Enter, today: date) -> None:
    """Asks and answers them with the services that people use. The occupation is left out where this labour market does not know it."""
    known = labels_of((STOCK,))
    hours = NewQuestion(
        text="Bij dit werk zijn de diensten vijf uur. Kan Samira dat opbouwen, en hoe snel?",
        subject=Subject(about=About.ITEM, fml_number=2, item="6.2"),
    )
    answered = ask_doctor(enter(412, COACH), hours, at=_at(today, 40)).id
    steps = "Nu vier uur per dag. Elke twee weken een half uur erbij kan, zolang er een rustige plek is voor de pauze."
    answer_question(enter(412, DOCTOR), answered, NewAnswer(text=steps), at=_at(today, 37))
    lifting = NewQuestion(
        text="In dit magazijn komt één keer per dag een doos van tien kilo voor. Er is een hefhulp. Kan dat?",
        subject=Subject(
            about=About.WHAT_IF,
            fml_number=2,
            item="4.13",
            code=1,
            occupation=known.get(STOCK, ""),
            occupation_uri=STOCK if STOCK in known else "",
        ),
    )
    ask_doctor(enter(412, EXPERT), lifting, at=_at(today, 3))


def _at(today: date, days: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=days), time(14, 20)))
