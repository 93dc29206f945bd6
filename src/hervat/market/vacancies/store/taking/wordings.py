"""What becomes of the words that an ad had before it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Count, Q

from hervat.market.vacancies.doubles.verifying import Told, have_same_heading
from hervat.market.vacancies.store.models import SourceAd, Vacancy, Wording
from hervat.market.vacancies.store.readings import Reading
from hervat.market.vacancies.store.taking.likeness import NO_TEXT


def staying(former: Mapping[str, int], readings: Mapping[str, Reading]) -> dict[str, int]:
    """By name of an ad: the vacancy that it remains of although it was rewritten.

    It was the only ad of it, and what it is headed by (title, place, employer) is the same: whoever kept the number finds it there.
    ``former``: the wording that each ad had.
    """
    if not former:
        return {}
    rows = Wording.objects.filter(pk__in=former.values()).values_list("pk", "vacancy_id", "title", "place", "employer")
    before = {pk: (vacancy, Told(title, place, employer, NO_TEXT)) for pk, vacancy, title, place, employer in rows}
    ads = SourceAd.objects.filter(wording__vacancy__in=[vacancy for vacancy, _told in before.values()])
    counted = dict(ads.values_list("wording__vacancy_id").annotate(live=Count("pk", filter=Q(gone_at=None))))
    found = {}
    for name, wording in former.items():
        vacancy, told = before[wording]
        if counted.get(vacancy, 0) <= 1 and have_same_heading(told, Told.of(readings[name].fingerprint)):
            found[name] = vacancy
    return found


def forget_unused(wordings: Collection[int]) -> None:
    """Of these those that no ad has any more, and no vacancy shows."""
    unused = set(Wording.objects.filter(pk__in=wordings, ads=None).values_list("pk", flat=True))
    unused -= set(Vacancy.objects.filter(best__in=unused).values_list("best_id", flat=True))
    Wording.objects.filter(pk__in=unused).delete()
