"""Sets of positions: the statements that have one value, by where they stand in the index; pure."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray
from pyroaring import FrozenBitMap

Bits = FrozenBitMap
Flags = NDArray[np.bool_]
Positions = NDArray[np.int64]
Value = str | int

NOTHING = Bits()
# So many positions side by side are a long run.
LONG = 16


def bits_of(positions: Positions) -> Bits:
    """Kept as runs only if they are long: sets of many short ones take ten times as long to intersect."""
    runs = int(np.count_nonzero(np.diff(positions) != 1)) + 1
    return Bits(positions.astype(np.uint32), optimize=runs * LONG < len(positions))


def positions_of(bits: Bits) -> NDArray[np.uint32]:
    return np.frombuffer(bits.to_array(), dtype=np.uint32)


def flags_of(bits: Bits, size: int) -> Flags:
    """The set as an array of truths, one a position."""
    if len(bits) == size:
        return np.ones(size, dtype=np.bool_)
    flags = np.zeros(size, dtype=np.bool_)
    flags[positions_of(bits)] = True
    return flags


def union(sets: Iterable[Bits]) -> Bits:
    # Begun with the first, as with an empty one even a single set would be copied.
    return reduce(or_, [*sets] or [NOTHING])


def replaced(old: dict[Value, Bits], changed: Bits, new: dict[Value, Bits]) -> dict[Value, Bits]:
    """The sets `old` with what they say of the positions `changed` said anew; `old` stays as it is."""
    # A set that says nothing of them is shared and not copied.
    kept = {value: bits - changed if bits.intersect(changed) else bits for value, bits in old.items()}
    for value, bits in new.items():
        kept[value] = kept.get(value, NOTHING) | bits
    return {value: bits for value, bits in kept.items() if bits}


class Members:
    """Sets in the making: which positions have which value."""

    def __init__(self) -> None:
        self._found: dict[Value, Bits] = {}

    def add(self, values: Iterable[Value | None], positions: Positions) -> None:
        """Put each position under its value; no value, no set."""
        groups: dict[Value, list[int]] = {}
        for value, position in zip(values, positions.tolist(), strict=True):
            groups.setdefault(value or "", []).append(position)
        for value, members in groups.items():
            self.put(value, np.array(members))

    def put(self, value: Value | None, positions: Positions) -> None:
        """The same of one value; a position below zero is nobody's."""
        known = positions[positions >= 0]
        if value and len(known):
            self._found[value] = self._found.get(value, NOTHING) | bits_of(known)

    def sets(self) -> dict[Value, Bits]:
        return self._found
