"""Statements alike get positions side by side, so that the sets are smaller and sooner counted; pure."""

from dataclasses import fields

import numpy as np

from .bits import Bits, Value, bits_of, positions_of
from .columns import Columns


def arranged(columns: Columns, sets: dict[str, dict[Value, Bits]]) -> Columns:
    """The columns, and with them the sets in their place, by length of the list and then by date.

    A set of a party is then dense among the long lists, where most of it is, and one of a
    year is a few runs.  Nothing else depends on it, and what is taken in later comes last.
    """
    # Lengths of as many binary digits are alike.
    _, digits = np.frexp(columns.signatories)
    order = np.lexsort((columns.dates, -digits))
    places = np.argsort(order)
    for found in sets.values():
        for value, bits in found.items():
            found[value] = bits_of(np.sort(places[positions_of(bits)]))
    return Columns(*(getattr(columns, field.name)[order] for field in fields(columns)))
