"""The lists with several parties on them as rows of bits, so that all are compared with one at once; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Bits, Positions, Value, flags_of, positions_of

Bytes = NDArray[np.uint8]
Counts = NDArray[np.unsignedinteger[Any]]

# One party on both says nothing of two lists.
LEAST = 2
BYTE = 8


@dataclass(frozen=True)
class JointLists:
    """Those with most parties first: what comes later cannot share more than it has."""

    positions: Positions
    # How many lists have so many parties or more, by that number.
    with_at_least: NDArray[np.int64]
    # Of eight parties each, with a byte for every list.
    planes: Bytes
    places: dict[Value, int]

    @classmethod
    def of(cls, parties: Mapping[Value, Bits], public: Bits, size: int) -> "JointLists":
        planes = _planes_of([*parties.values()], size)
        sizes = _in_common(planes, np.full(len(planes), 0xFF, np.uint8))
        joint = np.flatnonzero(flags_of(public, size) & (sizes >= LEAST))
        joint = joint[np.argsort(sizes[joint], kind="stable")[::-1]]
        with_at_least = np.bincount(sizes[joint], minlength=LEAST + 1)[::-1].cumsum()[::-1]
        places = {party: place for place, party in enumerate(parties)}
        return cls(joint, with_at_least, planes.take(joint, axis=1), places)

    def asking_for(self, parties: Collection[int]) -> Bytes:
        """Their bits, for each of the planes; a party on no list has none."""
        known = (self.places[party] for party in {*parties} & self.places.keys())
        return np.frombuffer(sum(1 << place for place in known).to_bytes(len(self.planes), "little"), dtype=np.uint8)

    def shared(self, asked: Bytes, lists: int) -> Counts:
        """How many of the parties asked for are on each of the first so many lists."""
        return _in_common(self.planes[:, :lists], asked)


def _in_common(planes: Bytes, asked: Bytes) -> Counts:
    together: Bytes = np.bitwise_count(planes & asked[:, np.newaxis])
    return together.sum(axis=0, dtype=np.min_scalar_type(len(planes) * BYTE))


def _planes_of(sets: list[Bits], size: int) -> Bytes:
    planes = np.zeros((-(-len(sets) // BYTE), size), dtype=np.uint8)
    for place, bits in enumerate(sets):
        planes[place // BYTE][positions_of(bits)] |= np.uint8(1 << place % BYTE)
    return planes
