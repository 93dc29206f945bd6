"""How often a job title finds its occupation, how far the confidence can be trusted, and how fast it is: on ESCO, when it is there.

Titles written by hand, labels of ESCO that are held out of the catalogue, and labels of the starter catalogue that ESCO lacks. Each has a
part that was developed with and a part that was never looked at. Aims: the index within 2 s for 30,000 labels, a title within 5 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time
from typing import NamedTuple

from hervat.market.titles.answers import Kind, LabelRow
from hervat.market.titles.finder import TitleFinder
from tests.benchmarks.kit.table import print_fact, print_head, print_times
from tests.market.titles.generated import AS_IT_IS, esco_rows, held_out, known_with_noise, starter_rows
from tests.market.titles.labelled import NONE, OWN, PARTS, SEEN, Asked, hand_written, number_of
from tests.market.titles.measuring import Answered, ask, calibration, none_fits, share_within
from tests.support.project_files import ROOT

DATA = ROOT.parent / "shared" / "data"
ON_STARTER, BESIDE_STARTER = "on the starter catalogue alone", "on the starter catalogue, which lacks the occupation"


class Measured(NamedTuple):
    """A set of titles and their answers."""

    name: str
    part: str
    answers: Sequence[Answered]


def main() -> None:
    """Prints the tables."""
    if not DATA.is_dir():
        print("Titles to occupations: not measured, there is no folder shared/data beside the project.")
        return
    rows = esco_rows(DATA)
    finder = speed(rows)
    measured = [one for part in PARTS for one in all_sets(rows, finder, part)]
    print_accuracy(measured)
    print_none_fits(measured)
    print_calibration(measured)


def speed(rows: Sequence[LabelRow]) -> TitleFinder:
    """Times the making of the index, without and with the English labels, and the answers. On the processor: others may be at work."""
    print_head("Titles to occupations: speed")
    dutch = [row for row in rows if row.language == "nl"]
    for name, chosen in (("Dutch labels", dutch), ("Dutch and English labels", rows)):
        start = process_time()
        finder = TitleFinder(chosen)
        print_fact(f"index of {len(chosen):,} {name}", f"{process_time() - start:.2f} s")
    for name, titles in (("a title written by hand", _by_hand()), ("a held-out label of ESCO", _labels(rows))):
        finder.find(titles[0])
        print_times(name, [_seconds(finder, title) for title in titles])
    return finder


def _seconds(finder: TitleFinder, title: str) -> float:
    start = process_time()
    finder.find(title)
    return process_time() - start


def _by_hand() -> list[str]:
    return [asked.title for part in PARTS for asked in hand_written(part)]


def _labels(rows: Sequence[LabelRow]) -> list[str]:
    return [asked.title for asked in held_out(rows)[1][PARTS[0]]]


def all_sets(rows: Sequence[LabelRow], finder: TitleFinder, part: str) -> list[Measured]:
    """Every set of titles, of one part."""
    kept, asked = held_out(rows)
    without_own = TitleFinder(rows, with_everyday=False)
    without_label = TitleFinder(kept, with_everyday=False)
    by_hand, starter = hand_written(part), starter_rows()
    known = {row.uri for row in starter}
    own, seen, none = ([one for one in by_hand if one.kind == kind] for kind in (OWN, SEEN, NONE))
    sets = [
        ("by hand", finder, own),
        ("by hand, without our everyday titles", without_own, own),
        ("met elsewhere", finder, seen),
        ("met elsewhere, without our everyday titles", without_own, seen),
        ("mean no occupation", finder, none),
        ("held-out label, as it is", without_label, [one for one in asked[part] if one.kind == AS_IT_IS]),
        ("held-out label, with noise", without_label, [one for one in asked[part] if one.kind != AS_IT_IS]),
        ("known label, with noise", without_label, known_with_noise(rows, part)),
        ("label of the starter catalogue, none of ESCO", finder, starter_labels(rows, part)),
        (ON_STARTER, TitleFinder(starter), [one for one in (*own, *seen, *none) if not one.uris or one.uris & known]),
        (BESIDE_STARTER, TitleFinder(starter), [one for one in (*own, *seen) if not one.uris & known]),
    ]
    return [Measured(name, part, ask(chosen, titles)) for name, chosen, titles in sets if titles]


def starter_labels(rows: Sequence[LabelRow], part: str) -> list[Asked]:
    """Names that others gave to occupations of the starter catalogue and that ESCO does not know. One occupation each counts as right."""
    labels, uris = {row.text.lower() for row in rows}, {row.uri for row in rows}
    return [
        Asked(row.text, frozenset({row.uri}), "starter")
        for row in starter_rows()
        if row.uri in uris and row.kind == Kind.ALTERNATIVE and row.text.lower() not in labels
        if PARTS[number_of(f"starter {row.text}") % len(PARTS)] == part
    ]


def print_accuracy(measured: Sequence[Measured]) -> None:
    """How often a right occupation is the first, and among the first five, of titles that mean one of the catalogue."""
    print(f"\n{'Titles to occupations: right answers':<60}{'part':>8}{'n':>8}{'top 1':>9}{'top 5':>9}")
    for name, part, answers in measured:
        meant = [one for one in answers if one.asked.uris]
        if meant and name != BESIDE_STARTER:
            print(f"{name:<60}{part:>8}{len(meant):>8}{share_within(meant, 1):>9.1%}{share_within(meant, 5):>9.1%}")


def print_none_fits(measured: Sequence[Measured]) -> None:
    """How well titles that mean no occupation are told apart, and how many wrong and right answers are called so too."""
    heads = f"{'n':>7}{'precision':>11}{'recall':>9}{'of wrong':>10}{'of right':>10}"
    print(f"\n{'Titles to occupations: none fits':<60}{'part':>8}{heads}")
    for part in PARTS:
        for own in ("", ", without our everyday titles"):
            _print_none_fits(f"what people write{own}", part, _people(measured, part, own))
        for name in (ON_STARTER, BESIDE_STARTER):
            _print_none_fits(
                name, part, [one for title, of_part, answers in measured if (title, of_part) == (name, part) for one in answers]
            )


def _print_none_fits(name: str, part: str, answers: Sequence[Answered]) -> None:
    found = none_fits(answers)
    shares = []
    for is_right in (False, True):
        chosen = [one.answer.none_fits for one in answers if one.asked.uris and (one.rank == 1) == is_right]
        shares.append(f"{sum(chosen)}/{len(chosen)}")
    print(f"{name:<60}{part:>8}{len(answers):>7}{found.precision:>11.1%}{found.recall:>9.1%}{shares[0]:>10}{shares[1]:>10}")


def print_calibration(measured: Sequence[Measured]) -> None:
    """What was said and what was right, by confidence of the first answer, on what was never looked at."""
    own = ", without our everyday titles"
    groups = {"what people write": _people(measured, PARTS[1], ""), f"the same{own}": _people(measured, PARTS[1], own)}
    for name in ("held-out label, as it is", ON_STARTER):
        groups[name] = _of(measured, name, PARTS[1])
    for name, answers in groups.items():
        print(f"\n{'Titles to occupations: confidence, unseen, ' + name:<90}{'n':>6}{'said':>8}{'right':>8}")
        for low, count, said, right in calibration(answers):
            print(f"{f'{low:.0%} to {low + 0.1:.0%}':<90}{count:>6}{said:>8.0%}{right:>8.0%}")


def _of(measured: Sequence[Measured], name: str, part: str) -> list[Answered]:
    return [one for title, of_part, answers in measured if (title, of_part) == (name, part) for one in answers]


def _people(measured: Sequence[Measured], part: str, own: str) -> list[Answered]:
    names = {f"by hand{own}", f"met elsewhere{own}", "mean no occupation"}
    return [one for name, of_part, answers in measured if of_part == part and name in names for one in answers]


if __name__ == "__main__":
    main()
