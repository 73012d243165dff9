"""The structure of a document beside its lines, and no words of it.

For each line the block that it stands in, how long the bullet or number is that leads it,
and the runs in it that are set in some way.  Written as plain lists, for it goes from one
process to another and is kept with the import.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

# What of an element's attributes is carried, each with its value.
Attributes = tuple[tuple[str, str], ...]
# An element around words: its name and attributes.
Mark = tuple[str, Attributes]
Style = tuple[Mark, ...]
# From and to which sign of the line.
Run = tuple[int, int, Style]
Written = dict[str, Any]

# Of a document with more the words alone are kept.
MOST_CHARACTERS = 1_000_000
CONTAINERS = {"blockquote", "ul", "ol", "li"}


@dataclass(frozen=True, eq=False)
class Block:
    """A heading, a paragraph, or what holds them; `parent` is the next that holds it."""

    tag: str
    parent: "Block | None" = None
    passage: Attributes = ()

    @property
    def holder(self) -> "Block | None":
        return self if self.tag in CONTAINERS else self.parent

    @property
    def holders(self) -> "list[Block]":
        """From the outermost."""
        holder = self.holder
        return [] if holder is None else [*(holder.parent.holders if holder.parent else ()), holder]


@dataclass(frozen=True)
class LaidLine:
    """`lead` counts the signs of the line's indent and of its bullet or number; 0 if it has none."""

    text: str = ""
    block: Block | None = None
    lead: int = 0
    runs: tuple[Run, ...] = ()


def moved(runs: Iterable[Run], by: int) -> list[Run]:
    return [(start + by, end + by, style) for start, end, style in runs]


def merged(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """Those that follow each other in one style as one; none goes beyond the line."""
    found: list[Run] = []
    for start, end, style in runs:
        end = min(end, length)
        if found and found[-1][1:] == (start, style):
            found[-1] = (found[-1][0], end, style)
        elif start < end:
            found.append((start, end, style))
    return tuple(found)


def in_a_row(cells: Sequence[LaidLine], block: Block) -> LaidLine:
    """Cells side by side; one that is alone in its row is a line like any other."""
    runs: list[Run] = []
    at = 0
    for cell in cells:
        runs += moved(cell.runs, at)
        at += len(cell.text) + 1
    filled = [cell for cell in cells if cell.text]
    alone = filled[0] if len(filled) == 1 and filled[0] is cells[0] else LaidLine(block=block)
    return LaidLine("\t".join(cell.text for cell in cells), alone.block, alone.lead, tuple(runs))


def written(lines: Sequence[LaidLine]) -> Written:
    """Nothing for what is too large."""
    numbers = _Numbers()
    rows = [numbers.row(line) for line in lines]
    found = {"blocks": numbers.blocks, "styles": [*numbers.styles], "lines": rows}
    return found if len(json.dumps(found)) <= MOST_CHARACTERS else {}


@dataclass
class _Numbers:
    blocks: list[Any] = field(default_factory=list)
    styles: dict[Style, int] = field(default_factory=dict)
    _known: dict[Block, int] = field(default_factory=dict)

    def row(self, line: LaidLine) -> list[Any]:
        if line.block is None:
            return []
        runs = [[start, end, self.styles.setdefault(style, len(self.styles))] for start, end, style in line.runs]
        return [self._block(line.block), line.lead, runs]

    def _block(self, block: Block) -> int:
        if block not in self._known:
            parent = self._block(block.parent) if block.parent else None
            self._known[block] = len(self.blocks)
            self.blocks.append([block.tag, parent, block.passage])
        return self._known[block]


def read(structure: Written, text: str) -> list[LaidLine]:
    """The lines of the text with what was written of them; none if they are others."""
    texts, rows = text.split("\n"), structure.get("lines", [])
    if len(texts) != len(rows):
        return []
    blocks: list[Block] = []
    for tag, parent, passage in structure["blocks"]:
        blocks.append(Block(tag, None if parent is None else blocks[parent], _pairs(passage)))
    styles = [tuple((tag, _pairs(attributes)) for tag, attributes in style) for style in structure["styles"]]
    return [_line(line, row, blocks, styles) for line, row in zip(texts, rows, strict=True)]


def _line(text: str, row: list[Any], blocks: Sequence[Block], styles: Sequence[Style]) -> LaidLine:
    if not row:
        return LaidLine(text)
    block, lead, runs = row
    return LaidLine(text, blocks[block], lead, tuple((start, end, styles[style]) for start, end, style in runs))


def _pairs(found: list[list[str]]) -> Attributes:
    return tuple((name, value) for name, value in found)


def parted(line: LaidLine, ends: re.Pattern[str]) -> Iterator[LaidLine]:
    """The line as several, wherever something ends one."""
    left, begin = deque(line.runs), 0
    for end, following in [*(found.span() for found in ends.finditer(line.text)), (len(line.text), 0)]:
        runs: list[Run] = []
        while left and left[0][0] < end:
            start, stop, style = left.popleft()
            runs.append((max(start, begin) - begin, min(stop, end) - begin, style))
            if stop > end:
                left.appendleft((end, stop, style))
                break
        runs = [run for run in runs if run[0] < run[1]]
        yield replace(line, text=line.text[begin:end], lead=0 if begin else line.lead, runs=tuple(runs))
        begin = following


def corrected(line: LaidLine, text: str, correct: Callable[[str], str]) -> LaidLine:
    """The line with other signs; where not sign by sign, only its block stays known."""
    if text == line.text:
        return line
    if correct(line.text) != text:
        return LaidLine(text, line.block)
    at, before, length = {0: 0}, 0, 0
    for end in sorted({line.lead, *(end for run in line.runs for end in run[:2])}):
        length += len(correct(line.text[before:end]))
        at[end], before = length, end
    runs = tuple((at[start], at[end], style) for start, end, style in line.runs)
    return LaidLine(text, line.block, at[line.lead], tuple(run for run in runs if run[0] < run[1]))
