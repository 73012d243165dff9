"""Tables as an editor would write them, and what becomes of them."""

from typing import Any

from archive.bulk.applying import fitted, try_out
from archive.bulk.outcome import Outcome, RowOutcome
from archive.bulk.reading import read_table
from archive.bulk.resource import RecordResource
from archive.bulk.table import Table


def table(resource: type[RecordResource], *lines: str) -> Table:
    """The lines of a CSV file."""
    return fitted(resource(), read_table("\n".join(lines).encode()))


def tried(resource: type[RecordResource], *lines: str, **options: Any) -> Outcome:
    return try_out(resource(**options), table(resource, *lines))


def only(outcome: Outcome) -> RowOutcome:
    (row,) = outcome.rows
    return row


def changes(row: RowOutcome) -> dict[str, tuple[str, str]]:
    return {change.column: (change.before, change.after) for change in row.changes}


def objections(row: RowOutcome) -> dict[str, str]:
    return {objection.column: objection.message for objection in row.objections}
