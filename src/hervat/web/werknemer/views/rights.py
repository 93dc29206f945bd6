"""Rights and duties of the werknemer, at the moment they matter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.people import people_in
from hervat.domain.access.actions import Action
from hervat.web.cases.look import look_at
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.home.turns import helper_of
from hervat.web.werknemer.page import show
from hervat.web.werknemer.rights import PHASE_NAMES, by_phase, phase_of


@require_safe
@own_page(Action.SEE_TIMELINE, tells="rights")
def rights(request: HttpRequest, entered: Entered) -> HttpResponse:
    """What holds now, open; then what holds always, and in the other phases."""
    now = phase_of(look_at(entered).timeline)
    groups = [(PHASE_NAMES[phase], found, phase is now) for phase, found in by_phase(now)]
    return show(request, entered, "rights", title=gettext("Mijn rechten en plichten"), groups=groups, helper=helper_of(people_in(entered)))
