"""ASKED: words -> a narrowed queryset.

Every word must stand somewhere in what is searched of a record, without regard to
case and accents.  The queryset that comes in may already be filtered, and the one
that goes out can be filtered, ordered and paged further.
"""

from sqlite3 import Connection
from typing import Any, TypeVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, Model, Q, QuerySet, TextField, Value

from .models import Meeting, NewsItem, Statement, StatementText
from .models.folding import without_accents
from .models.party import MOST_WORDS

Searched = TypeVar("Searched", bound=Model)


class WithoutAccents(Func):
    """A column as `without_accents` gives it; on PostgreSQL for the scripts it knows."""

    function = "ARCHIVE_WITHOUT_ACCENTS"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        marks = r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
        letters = "translate(lower(%(expressions)s), 'øłđðı', 'olddi')"
        template = f"regexp_replace(normalize({letters}, NFKD), '{marks}', '', 'g')"
        return self.as_sql(compiler, connection, template=template, **extra)


def teach_sqlite(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Give each new SQLite connection the function that PostgreSQL can spell in SQL."""
    if connection.vendor == "sqlite":
        database: Connection = connection.connection
        database.create_function("ARCHIVE_WITHOUT_ACCENTS", 1, _without_accents, deterministic=True)


def _without_accents(text: str | None) -> str | None:
    return None if text is None else without_accents(text)


def words_of(typed: str) -> list[str]:
    """What was typed, as the words that are looked up: folded, at most `MOST_WORDS`."""
    return without_accents(typed).split()[:MOST_WORDS]


def search_statements(statements: QuerySet[Statement], typed: str) -> QuerySet[Statement]:
    """In titles, summaries and the texts of every language."""
    for word in words_of(typed):
        in_text = _containing(StatementText.objects.all(), word, "title", "body").values("statement")
        statements = _annotated(statements, "title", "summary").filter(
            _anywhere(word, "title", "summary") | Q(pk__in=in_text)
        )
    return statements


def search_newsitems(newsitems: QuerySet[NewsItem], typed: str) -> QuerySet[NewsItem]:
    return _with_all_words(newsitems, typed, "headline", "text")


def search_meetings(meetings: QuerySet[Meeting], typed: str) -> QuerySet[Meeting]:
    return _with_all_words(meetings, typed, "title", "theme", "city")


def _with_all_words(found: QuerySet[Searched], typed: str, *fields: str) -> QuerySet[Searched]:
    for word in words_of(typed):
        found = _containing(found, word, *fields)
    return found


def _containing(queryset: QuerySet[Searched], word: str, *fields: str) -> QuerySet[Searched]:
    return _annotated(queryset, *fields).filter(_anywhere(word, *fields))


def _annotated(queryset: QuerySet[Searched], *fields: str) -> QuerySet[Searched]:
    return queryset.alias(**{f"{field}_searched": WithoutAccents(F(field)) for field in fields})


def _anywhere(word: str, *fields: str) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}_searched__contains": Value(word)})
    return found
