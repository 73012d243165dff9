"""Positions in the order of a list, kept true without sorting again; pure."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from .bits import Flags, Positions

Order = NDArray[np.int32]
Keys = list[NDArray[np.int64]]
Key = tuple[int, ...]


def sorted_by(keys: Keys) -> Order:
    return np.lexsort(keys[::-1]).astype(np.int32)


def key_at(keys: Keys, position: int) -> Key:
    return tuple(int(key[position]) for key in keys)


def place_of(key: Key, order: Order, keys: Keys) -> int:
    """How many stand before that key; it need not be anybody's."""
    return bisect_left(order, key, key=lambda position: key_at(keys, position))


def reordered(order: Order, changed: Positions, keys: Keys) -> Order:
    """The order with these positions, old or new, put where their keys now say."""
    flags: Flags = np.zeros(len(keys[0]), dtype=np.bool_)
    flags[changed] = True
    kept = order[~flags[order]]
    ranked = sorted(changed.tolist(), key=lambda position: key_at(keys, position))
    places = [place_of(key_at(keys, position), kept, keys) for position in ranked]
    return np.insert(kept, places, ranked).astype(np.int32)
