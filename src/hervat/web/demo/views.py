"""Becoming one of the invented people with a click. Only in the demo."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hervat.apps.accounts.models import User
from hervat.apps.accounts.sessions import become as act_as
from hervat.web.demo.cast import Player, players
from hervat.web.demo.tour import stops
from hervat.web.desk.gate import demo_page


@demo_page
@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """Everyone who can be played, and the tour along the best of it."""
    werknemers, staff = players(timezone.localdate())
    context = {
        "werknemers": werknemers,
        "staff": staff,
        "stops": stops((*werknemers, *staff)),
        "is_visitor": not request.user.is_authenticated,
    }
    return render(request, "demo/tour.html", context)


@demo_page
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """The person (``wie``) in the role (``rol``, ``voor``) that was clicked."""
    wanted = tuple(request.POST.get(name, "") for name in ("wie", "rol", "voor"))
    for player in _all():
        if (str(player.user), player.role.value, str(player.organisation or "")) == wanted:
            _become(request, player)
            return redirect("desk:today")
    raise Http404


@demo_page
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """A stop of the tour: somebody, at a page."""
    for found in stops(_all()):
        if found.number == number:
            _become(request, found.player)
            return HttpResponseRedirect(found.address)
    raise Http404


def _all() -> tuple[Player, ...]:
    werknemers, staff = players(timezone.localdate())
    return (*werknemers, *staff)


def _become(request: HttpRequest, player: Player) -> None:
    act_as(request, User.objects.get(pk=player.user), player.role, player.organisation)
