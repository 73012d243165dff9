"""`tsvector` over the same words as on SQLite, one row a record, and a GIN index.

The vector is put together from the words themselves: PostgreSQL's own parser would take
addresses, numbers and hyphens its own way.  A vector forgets places in a long text (past
the 255th of a word); such a text is kept beside it, and phrases are looked for there.
"""

from collections.abc import Iterable
from functools import reduce
from operator import add

from django.db import connection

from archive.models.triggers import Trigger
from archive.search.index import WEIGHTS, Index, Source
from archive.search.query import Query, Term
from archive.search.words import BORDER, LONGEST_WORD

from .base import Backend, Sql
from .folding_sql import folding_functions

# A vector may have a million bytes; this much text stays below in any script.
_MOST_SIGNS = 200_000
_LAST_PLACE = 16_000
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


class PostgreSQL(Backend):
    join_ids = "string_agg(id::text, ',')"

    def functions(self) -> list[str]:
        return [*folding_functions(_collation()), _VECTOR, _IS_LOSSY]

    def structure(self, index: Index) -> list[str]:
        return [
            f"CREATE TABLE IF NOT EXISTS {index.name} (id bigint PRIMARY KEY, vector tsvector NOT NULL, worded text)",
            f"CREATE INDEX IF NOT EXISTS {index.name}_vector ON {index.name} USING gin (vector)",
            _filling(index),
        ]

    def triggers(self, index: Index) -> Iterable[Trigger]:
        rows = [_trigger(index, source, event) for source in index.sources for event in _ROWS]
        return [*rows, _emptying(index)]

    def fill(self, index: Index, first: int, last: int) -> list[Sql]:
        return [Sql(f"SELECT {index.name}_fill(%s, %s)", (first, last))]

    def untrue(self, index: Index, first: int, last: int) -> Sql:
        return Sql(
            f"SELECT coalesce(r.id, s.id) FROM (SELECT r.id, {_vector(index)} AS vector FROM {index.table} r "  # noqa: S608
            f"WHERE r.id BETWEEN %s AND %s) r FULL JOIN (SELECT * FROM {index.name} WHERE id BETWEEN %s AND %s) s "
            "ON s.id = r.id WHERE s.vector IS DISTINCT FROM r.vector",
            (first, last, first, last),
        )

    def finished(self, index: Index) -> list[str]:
        return [f"SELECT gin_clean_pending_list('{index.name}_vector')", f"ANALYZE {index.name}"]

    def found(self, index: Index, query: Query) -> Sql:
        wanted = [_condition(term) for term in query.wanted]
        unwanted = [Sql(f"NOT ({text})", parameters) for text, parameters in map(_condition, query.unwanted)]
        texts, parameters = zip(*wanted, *unwanted, strict=True)
        return Sql(f"SELECT id FROM {index.name} WHERE {' AND '.join(texts)}", reduce(add, parameters))  # noqa: S608

    def scores(self, index: Index, query: Query, most: int, *, is_by_title: bool) -> Sql:
        most_weight = max(WEIGHTS.values())
        weights = ", ".join(str(WEIGHTS[weight] / most_weight) for weight in sorted(WEIGHTS, reverse=True))
        asked = " & ".join(_asked(term, "A" if is_by_title else "") for term in query.wanted)
        found = self.found(index, query)
        return Sql(
            f"SELECT id, ts_rank_cd('{{{weights}}}', vector, %s::tsquery) AS score FROM {index.name} "  # noqa: S608
            f"WHERE vector @@ %s::tsquery AND id IN ({found.text}) LIMIT {most}",
            (asked, asked, *found.parameters),
        )

    def score_of(self, scores: Sql, key: Sql) -> Sql:
        # What does not depend on the row is worked out once for the whole statement.
        by_id = f"SELECT jsonb_object_agg(scores.id::text, scores.score) FROM ({scores.text}) scores"  # noqa: S608
        return Sql(f"((({by_id}) ->> ({key.text})::text)::float)", (*scores.parameters, *key.parameters))


