"""What is known of each statement by its position: enough to order the list and to find a place in it; pure."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .bits import Positions

# In `dates` for a date that is unknown; every other is the day's number, from 1 on.
UNDATED = 0
LAST = 2**31
# Beyond so many keys a statement a table of all keys would be too large.
SPARSE = 16


@dataclass(frozen=True)
class Columns:
    ids: NDArray[np.int64]
    dates: NDArray[np.int32]
    signatories: NDArray[np.int32]
    # Enough to notice that a title was changed.
    titles: NDArray[np.int64]

    @classmethod
    def of(cls, ids: NDArray[np.int64]) -> "Columns":
        size = len(ids)
        return cls(ids, np.zeros(size, np.int32), np.zeros(size, np.int32), np.zeros(size, np.int64))

    def __len__(self) -> int:
        return len(self.ids)

    def with_ids(self, ids: NDArray[np.int64]) -> "Columns":
        """A copy in which these have a position too, at the end if they are new."""
        added = Columns.of(np.unique(ids[self.positions(ids) < 0]))
        names = [field.name for field in fields(self)]
        return Columns(*(np.concatenate([getattr(self, name), getattr(added, name)]) for name in names))

    @cached_property
    def _by_id(self) -> Positions:
        return np.argsort(self.ids, kind="stable")

    @cached_property
    def _places(self) -> NDArray[np.int32] | None:
        """The position of each key, as long as the keys leave few gaps."""
        if not len(self) or (highest := int(self.ids.max())) > SPARSE * len(self):
            return None
        places = np.full(highest + 2, -1, dtype=np.int32)
        places[self.ids] = np.arange(len(self))
        return places

    def positions(self, ids: NDArray[np.int64]) -> Positions:
        """Where these statements stand; -1 for those that have no position."""
        if not len(self):
            return np.full(len(ids), -1)
        if self._places is not None:
            # The last place is nobody's.
            known = np.where((ids >= 0) & (ids < len(self._places)), ids, len(self._places) - 1)
            return self._places[known].astype(np.int64)
        found = self._by_id[np.minimum(np.searchsorted(self.ids, ids, sorter=self._by_id), len(self) - 1)]
        return np.where(self.ids[found] == ids, found, -1)

    def keys(self, order: str) -> list[NDArray[np.int64]]:
        """What the order goes by, weightiest first, ascending; the twin of the QuerySet's orders."""
        dates = self.dates.astype(np.int64)
        if order == "oldest":
            return [np.where(dates == UNDATED, LAST, dates), self.ids]
        newest = [-dates, -self.ids]
        return [-self.signatories.astype(np.int64), *newest] if order == "signatories" else newest

    def key(self, order: str, position: int) -> tuple[int, ...]:
        """The same of one statement."""
        date, pk = int(self.dates[position]), int(self.ids[position])
        if order == "oldest":
            return (LAST if date == UNDATED else date, pk)
        return (-int(self.signatories[position]), -date, -pk) if order == "signatories" else (-date, -pk)
