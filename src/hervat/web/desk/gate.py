"""The gate: what every page behind the login passes before its view runs. It carries the rule of the page, so that all rules can be listed.

A view is wrapped by exactly one of

- :func:`case_page`: about one dossier, at ``/dossiers/<nummer>/...``, for professionals;
- :func:`own_page`: the same for the werknemer whose dossier it is, at ``/mijn/...``;
- :func:`work_page`: done outside a case, such as the list of dossiers;
- :func:`personal_page`: only about the own account, in whatever role;
- :func:`demo_page`: of the demo, for everybody; in every other installation there is no such page.

Nobody who may not know that something exists is told more than "this page does not exist". What is read is recorded before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from hervat.apps.audit.entries import Action as Act
from hervat.apps.documents.store import FileLost
from hervat.apps.dossiers.auditing import audit, audit_in, audit_refusal
from hervat.apps.dossiers.door import Entered, enter, enter_dossier, require
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused
from hervat.apps.dossiers.queries.own import own_dossier
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import RULES, Action
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum, matrix
from hervat.web.desk import answers
from hervat.web.desk.acting import acting_of
from hervat.web.desk.drafts import keep_what_was_typed
from hervat.web.desk.reading import only_reading

View = Callable[..., HttpResponse]
OWN_NUMBER = "hervat.own_dossier"  # in the session: which of the own dossiers the werknemer looks at
READS = frozenset({"GET", "HEAD"})
SHOWN = frozenset({200, 409, 422})  # the page, also one that comes back because something in it was wrong


@dataclass(frozen=True, slots=True)
class PageRule:
    """What a page asks of who opens it. ``action`` None: only that they are logged in. ``tells``: the code of the look in the record."""

    kind: str  # case, own, work, personal, demo
    action: Action | None
    datum: Datum | None = None
    tells: str = ""
    act: Act = Act.READ

    @property
    def is_medical(self) -> bool:
        """Whether it is about medical data; what is typed there is then kept in the vault."""
        if self.action is None:
            return False
        rule = RULES[self.action]
        data = rule.any_of or (rule.datum or self.datum,)
        return any(datum is not None and matrix()[datum].medical for datum in data)


def case_page(
    action: Action, datum: Datum | None = None, *, tells: str = "", act: Act = Act.READ, twin: str = "mijn:home"
) -> Callable[[View], View]:
    """A page about one dossier: ``view(request, entered, ...)``. The werknemer is sent to the ``twin`` of the page at ``/mijn/``."""
    rule = PageRule("case", action, datum, tells, act)

    def decorate(view: View) -> View:
        def page(request: HttpRequest, nummer: str, **named: Any) -> HttpResponse:
            acting = acting_of(request)
            if acting.actor.role is Role.WERKNEMER:
                own_dossier(acting, nummer)
                request.session[OWN_NUMBER] = nummer
                return redirect(twin)
            return _in_case(request, view, enter(acting, nummer, action, datum), rule, named)

        return _behind_the_gate(view, page, rule)

    return decorate


def own_page(action: Action, datum: Datum | None = None, *, tells: str = "", act: Act = Act.READ) -> Callable[[View], View]:
    """A page of the werknemer about the own dossier: ``view(request, entered, ...)``."""
    rule = PageRule("own", action, datum, tells, act)

    def decorate(view: View) -> View:
        def page(request: HttpRequest, **named: Any) -> HttpResponse:
            acting = acting_of(request)
            dossier = own_dossier(acting, request.session.get(OWN_NUMBER))
            return _in_case(request, view, enter_dossier(acting, dossier, action, datum), rule, named)

        return _behind_the_gate(view, page, rule)

    return decorate


def work_page(action: Action, *, tells: str = "") -> Callable[[View], View]:
    """A page outside a case: ``view(request, acting, ...)``. Lists record themselves whom they show."""
    rule = PageRule("work", action, tells=tells)

    def decorate(view: View) -> View:
        def page(request: HttpRequest, **named: Any) -> HttpResponse:
            acting = acting_of(request)
            require(acting, action)
            if tells and request.method in READS:
                with transaction.atomic():
                    audit(acting, Act.READ, rule.kind, what=tells)
            return _answer(request, view, acting, named)

        return _behind_the_gate(view, page, rule)

    return decorate


def personal_page(view: View) -> View:
    """A page about the own account only: ``view(request, acting, ...)``, in whatever role, also in none."""

    def page(request: HttpRequest, **named: Any) -> HttpResponse:
        return _answer(request, view, acting_of(request), named)

    return _behind_the_gate(view, page, PageRule("personal", None))


def demo_page(view: View) -> View:
    """A page of the demo: ``view(request, ...)``, logged in or not. Where no demo runs it does not exist, whatever is sent to it."""

    @wraps(view)
    @never_cache
    def gate(request: HttpRequest, **named: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        if request.method in READS:
            with only_reading():
                return view(request, **named)
        return view(request, **named)

    gate.rule = PageRule("demo", None)  # type: ignore[attr-defined]
    return gate


def _in_case(request: HttpRequest, view: View, entered: Entered, rule: PageRule, named: dict[str, Any]) -> HttpResponse:
    response = _answer(request, view, entered, named)
    if rule.tells and response.status_code in SHOWN:
        with transaction.atomic():
            audit_in(entered, rule.act, "dossier", what=rule.tells)
    return response


def _answer(request: HttpRequest, view: View, subject: Entered | Acting, named: dict[str, Any]) -> HttpResponse:
    if request.method in READS:
        with only_reading():
            return view(request, subject, **named)
    return view(request, subject, **named)


def _behind_the_gate(view: View, page: View, rule: PageRule) -> View:
    """Asks for a login, and turns what stands in the way into a page that says so."""

    @wraps(view)
    @never_cache
    def gate(request: HttpRequest, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_what_was_typed(request)
        try:
            return page(request, **named)
        except Hidden:
            raise Http404 from None
        except Refused as refused:
            _record_refusal(acting_of(request), named.get("nummer", ""), refused)
            return answers.refused(request, refused)
        except Conflict as conflict:
            return answers.conflict(request, conflict)
        except FileLost as lost:
            return answers.lost(request, lost)

    gate.rule = rule  # type: ignore[attr-defined]
    return gate


def _record_refusal(acting: Acting, number: str, refused: Refused) -> None:
    with transaction.atomic():
        audit_refusal(acting, number, refused.rule)
