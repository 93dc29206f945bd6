"""Why a dossier is closed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hervat.domain.text import Text, say


class ClosingReason(StrEnum):
    """The reasons a dossier is closed for."""

    RECOVERED = "hersteld"
    OTHER_WORK = "ander_werk"
    END_OF_EMPLOYMENT = "einde_dienstverband"
    WIA = "wia"
    AOW = "aow"
    DECEASED = "overleden"
    MISTAKE = "vergissing"


CLOSING_NAMES: Mapping[ClosingReason, Text] = {
    ClosingReason.RECOVERED: say("weer volledig aan het werk"),
    ClosingReason.OTHER_WORK: say("aan het werk bij een andere werkgever"),
    ClosingReason.END_OF_EMPLOYMENT: say("einde van het dienstverband"),
    ClosingReason.WIA: say("naar de WIA"),
    ClosingReason.AOW: say("AOW-leeftijd bereikt"),
    ClosingReason.DECEASED: say("overleden"),
    ClosingReason.MISTAKE: say("bij vergissing geopend"),
}
