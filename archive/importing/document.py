"""What a document says: the words between bytes and records.

Everything here is frozen and knows no database.  `parsing.parse` makes a `Document`
of text; `matching` and `planning` say what it means for the archive.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from archive.models.dates import PartialDate
from archive.models.signatory import SignatorySection


class DocumentKind(StrEnum):
    STATEMENT = "statement"
    NEWS = "news"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something an editor should look at; `line` counts from 1, None is the document as a whole."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class Line:
    """One line of the source text, with its number there, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class FoundDate:
    """A date and where it stands.

    More than one reading means that day and month cannot be told apart: an editor decides,
    and `date` is unknown until then.
    """

    readings: tuple[PartialDate, ...]
    written: str
    line: int

    @property
    def date(self) -> PartialDate:
        return self.readings[0] if len(self.readings) == 1 else PartialDate()


@dataclass(frozen=True, kw_only=True)
class FoundText:
    """The text in one language: paragraphs parted by blank lines, list entries led by a bullet."""

    language: str
    title: str
    body: str
    line: int
    # The first and the last line of each paragraph of the body.
    paragraphs: tuple[tuple[int, int], ...] = ()
    # The body as formatted text, where the words alone would lose what the document has.
    html: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundName:
    """One name of a list, to the letter apart from outer blanks, bullets and numbers."""

    name_as_signed: str
    line: int
    section: str = SignatorySection.PARTY


@dataclass(frozen=True, kw_only=True)
class FoundList:
    """A list of signatories and the lines it takes up, its heading included.

    `claimed_count` is the number of signatories that the document itself speaks of.
    """

    names: tuple[FoundName, ...]
    first_line: int
    last_line: int
    heading: str = ""
    claimed_count: int | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FoundItem:
    """One item of a news listing."""

    text: str
    line: int
    date: PartialDate = field(default_factory=PartialDate)


@dataclass(frozen=True, kw_only=True)
class Document:
    kind: DocumentKind
    title: str = ""
    date: FoundDate | None = None
    language: str = ""
    # As the document names it: the number of an IMCWP, 0 if it names none.
    meeting_number: int = 0
    texts: tuple[FoundText, ...] = ()
    signatories: tuple[FoundName, ...] = ()
    claimed_count: int | None = None
    items: tuple[FoundItem, ...] = ()
    source_url: str = ""
    problems: tuple[Problem, ...] = ()
