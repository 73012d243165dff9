"""The questions that the rest of the archive asks of the search."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, FloatField, Func, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString
from numpy.typing import NDArray

from archive.models import Statement
from archive.models.dates import by_date
from archive.models.prepared import Keys, Prepared

from .backends import Sql, backend_for
from .highlight import excerpt
from .index import MEETINGS, NEWSITEMS, STATEMENTS, Index
from .keeping import execute
from .query import Query, parse

Records = TypeVar("Records", bound="QuerySet[Any]")

# Relevance of a word that stands in more is worked out for those that have it in the title.
MOST_RANKED = 10_000

# Each text of these statements, the original first, with the summary beside it.
_TEXTS = Prepared(
    lambda: (
        Statement.objects.filter(pk__in=Keys("statements"))
        .order_by("pk", "-texts__is_original", "texts__language")
        .values_list("pk", "texts__body", "summary")
    )
)


def search_statements(statements: Records, typed: str) -> Records:
    """In titles, summaries and the texts of every language."""
    return _narrowed(statements, STATEMENTS, typed)


def search_newsitems(newsitems: Records, typed: str) -> Records:
    return _narrowed(newsitems, NEWSITEMS, typed)


def search_meetings(meetings: Records, typed: str) -> Records:
    return _narrowed(meetings, MEETINGS, typed)


def statement_ids(typed: str, using: str = "default") -> NDArray[np.int64]:
    """Of all statements that hold it, drafts too, in no order; one scan of the index."""
    query = parse(typed)
    joined = query and execute(using, backend_for(using).joined(STATEMENTS, query))[0][0]
    return np.fromstring(joined or "", dtype=np.int64, sep=",")


def ranked(statements: Records, typed: str) -> Records:
    """The most relevant first, then the newest; narrows nothing."""
    query = parse(typed)
    if not query.wanted:
        return statements.order_by(*by_date())
    score = _Score(_scores(statements.db, query))
    return statements.annotate(relevance=Coalesce(score, 0.0)).order_by("-relevance", *by_date())


def scores(typed: str, using: str = "default") -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """How relevant which statements are, as `ranked` has it; those that are missing are at zero."""
    query = parse(typed)
    rows = execute(using, _scores(using, query)) if query.wanted else []
    keys, found = zip(*rows, strict=True) if rows else ((), ())
    return np.array(keys, dtype=np.int64), np.array(found, dtype=np.float64)


def excerpts(ids: Collection[int], typed: str) -> dict[int, SafeString]:
    """For the statements of one page that have one: around the first hit in a text or the summary."""
    query = parse(typed)
    if not query.wanted:
        return {}
    found: dict[int, SafeString] = {}
    for pk, *texts in _TEXTS.ask(statements=ids):
        for text in filter(None, texts):
            if pk not in found and (marked := excerpt(text, query)):
                found[pk] = marked
    return found


def mark_excerpts(statements: Iterable[Any], typed: str) -> None:
    """Give each statement of a page its `excerpt`."""
    shown = list(statements)
    found = excerpts([statement.pk for statement in shown], typed)
    for statement in shown:
        statement.excerpt = found.get(statement.pk, "")


def mark_own_excerpts(records: Iterable[Any], typed: str, column: str) -> None:
    """The same for records that hold their text themselves, in this column."""
    query = parse(typed)
    for record in records:
        record.excerpt = excerpt(getattr(record, column), query) or ""


def _narrowed(records: Records, index: Index, typed: str) -> Records:
    query = parse(typed)
    if not query:
        return records.none() if typed.strip() else records
    return records.filter(pk__in=RawSQL(*backend_for(records.db).found(index, query)))  # noqa: S611, words are parameters


def _scores(using: str, query: Query) -> Sql:
    backend = backend_for(using)
    found = backend.found(STATEMENTS, query)
    counted = Sql(f"SELECT count(*) FROM ({found.text} LIMIT {MOST_RANKED + 1}) f", found.parameters)  # noqa: S608
    is_frequent = execute(using, counted)[0][0] > MOST_RANKED
    return backend.scores(STATEMENTS, query, MOST_RANKED, is_by_title=is_frequent)


class _Score(Func):
    """The score of a row, of those that `scores` selects."""

    output_field = FloatField()

    def __init__(self, scores: Sql) -> None:
        super().__init__(F("pk"))
        self.scores = scores

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, *_parts: Any, **_extra: Any) -> tuple[str, Any]:
        key = Sql(*map(_as_is, compiler.compile(self.source_expressions[0])))
        return backend_for(connection.alias).score_of(self.scores, key)


def _as_is(part: Any) -> Any:
    return part if isinstance(part, str) else tuple(part)
