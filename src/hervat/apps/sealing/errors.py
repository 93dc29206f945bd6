"""What can go wrong with keys and with what they closed. Each error has a ``sentence`` that may be shown."""

from __future__ import annotations

from pathlib import Path

from hervat.domain.text import Text, say


class SealingError(Exception):
    """Keys or sealed values cannot be used."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence.render())


class KeyUnavailable(SealingError):
    """The keys for ``purpose`` are missing or damaged. Never answered by making new ones: what the old ones closed would stay closed."""

    def __init__(self, purpose: str, place: Path) -> None:
        self.purpose = purpose
        super().__init__(
            say("De sleutels voor {purpose} zijn niet te lezen: {file}. Zet dit bestand terug.", purpose=purpose, file=str(place))
        )


class Unsealable(SealingError):
    """A sealed value was changed, was moved to another place, or was closed with a key that is not in the ring."""

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose
        super().__init__(say("Dit gegeven is niet te openen met de sleutels voor {purpose}.", purpose=purpose))
