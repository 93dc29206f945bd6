"""What the tests of the questions to the bedrijfsarts do again and again."""

from __future__ import annotations

from uuid import UUID

from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.apps.health.door import NewAnswer, NewQuestion
from hervat.domain.dossier.asking import About, Subject

WHY = "In dit werk tilt iemand een enkele keer 10 kilo. Kan dat?"


def about_item(number: int, item: str = "4.13") -> Subject:
    """One item of the list with this number."""
    return Subject(about=About.ITEM, fml_number=number, item=item, occupation="voorraadbeheerder", occupation_uri="urn:x")


def what_if(number: int, item: str = "4.13", code: int = 1) -> Subject:
    """Another code at an item of the list with this number."""
    return Subject(about=About.WHAT_IF, fml_number=number, item=item, code=code)


def ask(entered: Entered, text: str = WHY, subject: Subject | None = None) -> UUID:
    """A question of who entered."""
    return door.ask_doctor(entered, NewQuestion(text=text, subject=subject or Subject())).id


def answer(doctor: Entered, question: UUID, text: str = "Ja, zo nu en dan kan dat.", fml: int | None = None) -> bool:
    """An answer of the bedrijfsarts."""
    return door.answer_question(doctor, question, NewAnswer(text=text, fml_number=fml))
