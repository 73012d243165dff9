"""Parts of a text by where they begin and end, so that every name stays as it was written."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.importing.document import Line

Span = tuple[int, int]
# A bracket is closed soon or it is none: a lost one must not hide the commas after it.
_BRACKETS = r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]"


@dataclass(frozen=True)
class Text:
    """Lines joined to one text that still knows which line each sign stood on."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        return self.numbers[bisect_right(self.starts, offset) - 1]


def joined(lines: Sequence[Line]) -> Text:
    starts, length = [], 0
    for line in lines:
        starts.append(length)
        length += len(line.text) + 1
    return Text(" ".join(line.text for line in lines), tuple(starts), tuple(line.number for line in lines))


def split(text: str, separator: str) -> list[Span]:
    """The parts between separators that stand outside brackets; empty parts are left out."""
    pattern = re.compile(f"{_BRACKETS}|(?P<separator>{separator})")
    cuts = [found.span() for found in pattern.finditer(text) if found["separator"] is not None]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return trimmed(text, zip(starts, ends, strict=True))


def trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    """Without blanks at the ends, and without what was nothing else."""
    return [span for span in (_trim(text, span) for span in spans) if span[0] < span[1]]


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff"):
        end -= 1
    return start, end


def taken(text: str, spans: Iterable[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]
