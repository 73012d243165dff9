"""When each record was last changed, its rows in other tables included; what crawlers are told.

Triggers write it, as the moment must be true whichever way the change was written.  A
record that has no moment here was last changed before the archive began to note them.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections, models
from django.db.models import OuterRef, Subquery

from . import triggers
from .oldaddress import RecordKind
from .triggers import Trigger


class RecordChangeQuerySet(models.QuerySet["RecordChange"]):
    def on(self, kind: RecordKind, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Adds `last_changed_at` to records of this kind; None where it is not known."""
        changes = self.filter(record=kind, target=OuterRef("pk")).values("changed_at")
        return records.annotate(last_changed_at=Subquery(changes))


class RecordChange(models.Model):
    record = models.CharField(max_length=9, choices=RecordKind)
    # No foreign key, as it may be any kind of record.
    target = models.BigIntegerField()
    changed_at = models.DateTimeField()

    objects = RecordChangeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "target"], name="recordchange_once")]

    def __str__(self) -> str:
        return f"{self.record} {self.target}: {self.changed_at}"


# Table -> the record that its row is a part of, and the columns that name it.
_PARTS: dict[str, tuple[RecordKind, tuple[str, ...]]] = {
    "archive_statement": (RecordKind.STATEMENT, ("id",)),
    "archive_statementtext": (RecordKind.STATEMENT, ("statement_id",)),
    "archive_signatory": (RecordKind.STATEMENT, ("statement_id",)),
    "archive_listedition": (RecordKind.STATEMENT, ("statement_id",)),
    "archive_attachment": (RecordKind.STATEMENT, ("statement_id",)),
    "archive_party": (RecordKind.PARTY, ("id",)),
    "archive_partyname": (RecordKind.PARTY, ("party_id",)),
    "archive_partyrelation": (RecordKind.PARTY, ("earlier_id", "later_id")),
    "archive_meeting": (RecordKind.MEETING, ("id",)),
    "archive_meeting_hosts": (RecordKind.MEETING, ("meeting_id",)),
    "archive_meeting_attending": (RecordKind.MEETING, ("meeting_id",)),
    "archive_newsitem": (RecordKind.NEWSITEM, ("id",)),
    "archive_newsitem_parties": (RecordKind.NEWSITEM, ("newsitem_id",)),
}
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
# DISTINCT, as one statement cannot write a row twice; WHERE, so that ON is not taken for a join's.
_WRITE = """
    INSERT INTO archive_recordchange (record, target, changed_at)
    SELECT DISTINCT '{kind}', target, {now} FROM ({targets}) changed WHERE 1=1
    ON CONFLICT (record, target) DO UPDATE SET changed_at = excluded.changed_at;
"""
# With thousandths, as Django writes them.
_NOW_ON_SQLITE = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def drop_change_triggers(using: str = "default", **_signal: object) -> None:
    triggers.drop(using, _triggers(using))


def create_change_triggers(using: str = "default", **_signal: object) -> None:
    drop_change_triggers(using)
    present = {*connections[using].introspection.table_names()}
    if "archive_recordchange" in present:
        triggers.create(using, [trigger for trigger in _triggers(using) if trigger.table in present])


def _triggers(using: str) -> Sequence[Trigger]:
    make = _on_postgresql if connections[using].vendor == "postgresql" else _on_sqlite
    return [Trigger(_name(table, event), table, make(table, event)) for table in _PARTS for event in _ROWS]


def _name(table: str, event: str) -> str:
    return f"{table}_{event.lower()}_change"


def _targets(table: str, row: str, origin: str = "") -> str:
    return " UNION ALL ".join(f"SELECT {row}.{column} AS target {origin}" for column in _PARTS[table][1])


def _on_sqlite(table: str, event: str) -> str:
    targets = " UNION ALL ".join(_targets(table, row) for row in _ROWS[event])
    written = _WRITE.format(kind=_PARTS[table][0], now=_NOW_ON_SQLITE, targets=targets)
    return f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} BEGIN {written} END"


def _on_postgresql(table: str, event: str) -> str:
    """Once a statement and not once a row, as a list of signatories is written whole."""
    targets = " UNION ALL ".join(_targets(table, "r", f"FROM {row.lower()}_rows r") for row in _ROWS[event])
    tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in _ROWS[event])
    written = _WRITE.format(kind=_PARTS[table][0], now="now()", targets=targets)
    name = _name(table, event)
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {written} RETURN NULL; END $$;
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """
