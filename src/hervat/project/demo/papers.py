"""Documents, notes, advice, the medical part, the lists, work and questions of the demo, made by the same services that people use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from hervat.apps.audit.entries import Channel
from hervat.apps.documents.models import Document
from hervat.apps.documents.scanning import NoScanner
from hervat.apps.documents.services import check_file, take_in
from hervat.apps.dossiers.door import Entered, enter_dossier
from hervat.apps.dossiers.models import Advice, Dossier, Event, Note
from hervat.apps.dossiers.services.notes import give_advice, write_note
from hervat.apps.health.door import NewRecord, sign, write
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import DOCUMENT_OF_EVENT
from hervat.domain.text import plain_date
from hervat.project.demo.cases import DemoCase
from hervat.project.demo.lists import demo_lists, load_list
from hervat.project.demo.paper_texts import DemoPaper, demo_advices, demo_notes, demo_papers, demo_records
from hervat.project.demo.people import World
from hervat.project.demo.press import letters
from hervat.project.demo.questions import load_questions
from hervat.project.demo.work import load_search, load_work
from hervat.web.desk.acting import PURPOSES

DOCTOR = "farida"
FOOTER = "Verzonnen, voor de demo van Hervat"
WITH_PAPERS = (412, 207)


def load_papers(world: World, cases: Mapping[int, DemoCase], dossiers: Mapping[int, Dossier], today: date) -> None:
    """Puts the papers in their dossiers; in the transaction that loads the demo."""
    desk = _Desk(world, dossiers, today)
    first = {number: cases[number].first_day for number in WITH_PAPERS}
    papers = list(demo_papers(first, today))
    for paper, content in zip(papers, letters([_filled(paper, desk.called(paper.by)) for paper in papers]), strict=True):
        _add(desk, paper, content)
    for note in demo_notes(today):
        written = write_note(desk.entered(note.number, note.by), audience=note.audience, about=note.about, text=note.text)
        _date(written, "written_at", note.about)
    for advice in demo_advices(first, today):
        given = give_advice(desk.entered(advice.number, DOCTOR), day=advice.day, text=advice.text, hours_per_week=advice.hours)
        _date(given, "given_at", advice.day)
    for record in demo_records(first, today):
        entered = desk.entered(record.number, DOCTOR)
        sign(entered, write(entered, NewRecord(kind=record.kind, day=record.day, text=record.text)).id)
    for one in demo_lists(today):
        load_list(desk.entered(one.number, DOCTOR), one)
    load_work(desk.entered, today)
    load_search(desk.own(412), today)
    load_questions(desk.entered, today)


class _Desk:
    """Who acts in which dossier. Each is let in once."""

    def __init__(self, world: World, dossiers: Mapping[int, Dossier], today: date) -> None:
        self._world, self._dossiers, self._today = world, dossiers, today
        self._entered: dict[tuple[int, str], Entered] = {}

    def entered(self, number: int, key: str) -> Entered:
        """Somebody, in a dossier."""
        if (number, key) not in self._entered:
            self._entered[number, key] = enter_dossier(self._acting(key), self._dossiers[number], Action.SEE_DOSSIER)
        return self._entered[number, key]

    def own(self, number: int) -> Entered:
        """The werknemer, in their own dossier."""
        dossier = self._dossiers[number]
        if dossier.werknemer_id is None:
            raise LookupError(number)
        actor = actor_for(dossier.werknemer_id, Role.WERKNEMER, None, self._today, second_factor=True)
        acting = Acting(actor, self._today, Channel.COMMAND, purpose=PURPOSES[Role.WERKNEMER])
        return enter_dossier(acting, dossier, Action.SEE_DOSSIER)

    def called(self, key: str) -> str:
        """``Karin Overbeek``."""
        return self._world.people[key].name

    def _acting(self, key: str) -> Acting:
        role = self._world.staff[key].role
        actor = actor_for(self._world.people[key].pk, role, self._world.organisation_of(key), self._today, second_factor=True)
        return Acting(actor, self._today, Channel.COMMAND, purpose=PURPOSES[role])


def _add(desk: _Desk, paper: DemoPaper, content: bytes) -> None:
    entered = desk.entered(paper.number, paper.by)
    file = check_file(entered, kind=paper.kind, name=paper.name, declared_type="application/pdf", content=content, scanner=NoScanner())
    kinds = [event for event, kind in DOCUMENT_OF_EVENT.items() if kind is paper.kind]
    event = Event.objects.filter(dossier=entered.dossier, kind__in=kinds, day=paper.day).first()
    _date(take_in(entered, file=file, day=paper.day, event=event.pk if event else None), "added_at", paper.day)


def _date(row: Document | Note | Advice, field: str, day: date) -> None:
    """It came in the day after, not today."""
    at = timezone.make_aware(datetime.combine(min(day + timedelta(days=1), timezone.localdate()), time(9, 12)))
    type(row)._default_manager.filter(pk=row.pk).update(**{field: at})


def _filled(paper: DemoPaper, author: str) -> dict[str, object]:
    day = paper.day
    return {
        "title": paper.title,
        "from": author,
        "day": plain_date(day),
        "made": [day.year, day.month, day.day],
        "text": paper.text,
        "footer": FOOTER,
    }
