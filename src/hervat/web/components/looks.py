"""How states look: the words are in ``hervat.reports.words``, here are the class and the icon that go with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hervat.domain.law.results import State


@dataclass(frozen=True, slots=True)
class Look:
    """The ending of the class (``status--telaat``), and the icon."""

    css: str
    icon: str


LOOKS: Mapping[State, Look] = {
    State.MISSED: Look("telaat", "telaat"),
    State.DUE_SOON: Look("bijna", "bijna"),
    State.OPEN: Look("tedoen", "tedoen"),
    State.TO_COME: Look("later", "later"),
    State.DONE: Look("klaar", "klaar"),
    State.DONE_LATE: Look("laat", "klaar-laat"),
    State.DONE_LATE_JUSTIFIED: Look("reden", "klaar-reden"),
    State.NOT_APPLICABLE: Look("later", "nietnodig"),
}
