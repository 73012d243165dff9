"""Positions in the order of a list, kept true without sorting again; pure."""

from bisect import bisect_left
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .bits import Flags, Positions

Order = NDArray[np.int32]
Keys = list[NDArray[np.int64]]
Key = tuple[int, ...]
KeyAt = Callable[[int], Key]


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
