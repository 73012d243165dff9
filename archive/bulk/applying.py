"""A table -> what becomes of it, tried or written: the same steps, in one transaction, and none or all of them kept."""

from typing import Any

import tablib
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from import_export.results import Result, RowResult

from .noting import log
from .outcome import Fate, Objection, Outcome, RowOutcome
from .resource import RecordResource
from .revising import Keeping
from .table import Row, Table, UnreadableTableError

_FATES = {
    RowResult.IMPORT_TYPE_NEW: Fate.NEW,
    RowResult.IMPORT_TYPE_UPDATE: Fate.CHANGED,
    RowResult.IMPORT_TYPE_SKIP: Fate.UNCHANGED,
}


def try_out(resource: RecordResource, table: Table) -> Outcome:
    """What writing would do: it is done, and taken back."""
    with transaction.atomic():
        outcome, _result = _apply(resource, table)
        transaction.set_rollback(True)
    return outcome


def write(resource: RecordResource, table: Table, expected: str, user: Any, why: str = "") -> Outcome:
    """All rows if the outcome is the expected one, which is told by its digest, and none if it is another."""
    keeping = resource.keeping = Keeping(user, why)
    with transaction.atomic():
        outcome, result = _apply(resource, table)
        if not outcome.is_acceptable or outcome.digest != expected:
            transaction.set_rollback(True)
            return outcome
        log(result.rows, user)
        keeping.after(result.rows)
    return outcome.written()


def fitted(resource: RecordResource, table: Table) -> Table:
    """With the columns that the record has, of which those of its key must be there."""
    words = {"known": ", ".join(resource.columns), "key": ", ".join(resource.key_columns)}
    if not {*resource.key_columns} <= {*table.columns}:
        message = _(
            "The file needs a column that tells which record each row is about: %(key)s. It may have %(known)s."
        )
        raise UnreadableTableError(message % words)
    if not table.rows:
        raise UnreadableTableError(_("The file names columns and has no rows."))
    return table.only(resource.columns)


def _apply(resource: RecordResource, table: Table) -> tuple[Outcome, Result]:
    dataset = tablib.Dataset(*(row.cells for row in table.rows), headers=table.columns)
    numbers = [row.number for row in table.rows]
    result = resource.import_data(dataset, use_transactions=True, numbers=numbers)
    for problem in result.base_errors:
        raise problem.error
    rows = zip(table.rows, result.rows, strict=True)
    return Outcome(tuple(_outcome(resource, table, row, found) for row, found in rows)), result


def _outcome(resource: RecordResource, table: Table, row: Row, found: RowResult) -> RowOutcome:
    cells = dict(zip(table.columns, row.cells, strict=True))
    key = " – ".join(cells[name] or "" for name in resource.key_columns)
    if found.import_type in _FATES:
        return RowOutcome(row.number, _FATES[found.import_type], key, tuple(found.diff or ()))
    return RowOutcome(row.number, Fate.REJECTED, key, objections=_in_order(table, _objections(found)))


def _in_order(table: Table, objections: list[Objection]) -> tuple[Objection, ...]:
    """Of the columns, and what is about none of them last."""
    places = {name: place for place, name in enumerate(table.columns)}
    return tuple(sorted(objections, key=lambda objection: places.get(objection.column, len(places))))


def _objections(found: RowResult) -> list[Objection]:
    if found.validation_error is None:
        return [_refused_by_database(problem.error) for problem in found.errors]
    named = found.validation_error.update_error_dict({})
    return [
        Objection(message, "" if name == NON_FIELD_ERRORS else name)
        for name, errors in named.items()
        for error in errors
        for message in error.messages
    ]


def _refused_by_database(error: Exception) -> Objection:
    """What only the database noticed; anything else is a fault of ours."""
    if not isinstance(error, DatabaseError):
        raise error
    return Objection(_("The database refuses this row: %(why)s") % {"why": error})
