"""The statements that a filter finds, in their order, as a sequence that reads only what is shown.

A place in it can be named by a cursor: the key of a statement, which stays true while
others come and go.
"""

import re
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from archive.search import scores

from .index.card import StatementCard
from .index.statementindex import TITLE
from .statement import RELEVANCE, StatementFilterSet

_CURSOR = re.compile(r"-?[0-9]{1,18}(\.-?[0-9]{1,18}){1,3}")
_PARTS = {"newest": 2, "oldest": 2, "signatories": 3, TITLE: 2, RELEVANCE: 2}
# Orders whose keys are too long for a cursor, or change with every word: it holds a statement and its place.
_BY_PLACE = {TITLE, RELEVANCE}


class StatementResults:
    def __init__(self, filterset: StatementFilterSet) -> None:
        self.index, self.mask, self.order = filterset.index, filterset.mask, filterset.order
        self.typed = filterset.chosen.get("q", "")

    @cached_property
    def _count(self) -> int:
        return self.index.count(self.mask)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, part: slice) -> list[StatementCard]:
        start = part.start or 0
        return self.index.cards(self.ids(start, (len(self) if part.stop is None else part.stop) - start))

    def ids(self, start: int, size: int) -> list[int]:
        if self.order == RELEVANCE:
            return [int(pk) for pk in self._ranked[start : start + size]]
        return self.index.page(self.mask, self.order, start, size)

    def all_ids(self) -> Iterator[int]:
        found = self._ranked if self.order == RELEVANCE else self.index.ids(self.mask, self.order)
        return (int(pk) for pk in found)

    @cached_property
    def _ranked(self) -> NDArray[np.int64]:
        return self.index.ids_by_score(self.mask, *scores(self.typed))

    def cursor(self, pk: int, place: int) -> str:
        """The name of the statement's place."""
        key = (pk, place) if self.order in _BY_PLACE else self.index.key(pk, self.order)
        return ".".join(map(str, key))

    def place(self, cursor: str, *, is_after: bool) -> int | None:
        """Where the list goes on after, or stops before, that place; None if the cursor is malformed."""
        if not _CURSOR.fullmatch(cursor) or cursor.count(".") + 1 != _PARTS[self.order]:
            return None
        *first, last = map(int, cursor.split("."))
        if self.order in _BY_PLACE:
            found = self._place_of(first[0])
            return min(max(last, 0), len(self)) if found is None else found + is_after
        return self.index.rank(self.mask, self.order, (*first, last + is_after))

    def _place_of(self, pk: int) -> int | None:
        """How many stand before that statement; None if it is gone."""
        if not self.index.has(pk):
            return None
        if self.order == TITLE:
            return self.index.rank(self.mask, TITLE, self.index.key(pk, TITLE))
        found = np.flatnonzero(self._ranked == pk)
        return int(found[0]) if len(found) else None
