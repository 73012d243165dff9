"""What is indexed of which record, and with what weight."""

from dataclasses import dataclass

from .words import BORDER

# Weight -> how much a word there counts: in a title, a summary, a text's title, a text.
WEIGHTS = {"A": 10.0, "B": 5.0, "C": 3.0, "D": 1.0}


@dataclass(frozen=True)
class Column:
    """A column of the index; `source` is SQL for its text, of row `r`, with {joined} for the joining function."""

    name: str
    weight: str
    source: str


@dataclass(frozen=True)
class Source:
    """A table whose rows are part of a record: which column names the record, and which are read."""

    table: str
    key: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    table: str
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]

    @property
    def name(self) -> str:
        return f"{self.table}_search"


def _own(name: str, weight: str) -> Column:
    return Column(name, weight, f"r.{name}")


def _of_texts(name: str, weight: str, column: str) -> Column:
    texts = f"SELECT {column} AS words FROM archive_statementtext WHERE statement_id = r.id ORDER BY id"  # noqa: S608, our own names
    return Column(name, weight, f"(SELECT {{joined}}(t.words, ' {BORDER} ') FROM ({texts}) t)")  # noqa: S608


STATEMENTS = Index(
    "archive_statement",
    (
        _own("title", "A"),
        _own("summary", "B"),
        _of_texts("text_titles", "C", "title"),
        _of_texts("bodies", "D", "body"),
    ),
    (
        Source("archive_statement", "id", ("title", "summary")),
        Source("archive_statementtext", "statement_id", ("title", "body")),
    ),
)
NEWSITEMS = Index(
    "archive_newsitem",
    (_own("headline", "A"), _own("text", "D")),
    (Source("archive_newsitem", "id", ("headline", "text")),),
)
MEETINGS = Index(
    "archive_meeting",
    (_own("title", "A"), _own("theme", "B"), _own("city", "C")),
    (Source("archive_meeting", "id", ("title", "theme", "city")),),
)
INDEXES = (STATEMENTS, NEWSITEMS, MEETINGS)
