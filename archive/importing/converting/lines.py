"""Lines of text under way, as a page lays them out: blocks begin lines, blanks part paragraphs."""

import re

# Not the no-break space: it was written on purpose.
_BLANKS = re.compile("[ \t\n\r\f]+")
NEW_LINE, NEW_PARAGRAPH = 1, 2


class Lines:
    """`tight` inside a list entry, where paragraphs are lines of the entry."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.indent = ""
        self.tight = False
        self._lead = ""
        self._pieces: list[str] = []
        self._gap = 0

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
        if text:
            self._add(text)

    def write_verbatim(self, text: str) -> None:
        first, *others = re.split("\r\n|[\r\n]", text)
        self._add(first)
        for line in others:
            self._end_line(blank=True)
            self._add(line)

    def write_line(self, line: str) -> None:
        self.part(NEW_LINE)
        self._add(line)
        self._end_line()

    def break_line(self) -> None:
        """A second break in a row leaves one line blank, a third none."""
        blank_before = not self.done or not self.done[-1]
        self._end_line(blank=not blank_before)

    def finish(self) -> list[str]:
        self._end_line()
        while self.done and not self.done[-1]:
            self.done.pop()
        return self.done

    def _add(self, text: str) -> None:
        if not text:
            return
        if not self._pieces:
            if self._gap == NEW_PARAGRAPH and self.done and self.done[-1]:
                self.done.append("")
            self._gap = 0
            self._pieces.append(self._lead or self.indent)
            self._lead = ""
        self._pieces.append(text)

    def _end_line(self, *, blank: bool = False) -> None:
        if self._pieces:
            self.done.append("".join(self._pieces).rstrip(" \t"))
        elif blank and self.done:
            self.done.append("")
        self._pieces = []
