"""The numbers that count up. Who holds them is alone in writing vacancies, until the transaction ends."""

from __future__ import annotations

from hervat.market.vacancies.store.models import Ledger


class Numbers:
    """Gives the next number of each kind. Nothing of it is stored before :meth:`close`."""

    def __init__(self, row: Ledger) -> None:
        self._row = row
        self._before = (row.revision, row.last_vacancy, row.last_wording)

    @property
    def last_wording(self) -> int:
        """The last that was given."""
        return self._row.last_wording

    def revision(self) -> int:
        """The next."""
        self._row.revision += 1
        return self._row.revision

    def vacancy(self) -> int:
        """The next."""
        self._row.last_vacancy += 1
        return self._row.last_vacancy

    def wording(self) -> int:
        """The next."""
        self._row.last_wording += 1
        return self._row.last_wording

    def close(self) -> None:
        """Stores how far they have come."""
        if self._before != (self._row.revision, self._row.last_vacancy, self._row.last_wording):
            self._row.save()


def open_ledger() -> Numbers:
    """Waits until nobody else writes vacancies. Within a transaction."""
    return Numbers(Ledger.objects.select_for_update().get_or_create(pk=1)[0])
