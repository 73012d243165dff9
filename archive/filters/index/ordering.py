"""Positions in the order of a list, kept true without sorting again; pure."""

from bisect import bisect_left
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .bits import Bits, Flags, Positions, flags_of, positions_of

Order = NDArray[np.int32]
Keys = list[NDArray[np.int64]]
Key = tuple[int, ...]
KeyAt = Callable[[int], Key]

# So many of an order are looked at one by one, sooner than all of a set are marked for it.
NEAR = 1_024
# So many of an order are looked at at once.
BLOCK = 8_192


def sorted_by(keys: Keys) -> Order:
    return np.lexsort(keys[::-1]).astype(np.int32)


def ranks_in(order: Order, size: int) -> Order:
    """By position, its place in the order; who has none is at the end."""
    ranks = np.full(size, len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks


def place_of(key: Key, order: Order, key_at: KeyAt) -> int:
    """How many stand before that key; it need not be anybody's."""
    return bisect_left(order, key, key=key_at)


def reordered(order: Order, changed: Positions, size: int, key_at: KeyAt) -> Order:
    """The order with these positions, old or new, put where their keys now say."""
    flags: Flags = np.zeros(size, dtype=np.bool_)
    flags[changed] = True
    kept = order[~flags[order]]
    ranked = sorted(changed.tolist(), key=key_at)
    places = [place_of(key_at(position), kept, key_at) for position in ranked]
    return np.insert(kept, places, ranked).astype(np.int32)


def first_ranked(ranks: Order, few: Bits, count: int) -> Order:
    """The lowest of their ranks, ascending; sooner for a small set than to look through the order."""
    found = ranks[positions_of(few)]
    if count < len(found):
        found = np.partition(found, count)[:count]
    return np.sort(found)


def first_met(order: Order, many: Bits, count: int, size: int) -> Order:
    """The positions, of `size` in all, that come first in the order; no further than they reach is looked."""
    # Twice as many as would do if they lay evenly.
    reach = 2 * count * len(order) // max(len(many), 1)
    near = [position for position in order[:reach].tolist() if position in many] if reach <= NEAR else []
    if len(near) >= count:
        return np.array(near[:count], dtype=np.int32)
    return _met_by_blocks(order, flags_of(many, size), count)


def _met_by_blocks(order: Order, flags: Flags, count: int) -> Order:
    found = np.empty(0, dtype=np.int32)
    for start in range(0, len(order), BLOCK):
        block = order[start : start + BLOCK]
        found = np.concatenate([found, block[flags[block]]])
        if len(found) >= count:
            break
    return found[:count]
