"""Which lists have most of some parties on them."""

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Positions
from .joint import LEAST, JointLists
from .statementindex import StatementIndex

# Looked at first, to know how many parties a list needs to be among those with most in common.
LARGEST = 1_024
# Beside a count in one number, a date has so many bits.
DATE_BITS = 32


def most_in_common(
    index: StatementIndex, parties: Collection[int], *, besides: int, most: int
) -> list[tuple[int, int]]:
    """The keys of statements with most of these parties, and how many; of equals the newer first.

    `besides` is the statement that the parties were taken from, and is left out.
    """
    # One more than are asked for, as `besides` may be one of them.
    positions, shared = _candidates(index.joint_lists, parties, most + 1)
    weights = shared << DATE_BITS | index.columns.dates[positions]
    heaviest = np.flatnonzero(weights >= _least_of_most(weights, most + 1))
    ids, weights = index.columns.ids[positions[heaviest]], weights[heaviest]
    ranked = np.lexsort((-ids, -weights))
    found = zip(ids[ranked].tolist(), (weights[ranked] >> DATE_BITS).tolist(), strict=True)
    return [(pk, count) for pk, count in found if pk != besides][:most]


def _candidates(lists: JointLists, parties: Collection[int], most: int) -> tuple[Positions, Positions]:
    """Where all lists are that may have most of the parties, and how many of them each has."""
    asked = lists.asking_for(parties)
    least = max(LEAST, _least_of_most(lists.shared(asked, LARGEST), most))
    counts = lists.shared(asked, lists.with_at_least[least])
    found = np.flatnonzero(counts >= least)
    return lists.positions[found], counts[found].astype(np.int64)


def _least_of_most(numbers: NDArray[Any], most: int) -> int:
    return int(np.partition(numbers, -most)[-most]) if len(numbers) >= most else 0
