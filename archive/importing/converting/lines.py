"""Lines of text under way, as a page lays them out: blocks begin lines, blanks part paragraphs."""

import re
from collections.abc import Sequence

from .place import Place
from .structure import Block, LaidLine, Run, in_a_row, merged, moved

# Not the no-break space: it was written on purpose.
_BLANKS = re.compile("[ \t\n\r\f]+")
NEW_LINE, NEW_PARAGRAPH = 1, 2


class Lines:
    """`tight` inside a list entry, where paragraphs are lines of the entry."""

    def __init__(self, place: Place) -> None:
        self.done: list[LaidLine] = []
        self.indent = ""
        self.tight = False
        self._place = place
        self._lead = ""
        self._pieces: list[str] = []
        self._gap = 0
        # Of the line that the pieces make.
        self._block: Block | None = None
        self._led = 0
        self._runs: list[Run] = []
        self._length = 0

    def part(self, gap: int) -> None:
        """What follows begins a line or, after a blank one, a paragraph."""
        self._end_line()
        self._gap = max(self._gap, NEW_LINE if self.tight else gap)

    def lead(self, marker: str) -> None:
        """The bullet or number of the entry that begins."""
        self._lead = marker

    def write(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        if not self._pieces or self._pieces[-1].endswith(" "):
            text = text.lstrip(" ")
        self._add(self._here(text))

    def write_verbatim(self, text: str) -> None:
        first, *others = re.split("\r\n|[\r\n]", text)
        self._add(self._here(first))
        for line in others:
            self._end_line(blank=True)
            self._add(self._here(line))

    def write_row(self, cells: Sequence[LaidLine]) -> None:
        self.part(NEW_LINE)
        self._add(in_a_row(cells, self._place.block))
        self._end_line()

    def write_line(self, line: LaidLine) -> None:
        """As it was laid out elsewhere."""
        self._add(line)
        self._end_line(blank=True)

    def break_line(self) -> None:
        """A second break in a row leaves one line blank, a third none."""
        blank_before = not self.done or not self.done[-1].text
        self._end_line(blank=not blank_before)

    def finish(self) -> list[LaidLine]:
        self._end_line()
        while self.done and not self.done[-1].text:
            self.done.pop()
        return self.done

    def _here(self, text: str) -> LaidLine:
        style = self._place.style
        return LaidLine(text, self._place.block, runs=((0, len(text), style),) if style else ())

    def _add(self, line: LaidLine) -> None:
        if not line.text:
            return
        if not self._pieces:
            self._begin(line)
        self._runs += moved(line.runs, self._length)
        self._pieces.append(line.text)
        self._length += len(line.text)

    def _begin(self, line: LaidLine) -> None:
        if self._gap == NEW_PARAGRAPH and self.done and self.done[-1].text:
            self.done.append(LaidLine())
        self._gap = 0
        before = self._lead or self.indent
        self._pieces.append(before)
        self._block, self._runs, self._length = line.block, [], len(before)
        self._led = len(before) + line.lead if self._lead or line.lead else 0
        self._lead = ""

    def _end_line(self, *, blank: bool = False) -> None:
        if self._pieces:
            text = "".join(self._pieces).rstrip(" \t")
            self.done.append(LaidLine(text, self._block, self._led, merged(self._runs, len(text))))
        elif blank and self.done:
            self.done.append(LaidLine())
        self._pieces = []
