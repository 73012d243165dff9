"""Two sights of one list -> the one list with its editions; pure."""

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import replace

from archive.models.signatorylist import SignatoryLine
from archive.models.signedlist import same_signature


def merge_edition(
    old: Sequence[SignatoryLine], new: Sequence[SignatoryLine], *, edition: int, is_complete: bool
) -> list[SignatoryLine]:
    """The old list grown to `edition`, every new row at its true place.

    Rows that were there keep their spelling and first edition.  A row that the new list
    lacks ends with the edition before only if the new list is complete; from a list seen
    in part nothing is ever taken off.
    """
    continued = _continued(old, new)
    merged = [
        old[index] if index is not None else replace(line, first_edition=edition)
        for index, line in zip(continued, new, strict=True)
    ]
    last_edition = edition - 1 if is_complete else None
    places = {index: place for place, index in enumerate(continued) if index is not None}
    return _with_the_missing(old, merged, places, last_edition)


def _continued(old: Sequence[SignatoryLine], new: Sequence[SignatoryLine]) -> list[int | None]:
    """For each new line the index of the old row that it continues."""
    waiting: dict[Hashable, deque[int]] = {}
    for index, row in enumerate(old):
        if row.last_edition is None:
            waiting.setdefault(same_signature(row), deque()).append(index)
    queues = [waiting.get(same_signature(line)) for line in new]
    return [queue.popleft() if queue else None for queue in queues]


def _with_the_missing(
    old: Sequence[SignatoryLine], merged: list[SignatoryLine], places: dict[int, int], last_edition: int | None
) -> list[SignatoryLine]:
    """Old rows that are not on the new list, each right behind the row it followed."""
    behind: dict[int, list[SignatoryLine]] = {}
    place = -1
    for index, row in enumerate(old):
        if index in places:
            place = places[index]
        else:
            ended = row if row.last_edition is not None else replace(row, last_edition=last_edition)
            behind.setdefault(place, []).append(ended)
    grown = behind.get(-1, [])
    for place, row in enumerate(merged):
        grown += [row, *behind.get(place, [])]
    return grown
