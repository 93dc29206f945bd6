"""The small world with something of every kind in both its dossiers, each thing with a word of its own that tells what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from hervat.apps.documents.scanning import NoScanner
from hervat.apps.documents.services import add_document
from hervat.apps.dossiers.models import Dossier, PeriodKind
from hervat.apps.dossiers.services.facts import record_event, record_period
from hervat.apps.dossiers.services.given import NewEvent, NewPeriod
from hervat.apps.dossiers.services.notes import give_advice, write_note
from hervat.apps.dossiers.services.opening import bsn_context
from hervat.apps.health.door import GivenAnswer, NewRecord, sign, write
from hervat.apps.jobsearch.choices import choose
from hervat.apps.jobsearch.models import Choice
from hervat.apps.jobsearch.services import Wishes, keep_search
from hervat.apps.matching.services import NewAdvice, NewAnswer, NewVerdict, answer_question, give_verdict, share_advice
from hervat.apps.matching.withdrawing import withdraw_advice
from hervat.apps.profiles.contents import ProfileContent
from hervat.apps.profiles.services import record_profile
from hervat.apps.sealing import Purpose, blind_index, seal_text
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.asking import DATUM_OF
from hervat.domain.dossier.documents import KINDS, Audience, DocumentKind
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.law.facts import EventKind
from hervat.domain.matching.compare import Fit
from hervat.market.browsing.addresses import address_of
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Ad
from tests.apps.health.fml_acts import LIMITED, begun, signed_list, to_coach, to_expert
from tests.apps.health.question_acts import answer, ask
from tests.apps.matching.small_market import RECEPTIONIST, make_market
from tests.support.market.vacancies import make_vacancies
from tests.support.world import Side, World, make_world

BSN = {"a": "123456782", "b": "111222333"}
MARKED_EVENTS = {
    EventKind.LOONSTOP: Role.WERKGEVER,
    EventKind.DESKUNDIGENOORDEEL_AANVRAAG: Role.WERKGEVER,
    EventKind.PLAN_VAN_AANPAK: Role.CASEMANAGER,
    EventKind.WIA_AANVRAAG: Role.CASEMANAGER,
}
MARKED_DOCUMENTS = {
    DocumentKind.LOONMAATREGEL: Role.WERKGEVER,
    DocumentKind.PLAN_VAN_AANPAK: Role.CASEMANAGER,
    DocumentKind.RAPPORTAGE_COACH: Role.COACH,
    DocumentKind.DESKUNDIGENOORDEEL: Role.WERKGEVER,
}
WRITERS = {Audience.EVERYONE: Role.CASEMANAGER, Audience.WERKGEVER: Role.CASEMANAGER, Audience.COACHING: Role.COACH}


@dataclass
class Filled:
    """The world, what stands in the addresses of each side, and of which datum each word is, by side."""

    world: World
    samples: Mapping[str, dict[str, str]]
    words: Mapping[str, Mapping[str, Datum]]


def filled_world() -> Filled:
    """Inside a test with a database."""
    world = make_world()
    make_market()
    make_vacancies(indexed=False)
    samples, words = {}, {}
    for name, side in (("a", world.own), ("b", world.other)):
        samples[name], words[name] = _fill(side, name)
    return Filled(world, samples, words)


def _fill(side: Side, name: str) -> tuple[dict[str, str], dict[str, Datum]]:
    today = timezone.localdate()
    words: dict[str, Datum] = {}

    def word(text: str, datum: Datum) -> str:
        marked = f"kenwoord{text}{name}".replace("_", "")
        words[marked] = datum
        return marked

    _number(side, name)
    words[BSN[name]] = Datum.BSN
    events = [_event(side, kind, role, word(kind.value.replace("_", ""), _datum(kind)), today) for kind, role in MARKED_EVENTS.items()]
    period = record_period(
        side.entered(Role.CASEMANAGER), NewPeriod(kind=PeriodKind.PARTIAL, first_day=today - timedelta(days=9), hours_per_week=Decimal(11))
    )
    for audience, role in WRITERS.items():
        write_note(side.entered(role), audience=audience, about=today, text=word(audience.value.replace("_", ""), audience.datum))
    give_advice(side.entered(Role.BEDRIJFSARTS), day=today, text=word("advies", Datum.TERUGKOPPELING))
    documents = [
        _document(side, kind, role, word(f"stuk{kind.value.replace('_', '')}", KINDS[kind].datum), today)
        for kind, role in MARKED_DOCUMENTS.items()
    ]
    record = ""
    for kind in VaultKind:
        record = _vault(side, kind, word(f"kluis{kind.value.replace('_', '')}", kind.datum), today)
    release = _fml(side, word("fmltoelichting", Datum.FML))
    question = _questions(side, word)
    occupation, advice = _work(side, word)
    samples = {
        "nummer": side.dossier.number, "number": side.dossier.number, "stap": "plan_van_aanpak", "event": events[0], "feit": events[0],
        "afspraak": events[0], "period": str(period.id), "document": documents[0], "stuk": record, "inzage": "1",
        "versie": "1", "rubriek": "4", "verstrekking": release, "beroep": occupation, "item": "4.13", "advies": advice,
        "vraag": question, "zoekopdracht": _searches(side, word), "vacature": "1",
    }  # fmt: skip
    return samples, words


def _questions(side: Side, word: Callable[[str, Datum], str]) -> str:
    """One of everybody who may ask, the first of them answered; gives that one."""
    asked = [ask(side.entered(role), word(f"vraag{role.value}", datum)) for role, datum in DATUM_OF.items()]
    answer(side.entered(Role.BEDRIJFSARTS), asked[0], word("antwoord", Datum.VRAAG_ARBEIDSDESKUNDIGE))
    return str(asked[0])


def _work(side: Side, word: Callable[[str, Datum], str]) -> tuple[str, str]:
    """What somebody brings to work, and what was said of it; gives the occupation in an address, and the advice."""
    expert = side.entered(Role.ARBEIDSDESKUNDIGE)
    record_profile(side.entered(Role.COACH), ProfileContent(skills=(word("vaardigheid", Datum.PERSOONSPROFIEL),)), seen=None)
    reason = f"{word('oordeel', Datum.PASSEND_WERK)} is de reden van dit oordeel."
    give_verdict(expert, NewVerdict(uri=RECEPTIONIST, given=Fit.FITS, reason=reason, fml_number=1))
    found_out = {"value": 9, "unit": "kg"}
    place = word("werkplek", Datum.PASSEND_WERK)
    answer_question(expert, NewAnswer(uri=RECEPTIONIST, item="4.13", load=found_out, place=place, day=timezone.localdate()))
    slip = share_advice(expert, NewAdvice(uris=(RECEPTIONIST,), text=word("misgedeeld", Datum.PASSEND_WERK), fml_number=1))
    withdraw_advice(expert, slip.id, f"{word('ingetrokken', Datum.PASSEND_WERK)} is de reden van het intrekken.")
    advice = share_advice(expert, NewAdvice(uris=(RECEPTIONIST,), text=word("werkadvies", Datum.WERKADVIES), fml_number=1))
    return address_of(RECEPTIONIST, "receptionist"), str(advice.id)


def _searches(side: Side, word: Callable[[str, Datum], str]) -> str:
    """A search that is kept, and a vacancy; gives the search."""
    entered = side.entered(Role.WERKNEMER)
    alert = keep_search(entered, SearchRequest(words=word("gezocht", Datum.ZOEKEN)), Wishes(word("zoeknaam", Datum.ZOEKEN)))
    ad = Ad(identifier="1", title=word("bewaard", Datum.ZOEKEN), text="Werk.", html="")
    choose(entered, 1, Choice.KEPT, ad)
    return str(alert.id)


def _number(side: Side, name: str) -> None:
    """The number of who is ill, as only some may record it."""
    sealed = seal_text(Purpose.CASE, BSN[name], context=bsn_context(side.dossier.id))
    Dossier.objects.filter(pk=side.dossier.pk).update(bsn=sealed, bsn_index=blind_index(BSN[name], context="dossiers.dossier.bsn"))


def _datum(kind: EventKind) -> Datum:
    from hervat.domain.disclosure.facts import EVENT_DATA

    return EVENT_DATA[kind]


def _event(side: Side, kind: EventKind, role: Role, word: str, today: date) -> str:
    return str(record_event(side.entered(role), NewEvent(kind=kind, day=today - timedelta(days=3), on_paper_at=word)).id)


def _document(side: Side, kind: DocumentKind, role: Role, word: str, today: date) -> str:
    made = add_document(
        side.entered(role), kind=kind, day=today, name=f"{word}.txt", declared_type="text/plain", content=word.encode(), scanner=NoScanner()
    )
    return str(made.id)


def _vault(side: Side, kind: VaultKind, word: str, today: date) -> str:
    entered = side.entered(Role.BEDRIJFSARTS)
    saved = write(entered, NewRecord(kind=kind, day=today, text=word, question=word if kind is VaultKind.VRAAG_ANTWOORD else ""))
    sign(entered, saved.id)
    return str(saved.id)


def _fml(side: Side, word: str) -> str:
    """A list that the arbeidsdeskundige may read, the coach without the item in which the word stands; and one that is being written."""
    doctor = side.entered(Role.BEDRIJFSARTS)
    number = signed_list(doctor, {**LIMITED, "4.14": GivenAnswer(("1",), word)})
    to_expert(doctor, number)
    release = to_coach(doctor, number, "4.13")
    begun(doctor, copy_of=number)
    return str(release)
