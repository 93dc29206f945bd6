"""What if the werknemer learns something or travels further: asked in plain words, answered in plain words, and never kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from hervat.apps.matching.work import Work
from hervat.domain.matching.choosing.retraining import Training, admits, hours_verdict
from hervat.domain.matching.judge import Verdict
from hervat.reports.work.words import FITS_FOR_WERKNEMER
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.learning import key_of, kind_of, time_of
from hervat.web.cases.work.marks import fit_label
from hervat.web.cases.work.named import MOST_SHOWN, Listed, named
from hervat.web.cases.work.trying import Trial, TryForm
from hervat.web.components.field import Field

MOST_ADVISED = 5  # more are not read by who is tired; searching finds the rest


class OwnForm(TryForm):
    """The two questions, each a field of its own."""

    @property
    def learning_field(self) -> Field:
        """Words of the name of an education or course."""
        return self.line("zoek", gettext("Zoek een opleiding of cursus"), hint=gettext("Typ een deel van de naam."))

    @property
    def travel_field(self) -> Field:
        """Minutes a day."""
        own = self.work.person.max_travel_minutes
        hint = gettext("Heen en terug samen.") if own is None else gettext("Nu: %(n)d minuten. Heen en terug samen.") % {"n": own}
        return self.line("reizen", gettext("Hoeveel minuten wilt u reizen op een dag?"), hint=hint, short=True)


@dataclass(frozen=True, slots=True)
class Choice:
    """An education or course to choose. ``brings``: how much work it brings nearer; nothing for none."""

    name: str
    told: str
    brings: str
    address: str


@dataclass(frozen=True, slots=True)
class Learning:
    """The chosen education or course."""

    name: str
    address: str
    facts: tuple[tuple[str, str], ...]


class OwnTrial(Trial):
    """What the template of the werknemer's what-if asks for."""

    form: OwnForm

    def __init__(self, work: Work, form: OwnForm, links: CaseLinks) -> None:
        super().__init__(work, form)
        self.links = links

    @property
    def level_unknown(self) -> bool:
        """Whether nobody recorded which education they have."""
        return self.work.person.education_level is None

    @property
    def choices(self) -> list[Choice]:
        """What was found by its name."""
        return [self._choice(training, number) for training, number in self.found]

    @cached_property
    def advised(self) -> list[Choice]:
        """What brings most work nearer."""
        return [self._choice(opening.training, len(opening.opened)) for opening in self.all_openings[:MOST_ADVISED]]

    def _choice(self, training: Training, number: int) -> Choice:
        said = ngettext("Brengt %(n)d beroep dichterbij.", "Brengt %(n)d beroepen dichterbij.", number) % {"n": number}
        told = f"{kind_of(training)}, {time_of(training)}"
        return Choice(training.name, told, said if number else "", self.form.asking(leren=key_of(training), zoek=""))

    @cached_property
    def learning(self) -> Learning | None:
        """What was chosen."""
        training = self.form.training
        if training is None:
            return None
        address = reverse("market:course" if training.is_course else "market:education", args=[training.key])
        return Learning(training.name, address, tuple(self._facts(training)))

    def _facts(self, training: Training) -> Iterator[tuple[str, str]]:
        yield gettext("Wat is het?"), kind_of(training)
        yield gettext("Hoe lang duurt het?"), time_of(training)
        yield gettext("Passen de uren?"), _hours_words(hours_verdict(self.then.converted.fml, training), training)
        yield gettext("Is uw opleiding genoeg?"), self._admits_words(training)

    def _admits_words(self, training: Training) -> str:
        own = self.work.person.education_level
        enough = admits(training, own)
        if enough is not None:
            return gettext("Meestal wel.") if enough else gettext("Meestal niet. Eerst is een hogere opleiding nodig.")
        if own is None and not training.is_course:
            return gettext("Dat weten we niet. We kennen uw opleiding niet.")
        return gettext("Dat weten we niet. Vraag het aan de school.")

    @cached_property
    def opened(self) -> Listed:
        """The work that comes nearer."""
        candidates = sorted(map(self.then.candidate, self.trained), key=lambda candidate: candidate.occupation.label.casefold())
        shown = (named(one.occupation, self.links, fit_label(one.fit, FITS_FOR_WERKNEMER)) for one in candidates[:MOST_SHOWN])
        return Listed(len(candidates), tuple(shown))

    @property
    def travel(self) -> list[str]:
        """What another journey does, in sentences; none when it was not asked."""
        minutes = self.form.minutes
        return [] if minutes is None else list(self._travel_words(minutes))

    def _travel_words(self, minutes: int) -> Iterator[str]:
        said = ngettext("U reist dan %(n)d minuut op een dag.", "U reist dan %(n)d minuten op een dag.", minutes)
        yield said % {"n": minutes}
        yield gettext("Welk werk bij u past, verandert daardoor niet.")
        yield _jobs_words(minutes, self.work.person.max_travel_minutes)
        usual = self.work.chosen.orientation.stage.travel_minutes
        if usual is not None:
            yield gettext("Gewoon is nu tot %(n)d minuten. Dat is een richtlijn, geen wet.") % {"n": usual}


def _hours_words(verdict: Verdict, training: Training) -> str:
    """Whether the hours of the learning fit within what the bedrijfsarts wrote down."""
    if verdict is Verdict.GEEN_DATA and training.hours_a_week is not None:
        return gettext("Dat weten we niet. Vraag de bedrijfsarts hoeveel uur u aankunt.")
    return {
        Verdict.OK: gettext("Ja. Werkt u ook? Tel die uren dan mee."),
        Verdict.SIGNAAL: gettext("Misschien. Vraag het aan de bedrijfsarts."),
        Verdict.OVERSCHRIJDING: gettext("Nu niet. Vraag de school of het ook langzamer kan."),
        Verdict.GEEN_DATA: gettext("Dat weten we niet. Vraag de school hoeveel uur per week het is."),
    }[verdict]


def _jobs_words(minutes: int, own: int | None) -> str:
    """What it does to the jobs that can be reached."""
    if own is None:
        return gettext("Hoeveel banen u kunt bereiken, verandert wel.")
    if minutes == own:
        return gettext("Dit staat nu ook over u opgeschreven.")
    return gettext("U kunt dan meer banen bereiken.") if minutes > own else gettext("U kunt dan minder banen bereiken.")
