"""Who came to each meeting -> two bars a meeting, with a range where sources differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

# In pixels, as bars are drawn in one size on every screen.
HEIGHT = 120
TOP, BASE = 16, 119

Span = tuple[int, int] | None


class Attended(Protocol):
    @property
    def parties(self) -> Span: ...
    @property
    def countries(self) -> Span: ...


@dataclass(frozen=True)
class Bar:
    """Up to the lowest figure the bar is full, from there to the highest it is a range."""

    name: str
    # In hundredths of the width.
    x: int
    width: int
    span: Span
    y: int
    range_y: int

    @property
    def height(self) -> int:
        return BASE - self.y

    @property
    def range_height(self) -> int:
        return self.y - self.range_y

    @property
    def label_x(self) -> int:
        return self.x + self.width // 2

    @property
    def label_y(self) -> int:
        return self.range_y - 4

    @property
    def is_range(self) -> bool:
        return self.span is not None and self.span[0] != self.span[1]


@dataclass(frozen=True)
class MeetingMark:
    """`row` is what was handed in: the meeting with its figures."""

    row: Attended
    bars: tuple[Bar, Bar]


@dataclass(frozen=True)
class AttendanceChart:
    marks: tuple[MeetingMark, ...]
    height: int = HEIGHT
    base: int = BASE

    @property
    def has_range(self) -> bool:
        return any(bar.is_range for mark in self.marks for bar in mark.bars)

    @property
    def has_unknown(self) -> bool:
        return any(bar.span is None for mark in self.marks for bar in mark.bars)


def attendance_chart(rows: Sequence[Attended]) -> AttendanceChart:
    """All on one scale; what is not known has no height and no number."""
    highest = max(_highest(rows), default=1) or 1
    return AttendanceChart(
        tuple(
            MeetingMark(
                row,
                (_bar("parties", 4, row.parties, highest), _bar("countries", 52, row.countries, highest)),
            )
            for row in rows
        )
    )


def _highest(rows: Iterable[Attended]) -> Iterable[int]:
    return (span[1] for row in rows for span in (row.parties, row.countries) if span)


def _bar(name: str, x: int, span: Span, highest: int) -> Bar:
    least, most = span or (0, 0)
    return Bar(name, x, 44, span, _y(least, highest), _y(most, highest))


def _y(number: int, highest: int) -> int:
    return BASE - round((BASE - TOP) * number / highest)