def _collation() -> str:
    """One that knows the small letters of every script, whatever the database was made with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT collname FROM pg_collation WHERE collname IN ('und-x-icu', 'C.utf8', 'en_US.utf8')")
        present = {row[0] for row in cursor.fetchall()}
    return next((name for name in ("und-x-icu", "C.utf8", "en_US.utf8") if name in present), "default")


_VECTOR = f"""
    CREATE OR REPLACE FUNCTION archive_vector(t text, weight text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT string_agg(
            left(word, {LONGEST_WORD}) || CASE WHEN place < {_LAST_PLACE} THEN ':' || place || weight ELSE '' END, ' '
        )::tsvector
        FROM unnest(string_to_array(ltrim(archive_words(left(t, {_MOST_SIGNS})) || ' {BORDER}'), ' '))
            WITH ORDINALITY AS words(word, place)
    $$"""  # noqa: S608, our own figures
_IS_LOSSY = f"""
    CREATE OR REPLACE FUNCTION archive_is_lossy(v tsvector) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(bool_or(cardinality(positions) > 254 OR positions[cardinality(positions)] >= {_LAST_PLACE - 1}
            OR positions IS NULL), false)
        FROM unnest(v)
    $$"""  # noqa: S608, our own figures


def _sources(index: Index) -> list[tuple[str, str]]:
    return [(column.source.format(joined="string_agg"), column.weight) for column in index.columns]


def _vector(index: Index) -> str:
    return " || ".join(f"archive_vector({source}, '{weight}')" for source, weight in _sources(index))


def _filling(index: Index) -> str:
    words = f"archive_words(concat_ws(' {BORDER} ', {', '.join(source for source, _ in _sources(index))}))"
    return f"""
        CREATE OR REPLACE FUNCTION {index.name}_fill(first bigint, last bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM 1 FROM {index.table} WHERE id BETWEEN first AND last ORDER BY id FOR NO KEY UPDATE;
            DELETE FROM {index.name} s WHERE s.id BETWEEN first AND last
                AND NOT EXISTS (SELECT FROM {index.table} r WHERE r.id = s.id);
            INSERT INTO {index.name} (id, vector, worded)
                SELECT v.id, v.vector, CASE WHEN archive_is_lossy(v.vector) THEN
                    (SELECT ' ' || {words} || ' ' FROM {index.table} r WHERE r.id = v.id) END
                FROM (SELECT r.id, {_vector(index)} AS vector FROM {index.table} r
                      WHERE r.id BETWEEN first AND last OFFSET 0) v
                ON CONFLICT (id) DO UPDATE SET vector = excluded.vector, worded = excluded.worded;
        END $$"""  # noqa: S608, our own names


def _trigger(index: Index, source: Source, event: str) -> Trigger:
    name = f"{source.table}_{event.lower()}_search"
    fills = " ".join(
        f"PERFORM {index.name}_fill({key}, {key});" for key in (f"{row}.{source.key}" for row in _ROWS[event])
    )
    of_columns = f" OF {', '.join((source.key, *source.columns))}" if event == "UPDATE" else ""
    changed = [f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in (source.key, *source.columns)]
    condition = f" WHEN ({' OR '.join(changed)})" if event == "UPDATE" else ""
    return Trigger(
        name,
        source.table,
        f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN {fills} RETURN NULL; END $$;
        CREATE TRIGGER {name} AFTER {event}{of_columns} ON {source.table} FOR EACH ROW{condition}
            EXECUTE FUNCTION {name}()""",
    )


def _emptying(index: Index) -> Trigger:
    name = f"{index.table}_truncate_search"
    return Trigger(
        name,
        index.table,
        f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN DELETE FROM {index.name}; RETURN NULL; END $$;
        CREATE TRIGGER {name} AFTER TRUNCATE ON {index.table} EXECUTE FUNCTION {name}()""",  # noqa: S608, our own names
    )


def _condition(term: Term) -> Sql:
    asked = Sql("vector @@ %s::tsquery", (_asked(term),))
    if len(term.words) == 1:
        return asked
    each = " & ".join(f"'{word}'" for word in term.words[:-1])
    pattern = f"% {' '.join(term.words)}{'' if term.is_prefix else ' '}%"
    return Sql(
        f"({asked.text} OR (worded IS NOT NULL AND vector @@ %s::tsquery AND worded LIKE %s))",
        (*asked.parameters, each, pattern),
    )


def _asked(term: Term, weight: str = "") -> str:
    """No word holds an apostrophe or a backslash: it is letters and digits."""
    *words, last = [f"'{word}'{':' if weight else ''}{weight}" for word in term.words]
    ending = f"'{term.words[-1]}':*{weight}" if term.is_prefix else last
    return f"({' <-> '.join([*words, ending])})"
