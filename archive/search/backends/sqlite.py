"""FTS5: one table an index, with the words as they are looked up.

`archive_words` makes them, inside the triggers too; each connection is taught it.  After
it only blanks part words, which the plainest tokenizer sees.
"""

from collections.abc import Iterable, Iterator
from sqlite3 import Connection

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models.triggers import Trigger
from archive.search.index import WEIGHTS, Index, Source
from archive.search.query import Query, Term
from archive.search.words import indexed_words

from .base import Backend, Sql

_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def teach_sqlite(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    if connection.vendor == "sqlite":
        database: Connection = connection.connection
        database.create_function("archive_words", 1, indexed_words, deterministic=True)


class SQLite(Backend):
    join_ids = "group_concat(id)"

    def structure(self, index: Index) -> list[str]:
        names = ", ".join(column.name for column in index.columns)
        return [f"CREATE VIRTUAL TABLE IF NOT EXISTS {index.name} USING fts5({names}, tokenize='ascii')"]

    def triggers(self, index: Index) -> Iterable[Trigger]:
        return [_trigger(index, source, event) for source in index.sources for event in _ROWS]

    def fill(self, index: Index, first: int, last: int) -> list[Sql]:
        return [
            Sql(f"DELETE FROM {index.name} WHERE rowid BETWEEN %s AND %s", (first, last)),  # noqa: S608, our own names
            Sql(f"{_insert(index)} WHERE r.id BETWEEN %s AND %s", (first, last)),
        ]

    def untrue(self, index: Index, first: int, last: int) -> Sql:
        differs = " OR ".join(
            f"s.{column.name} IS NOT {words}" for column, words in zip(index.columns, _words(index), strict=True)
        )
        return Sql(
            f"SELECT r.id FROM {index.table} r LEFT JOIN {index.name} s ON s.rowid = r.id "  # noqa: S608, our own names
            f"WHERE r.id BETWEEN %s AND %s AND (s.rowid IS NULL OR {differs}) UNION ALL "
            f"SELECT s.rowid FROM {index.name} s WHERE s.rowid BETWEEN %s AND %s "
            f"AND s.rowid NOT IN (SELECT id FROM {index.table})",
            (first, last, first, last),
        )

    def finished(self, index: Index) -> list[str]:
        return [f"INSERT INTO {index.name}({index.name}) VALUES ('optimize')", "ANALYZE"]  # noqa: S608, our own names

    def found(self, index: Index, query: Query) -> Sql:
        matching = f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH %s"  # noqa: S608, our own names
        if query.wanted:
            return Sql(matching, (_match(query),))
        unwanted = " OR ".join(map(_quoted, query.unwanted))
        return Sql(f"SELECT id FROM {index.table} WHERE id NOT IN ({matching})", (unwanted,))  # noqa: S608

    def scores(self, index: Index, query: Query, most: int, *, is_by_title: bool) -> Sql:
        weights = ", ".join(str(WEIGHTS[column.weight]) for column in index.columns)
        match = _match(query, index.columns[0].name if is_by_title else "")
        return Sql(
            f"SELECT rowid AS id, -bm25({index.name}, {weights}) AS score FROM {index.name} "  # noqa: S608, our own names
            f"WHERE {index.name} MATCH %s LIMIT {most}",
            (match,),
        )

    def score_of(self, scores: Sql, key: Sql) -> Sql:
        # SQLite keeps the inner table for the whole statement, since nothing in it depends on the row.
        return Sql(
            f"(SELECT scores.score FROM ({scores.text}) scores WHERE scores.id = {key.text})",  # noqa: S608
            (*scores.parameters, *key.parameters),
        )


def _words(index: Index) -> Iterator[str]:
    return (f"archive_words({column.source.format(joined='group_concat')})" for column in index.columns)


def _insert(index: Index) -> str:
    names = ", ".join(column.name for column in index.columns)
    return f"INSERT INTO {index.name}(rowid, {names}) SELECT r.id, {', '.join(_words(index))} FROM {index.table} r"  # noqa: S608


def _trigger(index: Index, source: Source, event: str) -> Trigger:
    name = f"{source.table}_{event.lower()}_search"
    keys = [f"{row}.{source.key}" for row in _ROWS[event]]
    work = "; ".join(f"DELETE FROM {index.name} WHERE rowid = {key}" for key in keys)  # noqa: S608, our own names
    if event != "DELETE" or source.table != index.table:
        work += f"; {_insert(index)} WHERE r.id IN ({', '.join(keys)})"
    when = (
        f"AFTER {event}{_of_columns(source) if event == 'UPDATE' else ''} ON {source.table}{_if_changed(source, event)}"
    )
    return Trigger(name, source.table, f"CREATE TRIGGER {name} {when} BEGIN {work}; END")


def _of_columns(source: Source) -> str:
    return f" OF {', '.join((source.key, *source.columns))}"


def _if_changed(source: Source, event: str) -> str:
    changed = [f"OLD.{column} IS NOT NEW.{column}" for column in (source.key, *source.columns)]
    return f" WHEN {' OR '.join(changed)}" if event == "UPDATE" else ""


def _match(query: Query, column: str = "") -> str:
    wanted = " AND ".join(map(_quoted, query.wanted))
    wanted = f"{{{column}}} : ({wanted})" if column else f"({wanted})"
    return "".join((wanted, *(f" NOT {_quoted(term)}" for term in query.unwanted)))


def _quoted(term: Term) -> str:
    """No word holds a quotation mark: it is letters and digits."""
    return f'"{" ".join(term.words)}"{"*" if term.is_prefix else ""}'
