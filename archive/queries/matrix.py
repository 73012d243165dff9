"""Who is on which list of a meeting: parties down, statements across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.models import Completeness, Meeting, Party, Signatory, Statement


class Mark(models.TextChoices):
    """What the archive can say of one party and one list."""

    SIGNED = "signed", _("signed")
    NOT_LISTED = "not-on-the-list", _("not on the list, which is complete")
    NOT_KNOWN = "not-on-the-list-known", _("not on the list as it is known, which may be incomplete")
    NO_LIST = "no-list-known", _("no list known")


@dataclass(frozen=True)
class Cell:
    mark: Mark
    # As signed: several where a party stands on a list twice.
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One statement: how many names are on its list, and the cell of every party that is not among them."""

    statement: Statement
    signed: int
    unidentified: int
    others: Cell


@dataclass(frozen=True)
class Row:
    party: Party
    cells: tuple[Cell, ...]

    @property
    def signed(self) -> int:
        return sum(cell.mark == Mark.SIGNED for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def has_unidentified(self) -> bool:
        return any(column.unidentified for column in self.columns)

    @property
    def marks(self) -> list[Mark]:
        """Those that the matrix has, in the order of the legend."""
        used = {cell.mark for row in self.rows for cell in row.cells}
        return [mark for mark in Mark if mark in used]


def matrix(meeting: Meeting, *, most: int | None = None) -> Matrix:
    """Of the meeting's statements, or the newest of them, and of the parties on any of their lists."""
    statements = Statement.objects.published().of_meetings([meeting.slug]).newest_first().with_completeness()[:most]
    names: dict[int, dict[int | None, list[str]]] = {statement.pk: {} for statement in statements}
    for statement, party, name in _signatures(statements):
        names[statement].setdefault(party, []).append(name)
    columns = tuple(_column(statement, names[statement.pk]) for statement in statements)
    rows = _cells(columns, names)
    parties = Party.objects.by_name().filter(pk__in=rows)
    return Matrix(columns, tuple(Row(party, tuple(rows[party.pk])) for party in parties))


def _signatures(statements: QuerySet[Statement]) -> Iterable[tuple[int, int | None, str]]:
    keys = [statement.pk for statement in statements]
    rows = Signatory.objects.current().filter(statement__in=keys).order_by("position")
    return rows.values_list("statement_id", "party_id", "name_as_signed")


def _column(statement: Statement, names: dict[int | None, list[str]]) -> Column:
    signed = sum(map(len, names.values()))
    return Column(statement, signed, len(names.get(None, [])), Cell(_mark_of_others(statement, signed)))


def _mark_of_others(statement: Statement, signed: int) -> Mark:
    if not signed:
        return Mark.NO_LIST
    is_complete = statement.completeness == Completeness.COMPLETE  # type: ignore[attr-defined]
    return Mark.NOT_LISTED if is_complete else Mark.NOT_KNOWN


def _cells(columns: Sequence[Column], names: dict[int, dict[int | None, list[str]]]) -> dict[int, list[Cell]]:
    """By party; most are on few of the lists, and have what all others have in every other column."""
    others, rows = [column.others for column in columns], dict[int, list[Cell]]()
    for place, column in enumerate(columns):
        for party, found in names[column.statement.pk].items():
            if party:
                rows.setdefault(party, [*others])[place] = Cell(Mark.SIGNED, tuple(found))
    return rows
