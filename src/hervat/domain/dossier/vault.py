"""What the vault of a dossier holds, and for which tasks the bedrijfsarts lets a colleague look in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.disclosure.matrix import Datum
from hervat.domain.text import Text, say


class VaultKind(StrEnum):
    """What a record in the vault is."""

    PROBLEEMANALYSE = "probleemanalyse"
    AANTEKENING = "aantekening"
    MEDISCHE_INFORMATIE = "medische_informatie"
    VRAAG_ANTWOORD = "vraag_antwoord"

    @property
    def datum(self) -> Datum:
        """The row of the matrix that says who may see and write it."""
        return KINDS[self].datum

    @property
    def called(self) -> Text:
        """How it is called."""
        return KINDS[self].name

    @property
    def by_doctor_only(self) -> bool:
        """Whether it is a judgement, which nobody writes for the bedrijfsarts."""
        return KINDS[self].by_doctor_only


@dataclass(frozen=True, slots=True)
class _Kind:
    name: Text
    datum: Datum
    by_doctor_only: bool


KINDS: Mapping[VaultKind, _Kind] = {
    VaultKind.PROBLEEMANALYSE: _Kind(say("Probleemanalyse, medisch deel"), Datum.PROBLEEMANALYSE_MEDISCH, by_doctor_only=True),
    VaultKind.AANTEKENING: _Kind(say("Aantekening van een spreekuur"), Datum.AARD_EN_OORZAAK, by_doctor_only=False),
    VaultKind.MEDISCHE_INFORMATIE: _Kind(say("Medische informatie voor de werknemer"), Datum.MEDISCHE_INFORMATIE, by_doctor_only=True),
    VaultKind.VRAAG_ANTWOORD: _Kind(say("Vraag en antwoord"), Datum.AARD_EN_OORZAAK, by_doctor_only=False),
}


class Task(StrEnum):
    """For what a colleague under the bedrijfsarts looks. A closed list: it stands in the record of looks, where no typed text belongs."""

    PREPARE = "spreekuur_voorbereiden"
    WRITE_UP = "spreekuur_uitwerken"
    CONSULT = "spreekuur_in_opdracht"
    REQUEST = "informatie_opvragen"
    ANSWER = "vraag_beantwoorden"

    @property
    def called(self) -> Text:
        """How it is called."""
        return TASKS[self]


TASKS: Mapping[Task, Text] = {
    Task.PREPARE: say("een spreekuur voorbereiden"),
    Task.WRITE_UP: say("een spreekuur uitwerken"),
    Task.CONSULT: say("een gesprek voeren in opdracht van de bedrijfsarts"),
    Task.REQUEST: say("informatie opvragen bij een behandelaar"),
    Task.ANSWER: say("een vraag beantwoorden"),
}
DELEGABLE: Mapping[Datum, Text] = {
    Datum.AARD_EN_OORZAAK: say("aantekeningen, en vragen met hun antwoord"),
    Datum.PROBLEEMANALYSE_MEDISCH: say("het medische deel van de probleemanalyse"),
}
"""What can be delegated, with how it is called; the rows of the matrix that a colleague may know for a task."""
