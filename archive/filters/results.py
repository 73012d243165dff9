"""The statements that a filter finds, in their order, as a sequence that reads only what is shown.

A place in it can be named by a cursor: the key of a statement, which stays true while
others come and go.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from .index.card import StatementCard
from .index.statementindex import TITLE
from .statement import StatementFilterSet

_CURSOR = re.compile(r"-?[0-9]{1,18}(\.-?[0-9]{1,18}){1,3}")
_PARTS = {"newest": 2, "oldest": 2, "signatories": 3, TITLE: 2}


class StatementResults:
    def __init__(self, filterset: StatementFilterSet) -> None:
        self.index, self.mask, self.order = filterset.index, filterset.mask, filterset.order

    @cached_property
    def _count(self) -> int:
        return self.index.count(self.mask)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, part: slice) -> list[StatementCard]:
        start = part.start or 0
        return self.index.cards(self.ids(start, (len(self) if part.stop is None else part.stop) - start))

    def ids(self, start: int, size: int) -> list[int]:
        return self.index.page(self.mask, self.order, start, size)

    def all_ids(self) -> Iterator[int]:
        return (int(pk) for pk in self.index.ids(self.mask, self.order))

    def cursor(self, pk: int, place: int) -> str:
        """The name of the statement's place; titles are too long for it, so it holds its key and number."""
        key = (pk, place) if self.order == TITLE else self.index.key(pk, self.order)
        return ".".join(map(str, key))

    def place(self, cursor: str, *, is_after: bool) -> int | None:
        """Where the list goes on after, or stops before, that place; None if the cursor is malformed."""
        if not _CURSOR.fullmatch(cursor) or cursor.count(".") + 1 != _PARTS[self.order]:
            return None
        *first, last = map(int, cursor.split("."))
        if self.order == TITLE:
            return self._place_by_title(first[0], last, is_after=is_after)
        return self.index.rank(self.mask, self.order, (*first, last + is_after))

    def _place_by_title(self, pk: int, place: int, *, is_after: bool) -> int:
        if not self.index.has(pk):
            return min(max(place, 0), len(self))
        [rank] = self.index.key(pk, TITLE)
        return self.index.rank(self.mask, TITLE, (rank + is_after,))
