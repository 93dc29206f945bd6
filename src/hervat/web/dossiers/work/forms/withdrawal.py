"""The form with which an advice about work is taken back: why."""

from __future__ import annotations

from django.utils.translation import gettext

from hervat.apps.matching.withdrawing import LONGEST_REASON, SHORTEST_REASON
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import Area

REASON = "reden"
PLACES = {"reason": REASON}


class WithdrawalForm(Typed):
    """Why the advice is taken back."""

    @property
    def reason(self) -> str:
        """The reason as it was typed."""
        return self.text(REASON)

    @property
    def reason_field(self) -> Area:
        """Its field."""
        label = gettext("Waarom trekt u dit advies in?")
        hint = gettext("Minstens %(n)d tekens. Alleen wie adviezen deelt, leest deze reden: de arbeidsdeskundige en de coach.")
        return self.area(REASON, label, hint=hint % {"n": SHORTEST_REASON}, rows=4, longest=LONGEST_REASON)
