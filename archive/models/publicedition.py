"""The public archive's edition number, which rises with every change a reader could see.

Triggers in the database raise it, in the transaction of the change and whichever way
the change was written: admin, import, fixtures, bulk or raw.  Time raises it too: a
record whose moment of publishing has come.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connections, models
from django.db.models import F
from django.utils import timezone

from .newsitem import NewsItem
from .publishing import PublicationState, PublishableQuerySet
from .statement import Statement

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


class PublicEdition(models.Model):
    """One row: the number, and the moment up to which due publications are counted in."""

    number = models.PositiveBigIntegerField(default=1)
    noticed_until = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.number)


def public_edition(now: datetime | None = None) -> int:
    """The present edition number; one query, unless something has just become due."""
    now = now or timezone.now()
    edition, _ = PublicEdition.objects.get_or_create(pk=1, defaults={"noticed_until": now})
    if edition.noticed_until < now and _became_due(Statement, NewsItem, since=edition.noticed_until, until=now):
        noticed = PublicEdition.objects.filter(pk=1, noticed_until=edition.noticed_until)
        noticed.update(number=F("number") + 1, noticed_until=now)
        edition.refresh_from_db()
    return edition.number


def _became_due(*publishable: type[Statement] | type[NewsItem], since: datetime, until: datetime) -> bool:
    due = {"state": PublicationState.PUBLISHED, "publish_at__gt": since, "publish_at__lte": until}
    queries: list[PublishableQuerySet] = [model.objects.filter(**due) for model in publishable]
    return any(query.exists() for query in queries)


# Table -> when a row of it is in the public's sight; {row} is the row.
_ALWAYS = "1=1"
_PUBLISHED = "{row}.state = 'published'"
_OF_PUBLISHED = "EXISTS (SELECT 1 FROM archive_{parent} p WHERE p.id = {{row}}.{parent}_id AND p.state = 'published')"
_OF_STATEMENT = _OF_PUBLISHED.format(parent="statement")
WATCHED = {
    "archive_meeting": _ALWAYS,
    "archive_meeting_attending": _ALWAYS,
    "archive_meeting_hosts": _ALWAYS,
    "archive_party": _ALWAYS,
    "archive_partyname": _ALWAYS,
    "archive_partyrelation": _ALWAYS,
    "archive_statement": _PUBLISHED,
    "archive_statementtext": _OF_STATEMENT,
    "archive_signatory": _OF_STATEMENT,
    "archive_listedition": _OF_STATEMENT,
    "archive_newsitem": _PUBLISHED,
    "archive_newsitem_parties": _OF_PUBLISHED.format(parent="newsitem"),
}
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_RAISE = "UPDATE archive_publicedition SET number = number + 1;"


def drop_edition_triggers(using: str = "default", **_signal: object) -> None:
    """Before a migration: on SQLite a table cannot be altered while a trigger names it."""
    _run(using, [_drop(connections[using], table, event) for table, event in _watched_by(connections[using])])


def create_edition_triggers(using: str = "default", plan: Sequence[object] = (), **_signal: object) -> None:
    """After every migration, anew: SQLite drops a table's triggers when it alters the table.

    What a migration itself changed was written without triggers, so it counts as one change.
    """
    drop_edition_triggers(using)
    if plan and "archive_publicedition" in connections[using].introspection.table_names():
        _run(using, [_RAISE])
    create = _create_on_postgresql if connections[using].vendor == "postgresql" else _create_on_sqlite
    _run(using, [create(table, event) for table, event in _watched_by(connections[using])])


def _run(using: str, statements: list[str]) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _watched_by(connection: "BaseDatabaseWrapper") -> list[tuple[str, str]]:
    present = {*connection.introspection.table_names()}
    return [(table, event) for table in WATCHED if table in present for event in _ROWS]


def _name(table: str, event: str) -> str:
    return f"{table}_{event.lower()}_edition"


def _drop(connection: "BaseDatabaseWrapper", table: str, event: str) -> str:
    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {_name(table, event)}{on_table}"


def _create_on_sqlite(table: str, event: str) -> str:
    in_sight = " OR ".join(WATCHED[table].format(row=row) for row in _ROWS[event])
    return f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} WHEN {in_sight} BEGIN {_RAISE} END"


def _create_on_postgresql(table: str, event: str) -> str:
    """Once a statement and not once a row, or a bulk load would write the number a million times."""
    in_sight = WATCHED[table].format(row="r")
    rows = [f"SELECT 1 FROM {row.lower()}_rows r WHERE {in_sight}" for row in _ROWS[event]]  # noqa: S608, our own names
    tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in _ROWS[event])
    name = _name(table, event)
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF EXISTS ({" UNION ALL ".join(rows)}) THEN {_RAISE} END IF; RETURN NULL; END $$;
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """
