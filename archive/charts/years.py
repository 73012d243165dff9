"""A number for each year -> bars that stand beside each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# In pixels, as bars are drawn in one size on every screen: the number above, the year below.
HEIGHT = 116
TOP, BASE = 16, 98
# The least that can be seen.
LEAST = 2
# A longer stretch is drawn without the years of which there is nothing.
MOST_YEARS = 80


@dataclass(slots=True)
class YearMark:
    """One year's bar; a year with nothing has no height and leads nowhere."""

    year: int
    count: int
    url: str
    y: int
    height: int

    @property
    def label_y(self) -> int:
        return self.y - 4


@dataclass(frozen=True)
class YearsChart:
    marks: tuple[YearMark, ...]
    height: int = HEIGHT
    base: int = BASE

    @property
    def counted(self) -> list[YearMark]:
        """The years that have a number, for the table."""
        return [mark for mark in self.marks if mark.count]


def years_chart(counts: Mapping[int, int], link: Callable[[int], str]) -> YearsChart:
    """Bars from the first year to the last, gaps included; `link` leads to what a bar counts."""
    known = {year: count for year, count in counts.items() if count > 0}
    highest = max(known.values(), default=1)
    return YearsChart(tuple(_mark(year, known.get(year, 0), highest, link) for year in _stretch(known)))


def _stretch(known: Mapping[int, int]) -> list[int]:
    years = sorted(known)
    if not years or years[-1] - years[0] >= MOST_YEARS:
        return years
    return [*range(years[0], years[-1] + 1)]


def _mark(year: int, count: int, highest: int, link: Callable[[int], str]) -> YearMark:
    height = max(LEAST, round((BASE - TOP) * count / highest)) if count else 0
    return YearMark(year, count, link(year) if count else "", BASE - height, height)
