"""Triggers in the database, for what must be kept true whichever way a record was written.

They are made anew after every migration and dropped before: SQLite cannot alter a table
that a trigger names, and drops a table's own triggers when it alters the table.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Trigger:
    """`create` is all the SQL that makes it, in the dialect of the database it is for."""

    name: str
    table: str
    create: str = ""


def run(using: str, statements: Iterable[str]) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def drop(using: str, triggers: Iterable[Trigger]) -> None:
    """Those whose table is there."""
    connection = connections[using]
    present = {*connection.introspection.table_names()}
    run(using, [drop_sql(connection, trigger) for trigger in triggers if trigger.table in present])


def create(using: str, triggers: Iterable[Trigger]) -> None:
    run(using, [trigger.create for trigger in triggers])


def drop_sql(connection: BaseDatabaseWrapper, trigger: Trigger) -> str:
    on_table = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {trigger.name}{on_table}"
