"""A spreadsheet -> the rows of its first sheet, as JSON: texts, each as a person would read the cell."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from . import Conversion, Finding, Limits, RefusedError
from .package import parts, refuse_crowded, refuse_heavy, repacked

_MAIN_PART = "xl/workbook.xml"
# How Office writes signs that XML cannot hold: "_x0001_".
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def convert_workbook(data: bytes, limits: Limits) -> Conversion:
    try:
        with ZipFile(BytesIO(data)) as package:
            refuse_crowded(package)
            if _MAIN_PART not in package.namelist():
                raise RefusedError("no_workbook")
            refuse_heavy(package, len(data), limits)
            found = dict(parts(package))
    except (BadZipFile, NotImplementedError, EOFError) as error:
        raise RefusedError("damaged") from error
    book = load_workbook(repacked(found), read_only=True, data_only=True)
    sheet, *others = book.worksheets
    # What a file says of its own extent may be far too much.
    sheet.reset_dimensions()
    rows = [*_rows(sheet.iter_rows(values_only=True), limits)]
    findings = (Finding(code="first_sheet", words={"sheet": sheet.title}),) if others else ()
    return Conversion(text=json.dumps(rows), findings=findings)


def _rows(found: Iterator[tuple[Any, ...]], limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Those that hold something, each with its number."""
    size = count = 0
    for number, values in enumerate(found, 1):
        cells = [_text(value) for value in values]
        if not any(cells):
            continue
        count, size = count + 1, size + sum(map(len, cells))
        if count > limits.rows + 1:  # the headings are a row too
            raise RefusedError("too_many_rows", most=limits.rows)
        if size > limits.characters:
            raise RefusedError("too_long", most=limits.characters)
        yield number, cells


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else str(value)
