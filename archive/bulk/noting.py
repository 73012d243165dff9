"""What was written, in the log that each record's history shows, as its form would have noted it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.text import capfirst
from import_export.results import RowResult

from archive.models import PartyName


def log(rows: Iterable[RowResult], user: Any) -> None:
    LogEntry.objects.bulk_create([*_entries(rows, user)], batch_size=500)


def _entries(rows: Iterable[RowResult], user: Any) -> Iterator[LogEntry]:
    for row in rows:
        if row.is_new() or row.is_update():
            record = record_of(row.instance)
            yield LogEntry(
                user_id=user.pk,
                content_type=ContentType.objects.get_for_model(record),
                object_id=str(record.pk),
                object_repr=str(record)[:200],
                action_flag=ADDITION if row.is_new() and record is row.instance else CHANGE,
                change_message=json.dumps([_message(row)]),
            )


def record_of(written: Any) -> Model:
    """A name is edited in its party's form, and told of in its history."""
    return written.party if isinstance(written, PartyName) else written


def _message(row: RowResult) -> dict[str, Any]:
    fields = [] if row.is_new() else [_name(row.instance, change.column) for change in row.diff]
    told: dict[str, Any] = {"fields": fields} if fields else {}
    if isinstance(row.instance, PartyName):
        told |= {"name": str(row.instance._meta.verbose_name), "object": str(row.instance)}
    return {"added" if row.is_new() else "changed": told}


def _name(record: Model, column: str) -> str:
    """As forms call the column; a date with its precision has no field of the record's own."""
    known = {field.name: field for field in (*record._meta.fields, *record._meta.many_to_many)}
    return str(capfirst(known[column].verbose_name if column in known else column))
