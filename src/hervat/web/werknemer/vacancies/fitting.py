"""Whether a vacancy fits, as the werknemer reads it: a word, and the sentence of the ad that decides."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.apps.jobsearch.weighing import Ability
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.questions import question
from hervat.market.vacancies.ads import Ad
from hervat.reports.work.words import FITS_FOR_WERKNEMER
from hervat.web.cases.work.marks import fit_label
from hervat.web.components.speech import spoken
from hervat.web.vacancies.words import load_name


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the ad, what it is about, and what to ask or to know."""

    name: str
    sentence: str
    meaning: str
    question: str


@dataclass(frozen=True, slots=True)
class ShownFit:
    """The word, and what decides. ``said``: one sentence when the ad itself tells nothing that decides."""

    label: SafeString
    said: str
    told: tuple[Told, ...]


def shown_fit(ability: Ability, ad: Ad) -> ShownFit | None:
    """None without a list to weigh by: then nothing can be said."""
    if not ability.is_known:
        return None
    fit, points = ability.fit(ad), ability.points(ad)
    return ShownFit(
        label=fit_label(fit, FITS_FOR_WERKNEMER),
        said=_said(fit) if not points else "",
        told=tuple(Told(load_name(point.item), point.sentence, _meaning(point.verdict), spoken(question(point.item))) for point in points),
    )


def _meaning(verdict: Verdict) -> str:
    return gettext("Dat lijkt nu te zwaar.") if verdict is Verdict.OVERSCHRIJDING else gettext("Vraag hoe dat hier is.")


def _said(fit: Fit) -> str:
    return {
        Fit.FITS: gettext("Dit beroep past bij de lijst van de bedrijfsarts, en de tekst zegt niets anders."),
        Fit.WITH_QUESTIONS: gettext("We weten niet alles van dit werk. Vraag op de werkplek wat u moet kunnen."),
        Fit.DOES_NOT_FIT: gettext("Dit beroep vraagt meer dan u nu kunt. Denkt u van niet? Praat erover met uw coach."),
    }[fit]
