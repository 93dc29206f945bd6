"""The forms of the pages that belong to no face."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hervat.apps.dossiers.daily.wishes import EARLIEST, LONGEST_SHORT, Wish, choose_reminders
from hervat.apps.dossiers.errors import WrongFields
from hervat.apps.organisations.acting import Acting
from hervat.domain.dossier.reminders import Choice
from hervat.web.account.forms import OurForm
from hervat.web.components.speech import spoken

NUMBER = gettext_lazy("Vul een heel aantal dagen in, bijvoorbeeld 14.")


class ReminderForm(OurForm):
    """How many days before the last day of a step somebody hears of it, and how."""

    words = {  # noqa: RUF012 -- typed in OurForm
        "early_days": (gettext_lazy("De eerste keer"), NUMBER),
        "short_days": (gettext_lazy("De tweede keer"), NUMBER),
    }
    early_days = forms.IntegerField(error_messages={"invalid": NUMBER})
    short_days = forms.IntegerField(error_messages={"invalid": NUMBER})
    when_late = forms.BooleanField(required=False, label=gettext_lazy("Ook als een stap te laat is"))
    by_mail = forms.BooleanField(required=False, label=gettext_lazy("Ook per mail, hoogstens één per dag"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["early_days"].help_text = gettext_lazy("Dagen vóór de laatste dag, hooguit %(n)s.") % {"n": EARLIEST}
        self.fields["short_days"].help_text = gettext_lazy("Dagen vóór de laatste dag, hooguit %(n)s.") % {"n": LONGEST_SHORT}
        for name in ("early_days", "short_days"):
            field = self.fields[name]
            field.widget = forms.TextInput(attrs={"class": "invoer invoer--smal", "inputmode": "numeric", "autocomplete": "off"})

    @classmethod
    def of(cls, wish: Wish) -> Mapping[str, Any]:
        """What stands in the form when it is opened."""
        choice = wish.choice
        return {
            "early_days": choice.early_days,
            "short_days": choice.short_days,
            "when_late": choice.when_late,
            "by_mail": wish.by_mail,
        }

    def chosen(self, acting: Acting) -> bool:
        """Keeps the choice; False when it cannot be, with the sentence at the field."""
        typed = self.cleaned_data
        choice = Choice(typed["early_days"], typed["short_days"], typed["when_late"])
        try:
            choose_reminders(acting, Wish(choice, typed["by_mail"]))
        except WrongFields as wrong:
            for error in wrong.errors:
                self.add_error(error.path, spoken(error.message))
            return False
        return True
