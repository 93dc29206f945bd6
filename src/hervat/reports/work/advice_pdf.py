"""An advice on work that fits, as a PDF: the whole reasoning for who may know what somebody can do, or directions alone for an employer.

The version for an employer holds nothing from which health could be read: no limit, no load, no question, no count, no reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hervat.domain.matching.choosing.match import RULES_VERSION
from hervat.domain.matching.compare import Comparison, Fit
from hervat.domain.matching.explain import Weighed
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.occupations import Occupation
from hervat.domain.text import Text, Translate, say, untranslated
from hervat.reports.market_words import level_words
from hervat.reports.paper import make_pdf
from hervat.reports.work.words import FITS, VERDICTS, source_words
from hervat.reports.writer import Writer

Json = dict[str, object]
LABELS = {
    "name": say("Hervat"),
    "page": say("pagina"),
    "of": say("van"),
    "footer": say("Een advies, geen besluit. Een mens beoordeelde het voorstel van de software."),
}

LABELS_OF_POINTS = {
    "limit": say("Mag"),
    "toelichting": say("Toelichting"),
    "demand": say("Werk vraagt"),
    "source": say("Bron"),
    "question": say("Vraag op de werkplek"),
}
TRUSTED = say("{source}, betrouwbaarheid {trust}")


class Reader(StrEnum):
    """For whom an advice is printed."""

    PROFESSIONAL = "professional"  # may know the list: arbeidsdeskundige, coach for what was released
    WERKGEVER = "werkgever"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """One occupation. ``fit``: what a person made of it; ``proposed``, ``reason``: what the software said, and why it differs."""

    occupation: Occupation
    fit: Fit
    proposed: Fit
    reason: str = ""
    comparison: Comparison | None = None  # only for a professional


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What is printed. ``number``: of the dossier; never a name of the werknemer.

    ``fml_number``: of the list that the points are of; ``given_with``: that the advice was given with; ``newest``: that there is now.
    """

    number: str
    day: date
    author: str
    role: str
    text: str
    occupations: Sequence[Advised]
    fml_number: int | None = None
    fml_day: date | None = None
    given_with: int | None = None
    newest: int | None = None
    orientation: Text | None = None
    credits: Sequence[str] = ()


def advice_pdf(advice: Advice, reader: Reader, language: str = "nl", translate: Translate = untranslated) -> bytes:
    """The document in ``language`` (``nl`` or ``en``). One at a time in a process; raises ``Busy`` after two seconds."""
    return make_pdf("advice.typ", advice_sheet(advice, reader, Writer(language, translate)))


def advice_sheet(advice: Advice, reader: Reader, writer: Writer) -> Json:
    """Everything that ``templates/advice.typ`` reads, as plain data."""
    whole = reader is Reader.PROFESSIONAL
    title = say("Passend werk: onderbouwing") if whole else say("Passend werk: richtingen")
    labels = {**LABELS, "title": title, **(LABELS_OF_POINTS if whole else {})}
    return {
        "language": writer.language,
        "on": [advice.day.year, advice.day.month, advice.day.day],
        "labels": {key: writer.text(text) for key, text in labels.items()},
        "first_day": advice.number,
        "printed": writer.text(say("Advies van {day}", day=advice.day)),
        "rules": writer.text(say("Regels: versie {version}", version=RULES_VERSION)) if whole else "",
        "opening": [writer.text(line) for line in _opening(advice, whole=whole)],
        "text": [line for line in advice.text.splitlines() if line.strip()],
        "occupations": [_occupation(advised, writer, whole=whole) for advised in advice.occupations],
        "credits": list(advice.credits) if whole else [],
    }


def _opening(advice: Advice, *, whole: bool) -> list[Text]:
    lines = [say("Opgesteld door {author}, {role}.", author=advice.author, role=advice.role)]
    if not whole:
        lines.append(say("Deze richtingen zijn vergeleken met wat de werknemer volgens de bedrijfsarts kan. Wat dat is, staat hier niet."))
        lines.append(say("Het oordeel gaat over dit werk in het algemeen. Kijk bij een plek samen of het daar ook kan."))
        return lines
    if advice.fml_number is not None and advice.fml_day is not None:
        lines.append(say("Op grond van FML, versie {number} van {day}.", number=advice.fml_number, day=advice.fml_day))
        lines += _other_lists(advice, advice.fml_number)
    if advice.orientation is not None:
        lines.append(advice.orientation)
    lines.append(say("Bevat gegevens over gezondheid. Geef dit blad niet aan de werkgever."))
    return lines


def _other_lists(advice: Advice, shown: int) -> list[Text]:
    """That the advice was given with another list than is shown here, or that there is a newer one."""
    if advice.given_with is not None and advice.given_with != shown:
        return [say("Het advies is gegeven met versie {number}. Die lijst is niet meer verstrekt.", number=advice.given_with)]
    if advice.newest is not None and advice.newest > shown:
        return [say("Er is nu een nieuwere lijst: versie {number}.", number=advice.newest)]
    return []


def _occupation(advised: Advised, writer: Writer, *, whole: bool) -> Json:
    items = advised.comparison.items if whole and advised.comparison is not None else ()
    told = sorted((item for item in items if item.verdict is not Verdict.OK), key=lambda item: list(VERDICTS).index(item.verdict))
    return {
        "label": f"{advised.occupation.label[:1].upper()}{advised.occupation.label[1:]}",
        "fit": writer.text(FITS[advised.fit]),
        "facts": [writer.text(line) for line in _facts(advised.occupation)],
        "judged": _judged(advised, writer) if whole else None,
        "points": [_point(item, writer) for item in told],
    }


def _facts(occupation: Occupation) -> list[Text]:
    """What anybody may know of an occupation."""
    lines = []
    level = level_words(occupation.level_min, occupation.level_max)
    if level is not None:
        lines.append(say("Niveau: {level}", level=level))
    if occupation.wage_min is not None and occupation.wage_max is not None:
        least, most = Decimal(f"{occupation.wage_min:.2f}"), Decimal(f"{occupation.wage_max:.2f}")
        lines.append(say("Loon per uur, als indicatie: € {least} tot € {most}", least=least, most=most))
    return lines


def _judged(advised: Advised, writer: Writer) -> str | None:
    if advised.fit is advised.proposed:
        return None
    return writer.text(say("Voorstel was: {fit}. Aangepast: {reason}", fit=FITS[advised.proposed], reason=advised.reason or "–"))


def _point(item: Weighed, writer: Writer) -> Json:
    name = say("{number} {name}", number=item.aspect.number, name=item.name)
    source = item.source
    return {
        "name": writer.text(name),
        "verdict": writer.text(VERDICTS[item.verdict]),
        "limit": writer.text(item.limit),
        "toelichting": item.aspect.toelichting or None,
        "demand": writer.text(item.demand),
        "source": None if source is None else writer.text(TRUSTED.fill(source=source_words(source, writer), trust=source.trust)),
        "question": writer.optional(item.question),
        "at_workplace": item.aspect.is_assessed,
    }
