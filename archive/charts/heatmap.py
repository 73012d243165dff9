"""A number for each two of a few things -> a triangle of shaded cells, names along its edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .steps import Steps, steps

# In pixels: a finger or a number of three digits fits.
CELL = 28
# About as wide as a letter is on average; for the room that names take.
LETTER = 7
MOST_LETTERS = 40


@dataclass(frozen=True)
class Cell:
    """Of a row and an earlier column, by place in the names; a number of nothing leads nowhere."""

    row: int
    column: int
    count: int
    shade: int
    url: str

    @property
    def x(self) -> int:
        return self.column * CELL

    @property
    def y(self) -> int:
        return self.row * CELL

    @property
    def text_x(self) -> int:
        return self.x + CELL // 2

    @property
    def text_y(self) -> int:
        return self.y + CELL * 2 // 3


@dataclass(frozen=True)
class Name:
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class HeatMap:
    cells: tuple[Cell, ...]
    names: tuple[Name, ...]
    steps: Steps
    width: int
    height: int
    size: int = CELL - 2


def heat_map(names: Sequence[str], rows: Sequence[Sequence[int]], link: Callable[[int, int], str]) -> HeatMap:
    """`rows` has for each name its number with every name before it."""
    shades = steps(count for row in rows for count in row)
    cells = [
        Cell(row, column, count, shades.shade(count) if count else 0, link(column, row) if count else "")
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
    ]
    placed = [_name(place, name) for place, name in enumerate(names)]
    width = max((name.x + LETTER * len(name.text) for name in placed), default=0)
    return HeatMap(tuple(cells), tuple(placed), shades, width, CELL * len(names))


def _name(place: int, name: str) -> Name:
    text = name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"
    return Name(text, place * CELL + 6, place * CELL + CELL * 2 // 3)
