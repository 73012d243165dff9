"""A statement's list as a CSV file and back, to the letter."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from archive.exports.as_csv import csv_pieces, unguarded
from archive.importing.converting import RefusedError
from archive.importing.converting.encodings import decode
from archive.importing.wording import in_words
from archive.models import Signatory, Statement

from .signatorytext import MOST_LINES, Problem, UnreadableLineError, WrittenSignatory, signatory_of

# What a file of as many lines as a list can have comes to.
MOST_BYTES = 1_500_000
NAME = "name_as_signed"
# Those that say something to the reader of the file alone; reading it back, they mean nothing.
_TOLD = ("party_name", "country")
COLUMNS = ("position", NAME, "party", *_TOLD, "section", "role", "note", "first_edition", "last_edition")
_DELIMITERS = ",;\t|"
# Excel's own line above the header, which the header says as well.
_NAMED_DELIMITER = re.compile(r"\Asep=.\r?\n")
_LONGEST_NUMBER = 9


@dataclass(frozen=True, kw_only=True)
class ListFile:
    """The signatories of a file in their order, and what is wrong with it; `columns` are those that it has."""

    signatories: tuple[WrittenSignatory, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: frozenset[str] = frozenset()
    ignored: tuple[str, ...] = ()
    # What an editor should know of how it was read.
    notes: tuple[str, ...] = ()


def write_list(statement: Statement, *, is_marked: bool) -> Iterator[str]:
    """`is_marked` begins it with the mark by which Excel knows the letters."""
    return csv_pieces(COLUMNS, map(_row, statement.signatories.as_signed()), is_marked=is_marked)


def _row(row: Signatory) -> tuple[Any, ...]:
    party = row.party
    of_the_party = (party.slug, party.name, str(party.country)) if party else ("", "", "")
    return (
        *(row.position, row.name_as_signed, *of_the_party),
        *(row.section, row.role, row.note, row.first_edition, row.last_edition),
    )


def read_list_file(content: bytes) -> ListFile:
    """Of any bytes; whatever is wrong comes as a problem with its line."""
    if len(content) > MOST_BYTES:
        return _refused(_("The file has more than %(most)s bytes, which no list has.") % {"most": MOST_BYTES})
    try:
        text, _encoding, findings = decode(content)
        read = _read(text)
    except RefusedError as refused:
        return _refused(in_words(refused.code, refused.words))
    except csv.Error as error:
        return _refused(_("This is no CSV file that could be read (%(error)s).") % {"error": error})
    return replace(read, notes=tuple(in_words(finding.code, finding.words) for finding in findings))


def _refused(message: str) -> ListFile:
    return ListFile(problems=(Problem(1, "", message),))


def _read(whole: str) -> ListFile:
    text = _NAMED_DELIMITER.sub("", whole, count=1)
    delimiter = max(_DELIMITERS, key=lambda sign: len({*_header(text, sign)} & {*COLUMNS}))
    header = _header(text, delimiter)
    if NAME not in header:
        return _refused(_("The first row must name the columns, and one of them must be %(name)s.") % {"name": NAME})
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        return _refused(_("The column %(name)s is there twice.") % {"name": twice[0]})
    above = int(text != whole)
    return _ordered(header, [(number + above, row) for number, row in _rows(text, delimiter, header)])


def _header(text: str, delimiter: str) -> list[str]:
    row = next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), [])
    return [name.strip().lower() for name in row]


def _rows(text: str, delimiter: str, header: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that says something, with the line it ends on."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    next(reader)
    for row in reader:
        if any(row):
            yield reader.line_num, dict(zip(header, map(unguarded, row), strict=False))


def _ordered(header: Sequence[str], rows: list[tuple[int, dict[str, str]]]) -> ListFile:
    """By their positions if each row has one, else as they stand."""
    if len(rows) > MOST_LINES:
        return _refused(_("A list can have at most %(most)s signatories.") % {"most": MOST_LINES})
    placed, problems = [], []
    for number, row in rows:
        try:
            placed.append((_position(row), _signatory(number, row)))
        except UnreadableLineError as error:
            problems.append(Problem(number, row.get(NAME, "").replace("\x00", ""), str(error)))
    positions = [position for position, _signatory in placed]
    if all(positions):
        problems += _taken_twice(placed)
        placed.sort(key=lambda each: each[0])
    return ListFile(
        signatories=tuple(signatory for _position, signatory in placed),
        problems=tuple(problems),
        columns=frozenset(header) & {*COLUMNS},
        ignored=tuple(name for name in header if name not in COLUMNS and name),
    )


def _taken_twice(placed: Sequence[tuple[int, WrittenSignatory]]) -> Iterator[Problem]:
    seen: set[int] = set()
    for position, signatory in placed:
        if position in seen:
            message = _("another row has the position %(position)s as well.") % {"position": position}
            yield Problem(signatory.number, signatory.name, message)
        seen.add(position)


def _position(row: Mapping[str, str]) -> int:
    """0 if it has none."""
    written = row.get("position", "").strip()
    if written and not (written.isascii() and written.isdecimal() and len(written) <= _LONGEST_NUMBER and int(written)):
        raise UnreadableLineError(_("“%(written)s” is no position. Write a number from 1.") % {"written": written[:60]})
    return int(written or 0)


def _signatory(number: int, row: Mapping[str, str]) -> WrittenSignatory:
    first, last = (row.get(name, "").strip() for name in ("first_edition", "last_edition"))
    editions = f"{first or 1}-{last}" if first or last else ""
    party, section, role = (row.get(name, "").strip() for name in ("party", "section", "role"))
    return signatory_of(number, [row.get(NAME, ""), party, section, role, editions, row.get("note", "")])
