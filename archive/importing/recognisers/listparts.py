"""A page's lines as a list sees them: without bullets, and what kind of thing each one is."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from archive.importing.document import Line, Problem

from .headings import Heading
from .markers import is_ornament, marker_length, stripped
from .spans import Text

Known = Collection[str]


class Kind(Enum):
    NAMES = auto()
    MAYBE = auto()
    HEADING = auto()
    END = auto()
    PROSE = auto()
    BLANK = auto()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line, or several that belong together, as a list sees it."""

    kind: Kind
    text: str
    first: int
    last: int
    names: tuple[tuple[str, int], ...] = ()
    heading: Heading | None = None
    is_marked: bool = False
    # Names run on in one piece, and the list with them.
    is_run: bool = False
    # No name follows: other text runs on after this one.
    is_last: bool = False
    problems: tuple[Problem, ...] = ()
    # Of wrapped prose, to tell on which line a sentence begins.
    source: Text | None = None

    def line_at(self, offset: int) -> int:
        return self.source.line_at(offset) if self.source else self.first


@dataclass(frozen=True)
class Row:
    """A line without blanks, bullet and number."""

    line: int
    text: str
    is_marked: bool

    def as_line(self) -> Line:
        return Line(self.line, self.text)


def row_of(line: Line) -> Row:
    text = stripped(line.text)
    if is_ornament(text):
        return Row(line.number, "", is_marked=False)
    length = marker_length(text[:40])
    return Row(line.number, stripped(text[length:]), is_marked=length > 0)


def single(
    row: Row,
    kind: Kind,
    *names: str,
    heading: Heading | None = None,
    is_run: bool = False,
    is_last: bool = False,
    problems: tuple[Problem, ...] = (),
) -> Part:
    return Part(
        kind=kind,
        text=row.text,
        first=row.line,
        last=row.line,
        names=tuple((name, row.line) for name in names),
        heading=heading,
        is_marked=row.is_marked,
        is_run=is_run,
        is_last=is_last,
        problems=problems,
    )
