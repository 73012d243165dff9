"""A file -> a table of texts: CSV, XLSX or JSON, told by what it holds and not by its name."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from archive.importing.converting import Conversion, Finding, Limits, RefusedError
from archive.importing.converting.bounded import convert_bounded
from archive.importing.converting.encodings import decode
from archive.importing.converting.formats import Format, packaged_format

from .cells import as_text, unguarded
from .table import Row, Table, UnreadableTableError, tabulated
from .wording import in_words

_DELIMITERS = ",;\t"
# What no database keeps: NUL, and halves of letters.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
Lines = Iterator[tuple[int, Sequence[str]]]
# Of the whole process, as Python knows no narrower one: once, so that it never depends on what was read before.
csv.field_size_limit(settings.BULK_MAX_BYTES)


def read_table(data: bytes) -> Table:
    """Raises `UnreadableTableError`, and nothing else, whatever the bytes are."""
    try:
        table = _read(data)
    except RefusedError as refused:
        raise UnreadableTableError(in_words(refused.code, refused.words)) from refused
    _refuse_unstorable(table)
    return table


def _refuse_unstorable(table: Table) -> None:
    for row in (Row(1, table.columns), *table.rows):
        for name, cell in zip(table.columns, row.cells, strict=True):
            if cell and _UNSTORABLE.search(cell):
                message = _("Row %(number)s: “%(name)s” holds a sign that is no letter. Type it anew.")
                raise UnreadableTableError(message % {"number": row.number, "name": ascii(name)[1:-1]})


def _read(data: bytes) -> Table:
    if len(data) > settings.BULK_MAX_BYTES:
        raise RefusedError("too_large", megabytes=settings.BULK_MAX_BYTES // 1_000_000)
    if not data.strip():
        raise RefusedError("empty")
    match packaged_format(data):
        case None:
            letters, _encoding, findings = decode(data)
            return _read_text(letters.removeprefix("\ufeff"), findings)
        case Format.PDF:
            raise RefusedError("pdf")
        case _:  # whatever is packed like an Office file
            return _read_workbook(convert_bounded(Format.XLSX, data, _limits()))


def _limits() -> Limits:
    return Limits(
        characters=settings.BULK_MAX_BYTES,
        rows=settings.BULK_MAX_ROWS,
        pdf_pages=0,
        unpacked_bytes=settings.IMPORT_MAX_UNPACKED_BYTES,
        memory_bytes=settings.IMPORT_MAX_MEMORY_BYTES,
        seconds=settings.IMPORT_TIMEOUT_SECONDS,
    )


def _read_workbook(conversion: Conversion) -> Table:
    lines = ((number, [*map(unguarded, cells)]) for number, cells in json.loads(conversion.text))
    return tabulated(lines, _notes(conversion.findings))


def _read_text(letters: str, findings: Sequence[Finding]) -> Table:
    if letters.lstrip()[:1] in {"[", "{"}:
        return _read_json(letters, _notes(findings))
    return tabulated(_bounded(_csv_lines(letters)), _notes(findings))


def _notes(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(in_words(finding.code, finding.words) for finding in findings)


def _csv_lines(letters: str) -> Lines:
    head, _end, rest = letters.partition("\n")
    if head.rstrip("\r").lower() in {f"sep={sign}" for sign in _DELIMITERS}:  # written by Excel
        letters, delimiter = rest, head[4]
    else:
        delimiter = _delimiter(letters)
    rows = csv.reader(StringIO(letters, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(rows, 1):
            yield number, [*map(unguarded, cells)]
    except csv.Error as error:
        raise RefusedError("unreadable_row", number=number + 1) from error


def _delimiter(letters: str) -> str:
    """That which parts the headings into most; they hold no signs of the kind themselves."""
    headings = next(filter(str.strip, letters.splitlines()), "")
    return max(_DELIMITERS, key=headings.count)


def _bounded(lines: Lines) -> Lines:
    for count, line in enumerate(lines):
        if count > settings.BULK_MAX_ROWS:
            raise RefusedError("too_many_rows", most=settings.BULK_MAX_ROWS)
        yield line


def _read_json(letters: str, notes: tuple[str, ...]) -> Table:
    """A list of objects, numbered from 1; what one of them lacks is left alone."""
    try:
        records = json.loads(letters, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise RefusedError("bad_json") from error
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise RefusedError("no_list")
    if not records:
        raise RefusedError("empty")
    if len(records) > settings.BULK_MAX_ROWS:
        raise RefusedError("too_many_rows", most=settings.BULK_MAX_ROWS)
    columns = tuple(dict.fromkeys(name for record in records for name in record))
    rows = (Row(number, _cells(record, columns, number)) for number, record in enumerate(records, 1))
    return Table(columns, tuple(rows), notes)


def _cells(record: dict[str, Any], columns: Sequence[str], number: int) -> tuple[str | None, ...]:
    return tuple(_cell(record[name], name, number) if name in record else None for name in columns)


def _cell(value: Any, name: str, number: int) -> str:
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(part, dict | list) for part in value)):
        message = _("Row %(number)s: “%(name)s” should be a text, a number or a list of texts.")
        raise UnreadableTableError(message % {"number": number, "name": name})
    return as_text(value)
