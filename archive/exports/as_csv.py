"""Rows as CSV, some hundred lines at a time: each piece is a packet on its way to the reader."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import StringIO
from itertools import islice
from typing import Any

# What a spreadsheet takes for a formula, in the wide signs of East Asia too.  A name as
# signed is kept to the letter otherwise; with one of these in front of it, an apostrophe
# says that it is text.  Where apostrophes stand there already it takes one more, so that
# `unguarded` can take it away again.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
LINES = 500
# Of a dozen lines or a few.
LISTS = 50
# What the lines of a list begin with, and for each of them a number and what it ends with.
Alike = tuple[Sequence[Any], Iterable[tuple[int, str]]]
# By which Excel knows that the letters are UTF-8.
_BYTE_ORDER_MARK = "\ufeff"


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, is_marked: bool = False) -> Iterator[str]:
    yield _BYTE_ORDER_MARK * is_marked + _line(columns)
    waiting = iter(rows)
    while piece := "".join(map(_line, islice(waiting, LINES))):
        yield piece


def csv_pieces_of_lists(columns: Sequence[str], lists: Iterable[Alike], *, is_marked: bool = False) -> Iterator[str]:
    """The same where many lines begin alike, and many end alike: each is written once, the ends by `csv_fields`."""
    yield _BYTE_ORDER_MARK * is_marked + _line(columns)
    waiting = iter(lists)
    while some := [*islice(waiting, LISTS)]:
        if piece := "".join([_lines(*each) for each in some]):
            yield piece


def _lines(begun: Sequence[Any], rows: Iterable[tuple[int, str]]) -> str:
    start = csv_fields(begun)
    return "".join([f"{start},{number},{end}\r\n" for number, end in rows])


def _line(row: Sequence[Any]) -> str:
    return f"{csv_fields(row)}\r\n"


def csv_fields(values: Iterable[Any]) -> str:
    return ",".join(map(_field, values))


@lru_cache(maxsize=20_000, typed=True)  # most values come again and again
def _field(value: Any) -> str:
    """As it stands between commas."""
    written = StringIO()
    csv.writer(written).writerow([_guarded("" if value is None else str(value)), ""])
    return written.getvalue().removesuffix(",\r\n")


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The twin of the guard: what stood in the archive before it was written so."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
