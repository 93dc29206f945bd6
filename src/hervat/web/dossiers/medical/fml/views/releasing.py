"""Releasing a signed list: for each who may get it, what they would read, and the button that shows it to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.dossiers.queries.people import people_in
from hervat.apps.dossiers.queries.texts import advices_in
from hervat.apps.health import door
from hervat.apps.health.door import NewRelease, ReleasedFml, ReleaseLine
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.web.cases.ability.sheet import sheet_of
from hervat.web.cases.ability.words import RECIPIENTS, list_name
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.field import Field
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import case_page
from hervat.web.dossiers.medical.page import show, to

RELEASE = "verstrekken"
EXPERT, COACH = Role.ARBEIDSDESKUNDIGE.value, Role.COACH.value
PLACES = {EXPERT: "voor-expert", COACH: "voor-coach"}  # the part of the page of each
SHARED = {EXPERT: "reden-arbeidsdeskundige", COACH: "reden-coach"}


class ReleaseForm(Typed):
    """To whom, why, and which items."""

    ticked: tuple[str, ...] = ()

    @property
    def recipient(self) -> str:
        """To whom it goes, as it was sent."""
        return self.text("aan")

    def read(self) -> NewRelease | None:
        """What is to be released; None for somebody to whom nothing can be."""
        known = next((role for role in RECIPIENTS if role.value == self.recipient), None)
        if known is None:
            self.wrong("aan", gettext("Kies aan wie u dit verstrekt: de arbeidsdeskundige of de coach."))
            return None
        return NewRelease(recipient=known, reason=self.text(SHARED[known.value]), items=self.ticked)

    @property
    def expert_reason(self) -> Field:
        self.values.setdefault(SHARED[EXPERT], gettext("Onderzoek naar passend werk"))
        return self.line(SHARED[EXPERT], gettext("Waarom?"), hint=gettext("De werknemer leest dit."))

    @property
    def coach_reason(self) -> Field:
        return self.line(SHARED[COACH], gettext("Waarom juist deze?"), hint=gettext("De werknemer leest dit."))


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom it can be released: who that is in this dossier, and what was released of this list and of others."""

    names: str
    running: ReleaseLine | None
    elsewhere: ReleaseLine | None  # the newest that runs, of an earlier list
    items: str  # those of the running release
    nobody: str  # that nobody has the role now, so that nothing can be released; empty when somebody has


@require_http_methods(["GET", "HEAD", "POST"])
@case_page(Action.RELEASE_FML, twin="mijn:ability")
def release(request: HttpRequest, entered: Entered, versie: int) -> HttpResponse:
    """What each would read; with a button, the release itself."""
    found = door.fml_numbered(entered, versie)
    form = ReleaseForm.of(request, entered.acting.on)
    form.ticked = tuple(dict.fromkeys(request.POST.getlist("item")))[:200]
    if request.method == "POST" and request.POST.get("stap") == RELEASE and _released(entered, found, form):
        messages.success(request, gettext("Verstrekt. De werknemer ziet aan wie, wat en waarom."))
        return to(entered, "fml_release", versie=versie)
    return _page(request, entered, found, form)


@require_POST
@case_page(Action.RELEASE_FML, twin="mijn:ability")
def take_back(request: HttpRequest, entered: Entered, versie: int, verstrekking: UUID) -> HttpResponse:
    """Takes a release back."""
    del versie
    number = door.withdraw_release(entered, verstrekking)
    messages.success(request, gettext("Ingetrokken. Wie het las, kan het nu niet meer openen."))
    return to(entered, "fml_release", versie=number)


def _released(entered: Entered, found: ReleasedFml, form: ReleaseForm) -> bool:
    new = form.read()
    if new is None:
        return False
    try:
        door.release_fml(entered, found.number, new)
    except WrongFields as wrong:
        form.take(wrong.errors, {"reason": SHARED[new.recipient.value], "items": "onderdelen", "recipient": PLACES[new.recipient.value]})
        return False
    return True


def _page(request: HttpRequest, entered: Entered, found: ReleasedFml, form: ReleaseForm) -> HttpResponse:
    lines = door.releases_of(entered)
    advices = advices_in(entered)
    sheet = sheet_of(found)
    coach = _recipient(entered, found, lines, Role.COACH)
    before = None if coach.running or request.method == "POST" else coach.elsewhere
    same = before if before is not None and request.GET.get("als") == str(before.number) else None
    if same is not None:
        form.values.setdefault(SHARED[COACH], same.reason)
    ticked = form.ticked or _ticked(request, found, coach.running or same)
    return show(
        request,
        entered,
        "fml/release",
        "ability",
        form=form,
        found=found,
        list_name=list_name(found.fml),
        sheet=sheet,
        expert=_recipient(entered, found, lines, Role.ARBEIDSDESKUNDIGE),
        coach=coach,
        expert_reason=form.expert_reason,
        coach_reason=form.coach_reason,
        choices=sheet.limited,
        others=sheet.free,
        ticked=ticked,
        same_as=before.number if before is not None and same is None and before.items else None,
        withheld=len(found.fml.list.items) - len(set(ticked) & found.fml.answers.keys()),
        items_error=form.errors.get("onderdelen", ""),
        advice=next((found for found in advices if not found.replaced), None),
        may_advise=entered.may(Action.GIVE_ADVICE),
        history=[line for line in lines if line.number == found.number],
    )


def _ticked(request: HttpRequest, found: ReleasedFml, shown: ReleaseLine | None) -> tuple[str, ...]:
    """What is ticked when the page opens: the items of a release, as far as this list has them."""
    if shown is None or request.method == "POST":
        return ()
    return tuple(item for item in shown.items if item in found.fml.list.items)


def _recipient(entered: Entered, found: ReleasedFml, lines: Sequence[ReleaseLine], role: Role) -> Recipient:
    people = [person.name for person in people_in(entered) if person.role is role and person.is_now]
    running = [line for line in lines if line.runs and line.recipient is role]
    here = next((line for line in running if line.number == found.number), None)
    names = [f"{item} {spoken(found.fml.list.items[item].name)}" for item in (here.items if here else ())]
    elsewhere = next((line for line in running if line.number != found.number), None)
    nobody = "" if entered.case.has(role, entered.acting.on) else spoken(door.nobody_in(role))
    return Recipient(", ".join(people), here, elsewhere, ", ".join(names), nobody)
