"""Sets of positions as one integer each: bit n stands for the statement at position n; pure."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Positions = NDArray[np.int64]
Value = str | int


def bits_of(positions: Positions, size: int) -> int:
    flags = np.zeros(size, dtype=np.bool_)
    flags[positions] = True
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def flags_of(bits: int, size: int) -> Flags:
    """The set as an array of truths, one a position."""
    packed = np.frombuffer(bits.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(packed, count=size, bitorder="little").view(np.bool_)


def union(sets: Iterable[int]) -> int:
    found = 0
    for bits in sets:
        found |= bits
    return found


def replaced(old: dict[Value, int], changed: int, new: dict[Value, int]) -> dict[Value, int]:
    """The sets `old` with what they say of the positions `changed` said anew; `old` stays as it is."""
    # A set that says nothing of them is shared and not copied.
    kept = {value: bits ^ said if (said := bits & changed) else bits for value, bits in old.items()}
    for value, bits in new.items():
        kept[value] = kept.get(value, 0) | bits
    return {value: bits for value, bits in kept.items() if bits}


class Members:
    """Sets in the making: which positions have which value, added bit by bit."""

    def __init__(self, size: int) -> None:
        self.bytes = (size + 7) // 8
        self._found: dict[Value, NDArray[np.uint8]] = {}

    def add(self, values: Iterable[Value | None], positions: Positions) -> None:
        """Put each position under its value; no value, no set."""
        groups: dict[Value, list[int]] = {}
        for value, position in zip(values, positions.tolist(), strict=True):
            if value is not None and value != "" and position >= 0:
                groups.setdefault(value, []).append(position)
        for value, members in groups.items():
            self._mark(value, np.array(members))

    def _mark(self, value: Value, positions: Positions) -> None:
        if value not in self._found:
            self._found[value] = np.zeros(self.bytes, dtype=np.uint8)
        marks = np.left_shift(1, positions & 7).astype(np.uint8)
        np.bitwise_or.at(self._found[value], positions >> 3, marks)

    def sets(self) -> dict[Value, int]:
        return {value: int.from_bytes(found.tobytes(), "little") for value, found in self._found.items()}
