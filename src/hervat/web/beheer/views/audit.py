"""The audit record for the systeembeheerder: who did what and when, without a word of a case and without the name of a werknemer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.audit.queries import PAGE, Act, pseudonym, recent
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.accounts import Account, find_accounts, names_of_professionals
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.web.beheer.words import ACTIONS, CHANNELS, IN_A_CASE, KINDS
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.speech import spoken
from hervat.web.desk.gate import work_page

MOST_NAMESAKES = 10
A_DAY = timedelta(days=1)
FIRST = date(2020, 1, 1)  # there was no Hervat before


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words. ``who`` is a link to all acts of this person where there is an ``address``."""

    act: Act
    who: str
    address: str
    role: str
    channel: str
    action: str
    kind: str
    more: int  # dossiers besides those of which the pseudonym is shown


@dataclass(slots=True)
class Filter:
    """What was asked: a day, and a person. ``namesakes``: the professionals that a typed name may mean, when it is not one."""

    typed: Typed
    day: date | None = None
    user: UUID | None = None
    name: str = ""
    namesakes: tuple[Account, ...] = ()

    @property
    def query(self) -> dict[str, str]:
        """What the addresses of other pages of this list carry along."""
        days = (
            {f"dag-{part}": str(value) for part, value in zip("dmj", (self.day.day, self.day.month, self.day.year), strict=True)}
            if self.day
            else {}
        )
        return days | ({"wie": str(self.user)} if self.user else {})


@require_safe
@work_page(Action.SEE_INSTALLATION, tells="record")
def audit(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The newest acts first, of one day or one person if asked so."""
    asked = _asked(request, acting)
    acts = [] if asked.typed else _acts(asked, request.GET.get("voor", ""))
    names = names_of_professionals({act.actor for act in acts if act.actor is not None and act.role != Role.WERKNEMER})
    last = acts[PAGE - 1].seq if len(acts) > PAGE else 0
    context = {
        "asked": asked,
        "form": asked.typed,
        "lines": [_line(act, names) for act in acts[:PAGE]],
        "older": urlencode(asked.query | {"voor": str(last)}) if last else "",
        "newest": urlencode(asked.query) if request.GET.get("voor") else "",
        "day_field": asked.typed.date_field("dag", gettext("Dag (niet verplicht)")),
        "name_field": asked.typed.line("naam", gettext("Naam of e-mailadres (niet verplicht)")),
    }
    return render(request, "beheer/audit.html", context, status=422 if asked.typed else 200)


def _asked(request: HttpRequest, acting: Acting) -> Filter:
    typed = Typed({name: str(value)[:200] for name, value in request.GET.items()}, acting.on)
    asked = Filter(typed, typed.day("dag", needed=False))
    if asked.day is not None and not FIRST <= asked.day <= acting.on:
        asked.typed.wrong("dag", gettext("Vul een dag in tot en met vandaag, bijvoorbeeld 23-11-2026."))
    if typed.text("naam"):
        _find(asked, acting, typed.text("naam"))
    elif typed.text("wie"):
        try:
            asked.user = UUID(typed.text("wie"))
        except ValueError:
            typed.wrong("naam", gettext("Deze persoon is er niet. Zoek op naam."))
    if asked.user and not asked.name:
        asked.name = names_of_professionals([asked.user]).get(asked.user) or _pseudonym(asked.user)
    return asked


def _find(asked: Filter, acting: Acting, text: str) -> None:
    """Whom a typed name means, of those who work for an organisation."""
    found = tuple(account for account in find_accounts(acting, text)[0] if account.is_professional)
    if len(found) == 1:
        asked.user, asked.name = found[0].id, found[0].name
    elif found:
        asked.namesakes = found[:MOST_NAMESAKES]
        asked.typed.wrong("naam", gettext("Dit past bij meer mensen. Kies er een."))
    else:
        asked.typed.wrong("naam", gettext("Niemand die voor een organisatie werkt heet zo. Vul een deel van de naam in."))


def _acts(asked: Filter, before: str) -> list[Act]:
    """A page of acts and one more. Of a professional not what they did as a werknemer: that would say that they are one."""
    since = timezone.make_aware(datetime.combine(asked.day, time.min)) if asked.day else None
    until = timezone.make_aware(datetime.combine(asked.day + A_DAY, time.min)) if asked.day else None
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    is_professional = asked.user is not None and bool(names_of_professionals([asked.user]))
    return recent(PAGE + 1, number, since=since, until=until, actor=asked.user, except_role=Role.WERKNEMER.value if is_professional else "")


def _line(act: Act, names: Mapping[UUID, str]) -> Line:
    known = names.get(act.actor) if act.actor and act.role != Role.WERKNEMER else None
    who = gettext("Hervat zelf") if act.actor is None else known or _pseudonym(act.actor)
    return Line(
        act,
        who,
        urlencode({"wie": str(act.actor)}) if known else "",
        spoken(role_name(Role(act.role))) if act.role in set(Role) else "",
        spoken(CHANNELS[act.channel]) if act.channel in CHANNELS else act.channel,
        spoken(ACTIONS[act.action]) if act.action in ACTIONS else act.action,
        spoken(KINDS.get(act.kind, IN_A_CASE)),
        act.subject_count - len(act.pseudonyms),
    )


def _pseudonym(user: UUID) -> str:
    return gettext("werknemer-account %(pseudonym)s") % {"pseudonym": pseudonym(user)}
