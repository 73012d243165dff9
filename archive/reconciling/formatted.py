"""Formatted texts compared, and put together; pure.

Every tag is written as one sign, so that tags are compared as words are.  The HTML must be
sanitised already; where two texts are compared, all tags of the later one stay in their
order, so what comes out is as well formed as what came in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from .combining import with_both
from .signs import PARAGRAPHS, SIGN, ReadSigns, Signs, Tag
from .words import Mark, Piece, compared

_ELEMENTS = {Mark.ADDED: "ins", Mark.REMOVED: "del"}
# Between what changed.
SKIPPED = '<p class="quiet">…</p>'


@dataclass
class _Block:
    """Of the outermost elements one."""

    parts: list[str] = field(default_factory=list)
    is_changed: bool = False

    @property
    def html(self) -> str:
        return "".join(self.parts)


class _Marked:
    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.blocks = [_Block()]
        # The tags that are open in each of the two texts, and how many are in what is written.
        self.before: list[Tag] = []
        self.after: list[Tag] = []
        self.depth = 0
        self.shows_ends = False

    def write(self, passage: Sequence[Piece]) -> None:
        """Pieces that stand for each other: what was taken away and what came instead, or what stayed."""
        # Where there is not one paragraph for one, its end is shown.
        self.shows_ends = len({self._paragraphs(passage, mark) for mark in _ELEMENTS}) > 1
        for piece in passage:
            self._piece(piece)

    def _paragraphs(self, passage: Sequence[Piece], mark: Mark) -> int:
        tags = (tag for piece in passage if piece.mark == mark for tag in self._tags(piece))
        return sum(tag.is_end and tag.name in PARAGRAPHS for tag in tags)

    def _tags(self, piece: Piece) -> list[Tag]:
        return [self.signs.tag(sign) for sign in SIGN.findall(piece.text)]

    def _piece(self, piece: Piece) -> None:
        is_whole = self._is_whole(self._tags(piece))
        for part in filter(None, SIGN.split(piece.text)):
            if SIGN.match(part):
                self._tag(self.signs.tag(part), piece.mark, is_whole=is_whole)
            else:
                self._text(part, piece.mark)

    def _is_whole(self, tags: Sequence[Tag]) -> bool:
        """Whether the elements stand for themselves, and may stand here if they are no part of the later text."""
        depth = 0
        for tag in tags:
            depth += 0 if tag.is_void else -1 if tag.is_end else 1
            if depth < 0:
                return False
        return depth == 0 and not any(tag.name in PARAGRAPHS for tag in self.after)

    def _tag(self, tag: Tag, mark: Mark, *, is_whole: bool) -> None:
        if tag.is_void:
            self._add(tag.html, mark)
        if self.shows_ends and tag.is_end and tag.name in PARAGRAPHS and not is_whole:
            self._add("¶", mark)
        for tags in [] if tag.is_void else self._open(mark):
            if tag.is_end:
                del tags[-1:]
            else:
                tags.append(tag)
        if not tag.is_void and (mark != Mark.REMOVED or is_whole):
            self.blocks[-1].parts.append(_deeper(tag))
            self.depth += -1 if tag.is_end else 1
        if self.depth == 0:
            self.blocks.append(_Block())

    def _open(self, mark: Mark) -> Iterator[list[Tag]]:
        if mark != Mark.ADDED:
            yield self.before
        if mark != Mark.REMOVED:
            yield self.after

    def _text(self, text: str, mark: Mark) -> None:
        self._add(escape(text, quote=False), mark if text.strip() else Mark.SAME)

    def _add(self, html: str, mark: Mark) -> None:
        name = _ELEMENTS.get(mark, "mark" if self.before != self.after and html.strip() else "")
        self.blocks[-1].parts.append(f"<{name}>{html}</{name}>" if name else html)
        self.blocks[-1].is_changed |= bool(name)


def _deeper(tag: Tag) -> str:
    """Headings below those of the page that shows them."""
    return re.sub(r"^(</?h)([234])", lambda found: f"{found[1]}{int(found[2]) + 2}", tag.html)


def marked(before: str, after: str) -> str:
    """`<ins>` was added, `<del>` taken away, and `<mark>` are the same words, formatted otherwise.

    Of what stayed only what stands next to a change is shown, if there is one.
    """
    signs = ReadSigns()
    text = _Marked(signs)
    pieces = compared(signs.of(before), signs.of(after))
    for _is_same, passage in groupby(pieces, lambda piece: piece.mark == Mark.SAME):
        text.write([*passage])
    return "".join(_shortened([block for block in text.blocks if block.html.strip()]))


def combined(base: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; None where these touch each other.  Not all of its tags need fit."""
    if SIGN.search(base + theirs + mine):
        return None
    signs = Signs()
    text = with_both(*map(signs.of, (base, theirs, mine)))
    if text is None:
        return None
    parts = (signs.tag(part).html if SIGN.match(part) else escape(part, quote=False) for part in SIGN.split(text))
    return "".join(parts)


def _shortened(blocks: Sequence[_Block]) -> Iterator[str]:
    changed = {number for number, block in enumerate(blocks) if block.is_changed}
    near = {number + step for number in changed for step in (-1, 0, 1)} or {*range(len(blocks))}
    for number, block in enumerate(blocks):
        if number in near:
            yield block.html
        elif number - 1 in near or number == 0:
            yield SKIPPED
