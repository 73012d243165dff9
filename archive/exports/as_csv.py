"""Rows as CSV, line by line."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

# What a spreadsheet takes for a formula, in the wide signs of East Asia too.  A name as
# signed is kept to the letter otherwise; with one of these in front of it, an apostrophe
# says that it is text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# By which Excel knows that the letters are UTF-8.
_BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """Gives each line back, where a file would keep it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, is_marked: bool = False) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield _BYTE_ORDER_MARK * is_marked + str(writer.writerow(columns))
    for row in rows:
        yield str(writer.writerow([_as_text(value) for value in row]))


def _as_text(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
