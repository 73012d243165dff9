"""What is cited of a statement; every way of writing it down reads it here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.exports.chunks import in_chunks
from archive.exports.records.reading import Absolute
from archive.models import (
    Completeness,
    DatePrecision,
    Meeting,
    PartialDate,
    Signatory,
    SignatorySection,
    Statement,
    StatementKind,
    StatementText,
)

# So many authors are named where a reader meets the citation; files name them all.
NAMED = 3


class Author(NamedTuple):
    """A name as signed, whether or not a party has been found behind it."""

    name: str
    is_person: bool = False


@dataclass(frozen=True)
class Citation:
    key: str
    title: str
    authors: tuple[Author, ...]
    date: PartialDate
    kind: str
    meeting: Meeting | None
    summary: str
    source_url: str
    language: str
    is_known_in_part: bool
    url: str

    @property
    def first_authors(self) -> tuple[Author, ...]:
        return self.authors[:NAMED]

    @property
    def unnamed_count(self) -> int:
        return len(self.authors[NAMED:])

    @property
    def year(self) -> str:
        """Empty where the date is unknown; the note says it where it is about that year."""
        return f"{self.date.on.year:04}" if self.date.on else ""

    @property
    def numbers(self) -> list[str]:
        """Year, month and day, as far as they are known for sure."""
        return (
            [] if self.date.precision == DatePrecision.CIRCA else list(filter(None, self.date.isoformat().split("-")))
        )

    @property
    def note(self) -> str:
        """What a citation has no field for, and a reader should know."""
        is_exact = self.date and self.date.precision != DatePrecision.CIRCA
        in_part = _("list of signatories known in part") if self.is_known_in_part else ""
        issued_at = self.meeting.short_title if self.meeting else ""
        return "; ".join(filter(None, [self.kind, issued_at, "" if is_exact else str(self.date), in_part]))


def make_citation(
    statement: Any, authors: Iterable[Author], *, language: str, is_known_in_part: bool, url: str
) -> Citation:
    return Citation(
        key=statement.slug,
        title=statement.title,
        authors=tuple(authors),
        date=statement.date,
        kind=str(StatementKind(statement.kind).label),
        meeting=statement.meeting,
        summary=statement.summary,
        source_url=statement.source_url,
        language=language,
        is_known_in_part=is_known_in_part,
        url=url,
    )


def author_of(name: str, section: str) -> Author:
    return Author(name, section == SignatorySection.PERSON)


def citations(ids: Iterable[int], absolute: Absolute) -> Iterator[Citation]:
    """Of these statements, in their order, read some at a time."""
    for chunk in in_chunks(ids):
        yield from _citations(chunk, absolute)


def _citations(ids: Sequence[int], absolute: Absolute) -> Iterator[Citation]:
    statements = Statement.objects.published().select_related("meeting").with_completeness().in_bulk(ids)
    languages = dict(StatementText.objects.originals_of(ids).values_list("statement", "language"))
    authors = _authors(Signatory.objects.current().under(ids))
    for statement in (statements[pk] for pk in ids if pk in statements):
        yield make_citation(
            statement,
            authors.get(statement.pk, []),
            language=languages.get(statement.pk, ""),
            is_known_in_part=getattr(statement, "completeness", "") == Completeness.PARTIAL,
            url=absolute(statement.get_absolute_url()),
        )


def _authors(signatories: QuerySet[Signatory]) -> dict[int, list[Author]]:
    found: dict[int, list[Author]] = {}
    for pk, name, section in signatories.order_by("position").values_list("statement", "name_as_signed", "section"):
        found.setdefault(pk, []).append(author_of(name, section))
    return found
