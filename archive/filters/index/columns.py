"""What is known of each statement by its position: enough to order the list and to find a place in it; pure."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .bits import Positions

# In `dates` for a date that is unknown; every other is the day's number, from 1 on.
UNDATED = 0


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

    def positions(self, ids: NDArray[np.int64]) -> Positions:
        """Where these statements stand; -1 for those that have no position."""
        if not len(self):
            return np.full(len(ids), -1)
        places = np.searchsorted(self.ids, ids, sorter=self._by_id)
        found = self._by_id[np.minimum(places, len(self) - 1)]
        return np.where(self.ids[found] == ids, found, -1)

    def keys(self, order: str) -> list[NDArray[np.int64]]:
        """What the order goes by, weightiest first, ascending; the twin of the QuerySet's orders."""
        dates = self.dates.astype(np.int64)
        oldest = np.where(dates == UNDATED, np.iinfo(np.int32).max, dates)
        newest = [-dates, -self.ids]
        return {
            "newest": newest,
            "oldest": [oldest, self.ids],
            "signatories": [-self.signatories.astype(np.int64), *newest],
        }[order]
