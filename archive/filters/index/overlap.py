"""Which lists have most of some parties on them."""

from collections.abc import Collection

import numpy as np

from .bits import NOTHING, tally
from .statementindex import StatementIndex

# One party on both says nothing of two lists.
LEAST = 2


def most_in_common(
    index: StatementIndex, parties: Collection[int], *, besides: int, most: int
) -> list[tuple[int, int]]:
    """The keys of statements with most of these parties, and how many; of equals the newer first.

    `besides` is the statement that the parties were taken from, and is left out.
    """
    columns = index.columns
    counts = tally((index.public & index.sets["party"].get(pk, NOTHING) for pk in parties), len(columns))
    counts[columns.ids == besides] = 0
    found = np.flatnonzero(counts >= max(LEAST, _least_of_most(counts, most)))
    newest = np.lexsort((-columns.ids[found], -columns.dates[found], -counts[found]))[:most]
    return [(int(columns.ids[place]), int(counts[place])) for place in found[newest]]


def _least_of_most(counts: np.ndarray, most: int) -> int:
    return int(np.partition(counts, -most)[-most]) if len(counts) > most else 0
