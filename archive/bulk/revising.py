"""An import in the history of what it writes: each record as it was found, and as it is left."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from import_export.results import RowResult

from archive.models import RevisionEvent
from archive.revisions.keeping import keep, keep_found

from .noting import record_of


class Keeping:
    """Of one import that is written; one that is tried keeps nothing."""

    def __init__(self, user: Any, why: str) -> None:
        self.user = user
        self.why = why
        self.met: set[int] = set()

    def before(self, written: Model) -> None:
        """Once a record, however many of its names are written."""
        record = record_of(written)
        if record.pk not in self.met:
            self.met.add(record.pk)
            keep_found(record)

    def after(self, rows: Iterable[RowResult]) -> None:
        records = {
            record.pk: record for row in rows if row.is_new() or row.is_update() for record in [record_of(row.instance)]
        }
        for record in records.values():
            keep(record, RevisionEvent.IMPORTED, by=self.user, why=self.why)
