"""Which of very many kept searches a new vacancy answers: the searches are laid out once, and the vacancies go past them."""

from __future__ import annotations

from hervat.market.alerts.instant.index import InstantIndex, Pairs

__all__ = ["InstantIndex", "Pairs"]
