"""The form of a profile: only what a match needs. Each job is looked up among the occupations, and somebody says which one it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.profiles.contents import ProfileContent
from hervat.domain.matching.choosing.person import Conditions, Job
from hervat.domain.matching.occupations import Riasec
from hervat.domain.matching.requirements import Kind, of_kind
from hervat.domain.text import written
from hervat.market.occupations.queries import labels_of
from hervat.market.titles import find
from hervat.reports.market_words import INTERESTS, LEVELS
from hervat.web.cases.forms.typed import MOST_FIGURES, Typed
from hervat.web.components.fields import AnyField, RadioOption, Radios, Tick
from hervat.web.components.speech import spoken

JOBS = 5  # lines for work somebody did; more says little about what comes next
CANDIDATES = 4
NONE_OF_THESE = "geen"
ASKED = "ja"
QUESTIONS = {Kind.DIPLOMA: "diplomas", Kind.LICENCE: "rijbewijzen"}
LONGEST_SKILLS = 2000
PLACES = {
    "education_level": "opleiding", "wage.former_hourly": "loon", "wage.former_hours": "uren", "travel.postcode": "postcode",
    "travel.max_minutes_per_day": "reizen", "conditions.least_hourly_wage": "minstens", "skills": "vaardigheden",
    "conditions.least_hours": "uren-minst", "conditions.most_hours": "uren-meest", "diplomas": "diplomas", "licences": "rijbewijzen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class JobFields:
    """One line of work: its fields, and the occupations that its title may mean."""

    title: AnyField
    years: AnyField
    choice: Radios | None
    searched: str  # the title that was looked up, which travels along
    occupation: str = ""  # what was chosen before; the choice is then folded away


@dataclass(frozen=True, slots=True)
class Papers:
    """One kind of papers: whether somebody asked, a box for each, and how many are ticked."""

    asked: Radios
    ticks: list[Tick]
    ticked: int


class ProfileForm(Typed):
    """Everything that stands in a profile."""

    def read(self) -> ProfileContent | None:
        """What is to be recorded; None when a field cannot be read or an occupation is still to be chosen: see ``errors``."""
        content = ProfileContent(
            education_level=self._level(),
            diplomas=self._held(Kind.DIPLOMA),
            licences=self._held(Kind.LICENCE),
            jobs=tuple(self._jobs()),
            skills=tuple(filter(None, (line.strip() for line in self.text("vaardigheden").splitlines()))),
            riasec=self._riasec(),
            former_hourly=self._amount("loon"),
            former_hours=self._amount("uren"),
            postcode=self.text("postcode"),
            max_travel_minutes=self._whole("reizen"),
            conditions=Conditions(
                self._amount("minstens"), self.text("nacht") == "ja", self._amount("uren-minst"), self._amount("uren-meest")
            ),
        )
        self._require_known()
        return None if self.errors else content

    @property
    def must_choose(self) -> bool:
        """Whether a title was typed of which nobody said yet which occupation it is."""
        return any(self._is_open(place) for place in range(1, JOBS + 1))

    def _is_open(self, place: int) -> bool:
        title = self.text(f"werk-{place}")
        looked_up = self.text(f"gezocht-{place}") == title and self.text(f"beroep-{place}") != ""
        return bool(title) and not looked_up

    def _jobs(self) -> Iterator[Job]:
        for place in range(1, JOBS + 1):
            title = " ".join(self.text(f"werk-{place}").split())
            years = self._amount(f"jaren-{place}")
            if title:
                chosen = self.text(f"beroep-{place}")
                yield Job(title, years or 0.0, "" if chosen == NONE_OF_THESE else chosen)
            elif years is not None:
                self.wrong(f"werk-{place}", gettext("Vul in welk werk dit was."))

    def _require_known(self) -> None:
        """An occupation that was chosen is one of this labour market."""
        chosen = {place: self.text(f"beroep-{place}") for place in range(1, JOBS + 1) if self.text(f"werk-{place}")}
        known = labels_of({uri for uri in chosen.values() if uri})
        for place, uri in chosen.items():
            if uri and uri != NONE_OF_THESE and uri not in known:
                self.wrong(f"werk-{place}", gettext("Dit beroep kennen we niet. Kies er een uit de lijst."))
                self.values[f"beroep-{place}"] = ""

    def _level(self) -> int | None:
        typed = self.text("opleiding")
        found = next((level for level in LEVELS if typed == str(level)), None)
        if typed and found is None:
            self.wrong("opleiding", gettext("Dit niveau kennen we niet. Kies er een uit de lijst."))
        return found

    def _held(self, kind: Kind) -> frozenset[str] | None:
        """What was ticked; None when nobody asked. Who ticks something asked, whatever stands above it."""
        ticked = frozenset(key for key in of_kind(kind) if self.text(f"heeft-{key}") == "ja")
        return ticked if ticked or self.text(QUESTIONS[kind]) == ASKED else None

    def _riasec(self) -> Riasec | None:
        scores = {letter: self._whole(f"riasec-{letter}") for letter in Riasec._fields}
        given = {letter: float(score) for letter, score in scores.items() if score is not None}
        if not given:
            return None
        for letter in scores:
            if letter not in given:
                self.wrong(f"riasec-{letter}", gettext("Vul alle zes de scores in, of geen."))
        return Riasec(**given) if len(given) == len(Riasec._fields) else None

    def _amount(self, name: str) -> float | None:
        return self.amount(name, gettext("Vul een getal in, bijvoorbeeld 18,40."), needed=False)

    def _whole(self, name: str) -> int | None:
        text = self.text(name)
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or len(text) > MOST_FIGURES:
            self.wrong(name, gettext("Vul een heel getal in."))
            return None
        return int(text)

    # What the page shows

    @property
    def first_fields(self) -> list[AnyField]:
        """What somebody learned and can."""
        levels = [
            ("", gettext("Niet bekend")),
            *((str(level), f"{capfirst(spoken(text))} (NLQF {level})") for level, text in LEVELS.items()),
        ]
        hint = gettext("Het hoogste niveau met een diploma.")
        skills = gettext("Eén per regel. Wat uit het werk hieronder volgt, hoeft er niet bij.")
        return [
            self.choice("opleiding", gettext("Opleiding"), [("", levels)], hint=hint),
            self.area("vaardigheden", gettext("Vaardigheden (niet verplicht)"), hint=skills, rows=3, longest=LONGEST_SKILLS),
        ]

    @cached_property
    def papers(self) -> list[Papers]:
        """Diplomas, and licences and certificates: whether somebody asked, and which there are."""
        return [
            self._papers(Kind.DIPLOMA, gettext("Diploma’s en bevoegdheden voor een beroep")),
            self._papers(Kind.LICENCE, gettext("Rijbewijzen en certificaten")),
        ]

    def _papers(self, kind: Kind, name: str) -> Papers:
        ticked = len(self._held(kind) or ())
        options = [
            RadioOption("", gettext("Niet gevraagd"), gettext("Er valt dan geen beroep om weg.")),
            RadioOption(ASKED, gettext("Gevraagd"), gettext("Kruis aan wat er is. Niets aangekruist betekent: die zijn er niet.")),
        ]
        first = ASKED if ticked else ""
        ticks = [self.tick(f"heeft-{key}", capfirst(spoken(one.name))) for key, one in of_kind(kind).items()]
        return Papers(self.radios(QUESTIONS[kind], name, options, first=first), ticks, ticked)

    @cached_property
    def jobs(self) -> list[JobFields]:
        """The lines of work, with the occupations that a title may mean."""
        return [self._job(place) for place in range(1, JOBS + 1)]

    def _job(self, place: int) -> JobFields:
        title = self.text(f"werk-{place}")
        settled = bool(title) and not self._is_open(place)
        choice = self._choice_of(place, title) if title else None
        chosen = next((option.label for option in choice.options if option.value == choice.value), "") if choice else ""
        return JobFields(
            self.line(f"werk-{place}", gettext("Werk %(n)d") % {"n": place}),
            self.line(f"jaren-{place}", gettext("Hoeveel jaar?"), short=True),
            choice,
            title,
            chosen if settled else "",
        )

    def _choice_of(self, place: int, title: str) -> Radios:
        found = find(title, CANDIDATES)
        options = [RadioOption(one.uri, capfirst(one.label), spoken(one.why)) for one in found.candidates]
        chosen = self.text(f"beroep-{place}")
        if self.text(f"gezocht-{place}") != title and chosen not in {option.value for option in options}:
            self.values[f"beroep-{place}"] = ""  # it belonged to another title
        options.append(RadioOption(NONE_OF_THESE, gettext("Geen van deze")))
        best = options[0].value if found.candidates and not found.none_fits else ""
        label = gettext("Welk beroep is “%(title)s”?") % {"title": title}
        return self.radios(f"beroep-{place}", label, options, first=best)

    @property
    def interest_fields(self) -> list[AnyField]:
        """The six scores, as a test gave them."""
        return [self.line(f"riasec-{letter}", f"{letter}: {spoken(found.name)}", short=True) for letter, found in INTERESTS.items()]

    @property
    def last_fields(self) -> list[AnyField]:
        """What the old work paid, how far somebody can travel, and what they ask of work."""
        travel = gettext("Heen en terug samen. Een beroep heeft geen plek: in de lijst valt er niets om weg.")
        hours = gettext("Wat iemand wil of moet. Wat iemand volgens de FML kan, staat daar al.")
        return [
            self.line("loon", gettext("Loon van het oude werk, per uur"), hint=gettext("Bruto, bijvoorbeeld 18,40."), short=True),
            self.line("uren", gettext("Uren per week in het oude werk"), short=True),
            self.line("postcode", gettext("Vier cijfers van de postcode"), short=True),
            self.line("reizen", gettext("Minuten reizen per dag, hooguit"), hint=travel, short=True),
            self.line("uren-minst", gettext("Uren per week, minstens (niet verplicht)"), hint=hours, short=True),
            self.line("uren-meest", gettext("Uren per week, hooguit (niet verplicht)"), short=True),
            self.line("minstens", gettext("Loon per uur, minstens (niet verplicht)"), short=True),
        ]

    @property
    def night_field(self) -> AnyField:
        """Whether work at night is out of the question."""
        return self.tick("nacht", gettext("Geen werk in de nacht"))

    @classmethod
    def values_of(cls, content: ProfileContent, contract_hours: float | None) -> dict[str, str]:
        """What stands in the form when it is opened. ``contract_hours``: of the dossier, for who has no profile yet."""
        hours = content.former_hours if content.former_hours is not None else contract_hours
        values = {
            "opleiding": str(content.education_level or ""),
            "vaardigheden": "\n".join(content.skills),
            "loon": _number(content.former_hourly),
            "uren": _number(hours),
            "postcode": content.postcode,
            "reizen": str(content.max_travel_minutes) if content.max_travel_minutes is not None else "",
            "minstens": _number(content.conditions.least_hourly_wage),
            "uren-minst": _number(content.conditions.least_hours),
            "uren-meest": _number(content.conditions.most_hours),
            **{QUESTIONS[kind]: "" if held is None else ASKED for kind, held in _held(content)},
            **{f"heeft-{key}": "ja" for _, held in _held(content) for key in held or ()},
            "nacht": "ja" if content.conditions.no_night else "",
        }
        for place, job in enumerate(content.jobs[:JOBS], start=1):
            values |= {
                f"werk-{place}": job.title,
                f"gezocht-{place}": job.title,
                f"jaren-{place}": _number(job.years or None),
                f"beroep-{place}": job.occupation or NONE_OF_THESE,
            }
        if content.riasec is not None:
            values |= {f"riasec-{letter}": f"{score:g}" for letter, score in content.riasec._asdict().items()}
        return values


def place_of_error(path: str) -> str:
    """Where an error of the service belongs: ``work_history[0].years`` is the first line of work."""
    if path.startswith("work_history["):
        number, _, name = path.removeprefix("work_history[").partition("].")
        return f"{'jaren' if name == 'years' else 'werk'}-{int(number) + 1}"
    if path.startswith("riasec"):
        return f"riasec-{path.rpartition('.')[2]}"
    return PLACES.get(path.partition("[")[0], path)


def _held(content: ProfileContent) -> tuple[tuple[Kind, frozenset[str] | None], ...]:
    return (Kind.DIPLOMA, content.diplomas), (Kind.LICENCE, content.licences)


def _number(amount: float | None) -> str:
    return "" if amount is None else written(amount)
