"""The public archive's edition number, which rises with every change a reader could see.

Triggers in the database raise it, in the transaction of the change and whichever way
the change was written: admin, import, fixtures, bulk or raw.  Time raises it too: a
record whose moment of publishing has come.

With the number goes a note of the statement that changed, in `StatementChange`.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connections, models, transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from . import triggers
from .newsitem import NewsItem
from .publishing import PublicationState, PublishableQuerySet
from .statement import Statement
from .statementchange import EVERYTHING, NAMES, StatementChange
from .triggers import Trigger


class PublicEdition(models.Model):
    """One row: the number, and the moment up to which due publications are counted in."""

    number = models.PositiveBigIntegerField(default=1)
    noticed_until = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.number)


def public_edition(now: datetime | None = None) -> int:
    """The present edition number; one query, unless something has just become due."""
    now = now or timezone.now()
    is_due = Exists(_due(Statement, _NOTICED, now)) | Exists(_due(NewsItem, _NOTICED, now))
    editions = PublicEdition.objects.annotate(is_due=is_due)
    edition, _ = editions.get_or_create(pk=1, defaults={"noticed_until": now})
    if getattr(edition, "is_due", False):
        _notice(since=edition.noticed_until, until=now)
        edition.refresh_from_db()
    return edition.number


_NOTICED = OuterRef("noticed_until")


def _due(model: type[Statement] | type[NewsItem], since: datetime | OuterRef, until: datetime) -> PublishableQuerySet:
    due = {"state": PublicationState.PUBLISHED, "publish_at__gt": since, "publish_at__lte": until}
    found: PublishableQuerySet = model.objects.filter(**due)
    return found


@transaction.atomic
def _notice(since: datetime, until: datetime) -> None:
    """Raise the number once for all that became due, and note which statements did."""
    unnoticed = PublicEdition.objects.filter(pk=1, noticed_until=since)
    if unnoticed.update(number=F("number") + 1, noticed_until=until):
        number = PublicEdition.objects.get(pk=1).number
        due = _due(Statement, since, until).order_by().values_list("pk", flat=True)
        StatementChange.objects.bulk_create(
            [StatementChange(statement=pk, edition=number) for pk in due],
            update_conflicts=True,
            unique_fields=["statement"],
            update_fields=["edition"],
        )


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
    "archive_correction": _OF_STATEMENT,
    "archive_attachment": _OF_STATEMENT,
    "archive_newsitem": _PUBLISHED,
    "archive_newsitem_parties": _OF_PUBLISHED.format(parent="newsitem"),
    # A list filtered by an old address shows what its record signed or issued.
    "archive_oldaddress": "{row}.record IN ('party', 'meeting')",
}
# Table -> what is noted as changed; the index of statements holds nothing of the other tables.
_CHANGED = {
    "archive_meeting": str(NAMES),
    "archive_party": str(NAMES),
    "archive_statement": "{row}.id",
    "archive_statementtext": "{row}.statement_id",
    "archive_signatory": "{row}.statement_id",
    "archive_listedition": "{row}.statement_id",
}
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_RAISE = "UPDATE archive_publicedition SET number = number + 1;"
# DISTINCT, as one statement cannot write a row twice.
_NOTE = """
    INSERT INTO archive_statementchange (statement, edition)
    SELECT DISTINCT changed, number FROM ({changed}) c, archive_publicedition WHERE 1=1
    ON CONFLICT (statement) DO UPDATE SET edition = excluded.edition;
"""
_NOTE_EVERYTHING = _NOTE.format(changed=f"SELECT {EVERYTHING} AS changed")


def drop_edition_triggers(using: str = "default", **_signal: object) -> None:
    """Before a migration: on SQLite a table cannot be altered while a trigger names it."""
    triggers.drop(using, [Trigger(_name(table, event), table) for table in WATCHED for event in _ROWS])


def create_edition_triggers(using: str = "default", plan: Sequence[object] = (), **_signal: object) -> None:
    """After every migration, anew: SQLite drops a table's triggers when it alters the table.

    What a migration itself changed was written without triggers, so it counts as one change.
    """
    drop_edition_triggers(using)
    present = {*connections[using].introspection.table_names()}
    if "archive_statementchange" not in present:
        return  # the tables of an older archive, half-way through its migrations
    if plan:
        triggers.run(using, [_RAISE, _NOTE_EVERYTHING])
    create = _create_on_postgresql if connections[using].vendor == "postgresql" else _create_on_sqlite
    triggers.run(using, [create(table, event) for table in WATCHED if table in present for event in _ROWS])


def _name(table: str, event: str) -> str:
    return f"{table}_{event.lower()}_edition"


def _note(table: str, sources: list[tuple[str, str]]) -> str:
    """The statement that notes what changed; a source is the name of a row and where it is from."""
    if table not in _CHANGED:
        return ""
    changed = [f"SELECT {_CHANGED[table].format(row=row)} AS changed {origin}" for row, origin in sources]
    return _NOTE.format(changed=" UNION ALL ".join(changed))


def _create_on_sqlite(table: str, event: str) -> str:
    rows = _ROWS[event]
    in_sight = " OR ".join(WATCHED[table].format(row=row) for row in rows)
    written = f"{_RAISE} {_note(table, [(row, '') for row in rows])}"
    return f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} WHEN {in_sight} BEGIN {written} END"


def _create_on_postgresql(table: str, event: str) -> str:
    """Once a statement and not once a row, or a bulk load would write the number a million times."""
    in_sight = WATCHED[table].format(row="r")
    origins = [f"FROM {row.lower()}_rows r WHERE {in_sight}" for row in _ROWS[event]]
    exists = " UNION ALL ".join(f"SELECT 1 {origin}" for origin in origins)  # our own names
    tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in _ROWS[event])
    written = f"{_RAISE} {_note(table, [('r', origin) for origin in origins])}"
    name = _name(table, event)
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF EXISTS ({exists}) THEN {written} END IF; RETURN NULL; END $$;
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """
