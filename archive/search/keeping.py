"""The index's tables and triggers, made after every migration; and filled anew where that is needed.

All of it is derived, so it has no migration: it is made from `INDEXES`, and a note of
what it was made from says when it has to be made again.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections, transaction

from archive.models import triggers
from archive.models.triggers import Trigger

from .backends import Sql, backend_for
from .index import INDEXES, Index

CHUNK = 500
_NOTE = "archive_search_note"


def drop_search_triggers(using: str = "default", plan: Sequence[Any] = (), **_signal: object) -> None:
    """Before a migration that will change something; else there would be a moment without them."""
    if plan:
        triggers.drop(using, _triggers(using))


def create_search_triggers(using: str = "default", plan: Sequence[Any] = (), **_signal: object) -> None:
    """What a migration itself changed was written without triggers, so then all is filled anew."""
    if not _has_tables(using):
        return
    is_changed = bool(plan) or _noted(using) != _digest(using)
    with transaction.atomic(using):
        if _noted(using) != _digest(using):
            _make(using)
        triggers.drop(using, _triggers(using))
        triggers.create(using, _triggers(using))
    if is_changed:
        for _ in refill(using):
            pass


def refill(using: str) -> Iterator[int]:
    """Make every row true, each chunk in a transaction of its own; yields how many ids each chunk had."""
    for index in INDEXES:
        for first, last in chunks(using, index):
            with transaction.atomic(using):
                for sql in backend_for(using).fill(index, first, last):
                    execute(using, sql)
            yield last - first + 1
        triggers.run(using, backend_for(using).finished(index))


def untrue_ids(using: str, index: Index) -> Iterator[list[int]]:
    """By chunk, the ids of rows that are not as they should be."""
    for first, last in chunks(using, index):
        yield [row[0] for row in execute(using, backend_for(using).untrue(index, first, last))]


def chunks(using: str, index: Index) -> Iterator[tuple[int, int]]:
    """The ranges of ids that hold a record or a row of the index, however sparse."""
    first = _next_id(using, index, 0)
    while first is not None:
        yield first, first + CHUNK - 1
        first = _next_id(using, index, first + CHUNK)


def total(using: str) -> int:
    return sum(last - first + 1 for index in INDEXES for first, last in chunks(using, index))


def problems(using: str) -> list[str]:
    """What is seen to be wrong without reading every text."""
    if not _has_tables(using):
        return []
    if _noted(using) != _digest(using):
        return ["The search index was made for another version."]
    return [problem for index in INDEXES for problem in _problems_of(using, index)]


def _problems_of(using: str, index: Index) -> Iterator[str]:
    known = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connections[using].vendor == "postgresql":
        known = "SELECT tgname FROM pg_trigger"
    present = {row[0] for row in execute(using, Sql(known))}
    missing = [trigger.name for trigger in backend_for(using).triggers(index) if trigger.name not in present]
    if missing:
        yield f"These triggers of the search index are missing: {', '.join(missing)}."
    key = _key(using)
    records = f"SELECT count(*) FROM {index.table} WHERE id NOT IN (SELECT {key} FROM {index.name})"  # noqa: S608
    orphans = f"SELECT count(*) FROM {index.name} WHERE {key} NOT IN (SELECT id FROM {index.table})"  # noqa: S608
    for text, what in (
        (records, "records of {} are not in the index"),
        (orphans, "rows of its index have no record in {}"),
    ):
        if number := execute(using, Sql(text))[0][0]:
            yield f"{number} {what.format(index.table)}."


def execute(using: str, sql: Sql) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(sql.text, sql.parameters)
        return cursor.fetchall() if cursor.description else []


def _make(using: str) -> None:
    backend = backend_for(using)
    triggers.run(using, [f"DROP TABLE IF EXISTS {name}" for name in (_NOTE, *(index.name for index in INDEXES))])
    triggers.run(using, backend.functions())
    triggers.run(using, [statement for index in INDEXES for statement in backend.structure(index)])
    triggers.run(using, [f"CREATE TABLE {_NOTE} (digest varchar(64) NOT NULL)"])
    execute(using, Sql(f"INSERT INTO {_NOTE} VALUES (%s)", (_digest(using),)))  # noqa: S608, our own name


def _triggers(using: str) -> list[Trigger]:
    return [trigger for index in INDEXES for trigger in backend_for(using).triggers(index)]


def _has_tables(using: str) -> bool:
    return {index.table for index in INDEXES} <= {*connections[using].introspection.table_names()}


def _noted(using: str) -> str:
    if _NOTE not in connections[using].introspection.table_names():
        return ""
    return str(execute(using, Sql(f"SELECT digest FROM {_NOTE}"))[0][0])  # noqa: S608, our own name


def _digest(using: str) -> str:
    """Another one when the structure, the folding or Unicode's tables change."""
    backend = backend_for(using)
    structure = [statement for index in INDEXES for statement in backend.structure(index)]
    made_by = [trigger.create for trigger in _triggers(using)]
    parts = [unicodedata.unidata_version, *structure, *made_by, *backend.functions()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _key(using: str) -> str:
    return "rowid" if connections[using].vendor == "sqlite" else "id"


def _next_id(using: str, index: Index, start: int) -> int | None:
    key = _key(using)
    found = [
        execute(using, Sql(f"SELECT {column} FROM {table} WHERE {column} >= %s ORDER BY {column} LIMIT 1", (start,)))  # noqa: S608
        for table, column in ((index.table, "id"), (index.name, key))
    ]
    return min((rows[0][0] for rows in found if rows), default=None)
