"""Headings and numbered rows, as a file has them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from django.utils.translation import gettext as _


class UnreadableTableError(Exception):
    """A file that is no table; the message says what to do about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Row:
    """`number` is what a spreadsheet shows beside it; a cell that the file lacks is None, which is not empty."""

    number: int
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    # What the editor should know of how the file was read.
    notes: tuple[str, ...] = ()

    def only(self, known: Collection[str]) -> Self:
        """Without columns that the record does not have, which are named in the notes."""
        unknown = [name for name in self.columns if name not in known]
        if not unknown:
            return self
        kept = [at for at, name in enumerate(self.columns) if name in known]
        rows = tuple(Row(row.number, tuple(row.cells[at] for at in kept)) for row in self.rows)
        note = _("Columns that are not known are left out: %(names)s.") % {"names": ", ".join(unknown)}
        return replace(self, columns=tuple(self.columns[at] for at in kept), rows=rows, notes=(*self.notes, note))

    def as_json(self) -> dict[str, Any]:
        return {"columns": self.columns, "rows": [(row.number, row.cells) for row in self.rows]}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        return cls(tuple(kept["columns"]), tuple(Row(number, tuple(cells)) for number, cells in kept["rows"]))


def tabulated(lines: Iterable[tuple[int, Sequence[str]]], notes: Iterable[str] = ()) -> Table:
    """Lines of cells, of which the first that holds something has the headings."""
    filled = [(number, cells) for number, cells in lines if any(map(str.strip, cells))]
    if not filled:
        raise UnreadableTableError(_("The file holds nothing. Its first row should name the columns."))
    columns = _headings(filled[0][1])
    return Table(columns, tuple(_row(number, cells, len(columns)) for number, cells in filled[1:]), tuple(notes))


def _headings(cells: Sequence[str]) -> tuple[str, ...]:
    """As the columns are called here, however they were spaced and capitalised."""
    names = ["_".join(cell.lower().split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    for at, name in enumerate(names, 1):
        if not name:
            raise UnreadableTableError(_("Column %(at)s has no heading. Name it in the first row.") % {"at": at})
    refuse_repeated(names)
    return tuple(names)


def refuse_repeated(names: Iterable[str]) -> None:
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise UnreadableTableError(
            _("Two columns have the heading “%(name)s”. Take one of them out.") % {"name": repeated[0]}
        )


def _row(number: int, cells: Sequence[str], width: int) -> Row:
    if any(cells[width:]):
        raise UnreadableTableError(
            _("Row %(number)s has more cells than there are headings. Check its quotes and separators.")
            % {"number": number}
        )
    return Row(number, (*cells[:width], *[None] * (width - len(cells))))
