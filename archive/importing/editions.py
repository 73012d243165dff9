"""Two sights of one list -> the one list with its editions; pure."""

from collections import deque
from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace

from archive.models.signatorylist import SignatoryLine
from archive.models.signedlist import same_signature


def merge_edition(
    old: Sequence[SignatoryLine],
    new: Sequence[SignatoryLine],
    *,
    edition: int,
    is_complete: bool,
    kept: Collection[int] = (),
) -> list[SignatoryLine]:
    """The old list grown to `edition`, every new row at its true place.

    Rows that were there keep their spelling and first edition.  A row that the new list
    lacks ends with the edition before only if the new list is complete; from a list seen
    in part nothing is ever taken off, nor are the rows that an editor has `kept`, by
    their index.
    """
    sources = continued(old, new)
    merged = [
        old[index] if index is not None else replace(line, first_edition=edition)
        for index, line in zip(sources, new, strict=True)
    ]
    places = {index: place for place, index in enumerate(sources) if index is not None}
    ending = {*range(len(old))} - {*kept} if is_complete else set()
    rows = [_ended(row, edition - 1) if index in ending else row for index, row in enumerate(old)]
    return _with_the_missing(rows, merged, places)


def _ended(row: SignatoryLine, last_edition: int) -> SignatoryLine:
    return row if row.last_edition is not None else replace(row, last_edition=last_edition)


def continued(old: Sequence[SignatoryLine], new: Sequence[SignatoryLine]) -> list[int | None]:
    """For each new line the index of the old row that it continues."""
    waiting: dict[Hashable, deque[int]] = {}
    for index, row in enumerate(old):
        if row.last_edition is None:
            waiting.setdefault(same_signature(row), deque()).append(index)
    queues = [waiting.get(same_signature(line)) for line in new]
    return [queue.popleft() if queue else None for queue in queues]


def _with_the_missing(
    old: Sequence[SignatoryLine], merged: list[SignatoryLine], places: dict[int, int]
) -> list[SignatoryLine]:
    """Old rows that are not on the new list, each right behind the row it followed."""
    behind: dict[int, list[SignatoryLine]] = {}
    place = -1
    for index, row in enumerate(old):
        if index in places:
            place = places[index]
        else:
            behind.setdefault(place, []).append(row)
    grown = behind.get(-1, [])
    for place, row in enumerate(merged):
        grown += [row, *behind.get(place, [])]
    return grown
