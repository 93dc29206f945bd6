"""Do the facts hold together? Each check gives a sentence at the field that must change. Pure order and range: no law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hervat.domain.fields import FieldError
from hervat.domain.law.calendar import years_after
from hervat.domain.law.facts import DETAILS, CaseFacts, Event, EventKind
from hervat.domain.law.ruleset import Ruleset
from hervat.domain.text import say

YEARS = 10  # no case of this field runs longer; a day further on is a slip of the pen
TOO_FAR = say("Deze dag ligt meer dan {years} jaar na de eerste ziektedag. Kijk het jaar na.", years=YEARS)


def check_facts(facts: CaseFacts, on: date, ruleset: Ruleset) -> Iterator[FieldError]:
    """All contradictions in ``facts``, looked at on the day ``on``."""
    yield from _check_first_day(facts, on, ruleset)
    yield from _check_recovered(facts)
    yield from _check_leave(facts)
    yield from _check_single_dates(facts)
    yield from _check_distance(facts)
    for number, event in enumerate(facts.events):
        yield from _check_event(facts, event, f"events[{number}]", ruleset)
    yield from _check_order_of_events(facts)


def _check_first_day(facts: CaseFacts, on: date, ruleset: Ruleset) -> Iterator[FieldError]:
    if facts.eerste_ziektedag > on:
        yield FieldError("eerste_ziektedag", say("De eerste ziektedag ligt in de toekomst. Vul een dag in tot en met {on}.", on=on))
    if facts.eerste_ziektedag < ruleset.first_day_from:
        text = say("Hervat kent de regels voor een eerste ziektedag vanaf {first}. Vul een latere dag in.", first=ruleset.first_day_from)
        yield FieldError("eerste_ziektedag", text)


def _check_recovered(facts: CaseFacts) -> Iterator[FieldError]:
    previous: tuple[date, date] | None = None
    order = sorted(enumerate(facts.recovered), key=lambda entry: entry[1].first)
    for position, (number, recovery) in enumerate(order):
        path = f"recovered[{number}]"
        if recovery.first <= facts.eerste_ziektedag:
            yield FieldError(f"{path}.from", say("Het herstel begint op of vóór de eerste ziektedag. Vul een latere dag in."))
        if recovery.last is not None and recovery.last < recovery.first:
            yield FieldError(f"{path}.until", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan."))
        if recovery.last is None and position != len(order) - 1:
            text = say("Alleen het laatste herstel mag nog duren. Vul in wat de laatste dag van dit herstel was.")
            yield FieldError(f"{path}.until", text)
        if previous is not None and recovery.first <= previous[1]:
            yield FieldError(
                f"{path}.from", say("Dit herstel overlapt met het herstel vanaf {other}. Maak er één periode van.", other=previous[0])
            )
        previous = (recovery.first, recovery.last or recovery.first)


def _check_leave(facts: CaseFacts) -> Iterator[FieldError]:
    previous_last: date | None = None
    for number, leave in sorted(enumerate(facts.leave), key=lambda entry: entry[1].first):
        path = f"leave[{number}]"
        if leave.first <= facts.eerste_ziektedag:
            yield FieldError(f"{path}.from", say("Het verlof begint op of vóór de eerste ziektedag. Vul een latere dag in."))
        if leave.last < leave.first:
            yield FieldError(f"{path}.until", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan."))
        if previous_last is not None and leave.first <= previous_last:
            yield FieldError(f"{path}.from", say("Dit verlof overlapt met een ander verlof. Maak er één periode van."))
        previous_last = leave.last


def _check_distance(facts: CaseFacts) -> Iterator[FieldError]:
    """Nothing that happens in a case lies many years after its first day: such a day would only make the timeline endless."""
    last = years_after(facts.eerste_ziektedag, YEARS)
    found: list[tuple[str, date | None]] = [
        ("employment_ends", facts.employment_ends),
        ("contract_elsewhere_from", facts.contract_elsewhere_from),
    ]
    for number, recovery in enumerate(facts.recovered):
        found += [(f"recovered[{number}].from", recovery.first), (f"recovered[{number}].until", recovery.last)]
    for number, leave in enumerate(facts.leave):
        found += [(f"leave[{number}].from", leave.first), (f"leave[{number}].until", leave.last)]
    for number, event in enumerate(facts.events):
        found += [(f"events[{number}].date", event.date), (f"events[{number}].until", event.until)]
    yield from (FieldError(path, TOO_FAR) for path, day in found if day is not None and day > last)


def _check_single_dates(facts: CaseFacts) -> Iterator[FieldError]:
    if facts.employment_ends is not None and facts.employment_ends < facts.eerste_ziektedag:
        yield FieldError("employment_ends", say("Het dienstverband eindigt vóór de eerste ziektedag. Vul een latere dag in."))


def _check_event(facts: CaseFacts, event: Event, path: str, ruleset: Ruleset) -> Iterator[FieldError]:
    if event.date < facts.eerste_ziektedag:
        text = say("Deze gebeurtenis ligt vóór de eerste ziektedag, {first}. Vul een latere dag in.", first=facts.eerste_ziektedag)
        yield FieldError(f"{path}.date", text)
    yield from _check_details(event, path)
    if event.obligation is not None and ruleset.rule_of(event.obligation) is None:
        yield FieldError(f"{path}.obligation", say("Onbekende stap. Kies uit: {choices}.", choices=", ".join(sorted(ruleset.rules))))
    if event.until is not None and event.until <= event.date:
        yield FieldError(f"{path}.until", say("De nieuwe laatste dag ligt niet na het verzoek. Vul een latere dag in."))


def _check_details(event: Event, path: str) -> Iterator[FieldError]:
    """A detail that belongs to another kind of event would be lost without a word: refuse it."""
    for name, kinds in DETAILS.items():
        if getattr(event, name) is not None and event.kind not in kinds:
            yield FieldError(
                f"{path}.{name}", say("Dit veld hoort niet bij deze gebeurtenis. Het hoort bij: {kinds}.", kinds=", ".join(kinds))
            )


def _check_order_of_events(facts: CaseFacts) -> Iterator[FieldError]:
    """An answer cannot come before its question."""
    pairs = (
        (EventKind.BEKORTINGSVERZOEK, EventKind.BEKORTINGSBESLUIT),
        (EventKind.DESKUNDIGENOORDEEL_AANVRAAG, EventKind.DESKUNDIGENOORDEEL),
        (EventKind.LOONSANCTIEBESLUIT, EventKind.TEKORTKOMING_HERSTELD),
        (EventKind.WIA_AANVRAAG, EventKind.WIA_BESLISSING),
    )
    for question, answer in pairs:
        asked = min((event.date for event in facts.events if event.kind is question), default=None)
        if asked is None:
            continue
        for number, event in enumerate(facts.events):
            if event.kind is answer and event.date < asked:
                text = say(
                    "Deze dag ligt vóór de dag van {question}, {asked}. Pas een van de twee aan.", question=question.value, asked=asked
                )
                yield FieldError(f"events[{number}].date", text)
