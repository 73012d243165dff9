"""Long lists are read some records at a time, so that memory does not grow with their number."""

from collections.abc import Iterable, Iterator
from itertools import islice

CHUNK = 200


def in_chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(ids)
    while chunk := [*islice(waiting, CHUNK)]:
        yield chunk
