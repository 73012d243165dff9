"""Rows -> a file, which reads back as the same rows."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from .cells import as_text, guarded

Rows = Iterable[Sequence[Any]]
# What XML cannot hold, would change, or Office takes for its own way of writing such signs.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_CELL = 32_767
_WIDTH = 24


class UnwritableError(Exception):
    """Rows that a format cannot hold; the message says what to do about it."""


def as_csv(columns: Sequence[str], rows: Rows) -> bytes:
    """With the mark by which Excel knows that it is UTF-8."""
    written = StringIO()
    lines = csv.writer(written)
    lines.writerow(columns)
    lines.writerows([guarded(as_text(value)) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_json(columns: Sequence[str], rows: Rows) -> bytes:
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1).encode()


def as_xlsx(columns: Sequence[str], rows: Rows) -> bytes:
    """Numbers as numbers, and all else marked as text, so that Excel makes no date of "2019-11"."""
    held = [[_held(value) for value in row] for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.sheet_format.defaultColWidth = _WIDTH
    sheet.append([_heading(sheet, name) for name in columns])
    for row in held:
        sheet.append([_cell(sheet, value) for value in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _heading(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _held(value: Any) -> str | int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    text = _ESCAPED.sub(lambda sign: f"_x{ord(sign[0]):04X}_", guarded(as_text(value)))
    if len(text) > _LONGEST_CELL:
        raise UnwritableError(
            _("“%(text)s…” is longer than a cell of a workbook may be. Export as CSV or JSON.") % {"text": text[:60]}
        )
    return text


def _cell(sheet: Any, value: str | int | None) -> Any:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.number_format = "@"
    return cell


# Ending -> the content type, and what writes it.
FORMATS: dict[str, tuple[str, Callable[[Sequence[str], Rows], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "json": ("application/json", as_json),
}
