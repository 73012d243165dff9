"""A paragraph as it was recognised, on the lines that it was recognised from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import takewhile

from archive.importing.converting.structure import Block, LaidLine, Style
from archive.models.richblocks import tag

Piece = tuple[str, Style]

_BULLET = "• "
_NUMBER = re.compile(r"(\d{1,4})\.")
# A line that ends in a hyphen runs on; see `recognisers.paragraphs`.
_OPEN, _WORD = re.compile(r"\w-\Z"), re.compile(r"\w")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """`marker` is the bullet or number of an entry, which the pieces do not have.

    `is_entry` where that is a list's own, and was not typed.
    """

    pieces: tuple[Piece, ...]
    block: Block
    first: int
    last: int
    marker: str = ""
    is_entry: bool = False
    # Whether all of it stands in that block.
    is_whole: bool = True

    @property
    def length(self) -> int:
        return sum(len(text) for text, _ in self.pieces)


def passage_of(text: str, lines: Sequence[LaidLine], first: int) -> Passage:
    """`text` as a body holds it, with a bullet if it is an entry of a list."""
    block = lines[0].block or Block("p")
    found = list(_joined(lines))
    words = text.removeprefix(_BULLET)
    said = "".join(piece for piece, _ in found)
    begin, marker = len(said) - len(words), text[: len(text) - len(words)].strip()
    if not said.endswith(words):
        found, begin = [(words, ())], 0
    elif not begin and (number := _number(lines[0])) and (lead := _lead(lines[0])) < len(said):
        begin, marker = lead, number
    return Passage(
        pieces=tuple(_with_blanks_set(list(_from(found, begin)))),
        block=block,
        first=first,
        last=first + len(lines) - 1,
        marker=marker,
        is_entry=bool(marker and lines[0].lead),
        is_whole=all(line.block is lines[0].block for line in lines),
    )


def _number(line: LaidLine) -> str:
    found = _NUMBER.fullmatch(line.text[: line.lead].strip())
    return found[1] if found else ""


def _lead(line: LaidLine) -> int:
    return line.lead - len(line.text) + len(line.text.lstrip())


def _joined(lines: Sequence[LaidLine]) -> Iterator[Piece]:
    """The lines as one, as the recogniser joins them."""
    before: list[Piece] = []
    for line in lines:
        pieces = list(_pieces(line))
        if before and not (_OPEN.search("".join(text for text, _ in before)[-2:]) and _WORD.match(pieces[0][0])):
            yield " ", _shared(before[-1][1], pieces[0][1])
        yield from pieces
        before = pieces


def _pieces(line: LaidLine) -> Iterator[Piece]:
    """The line without outer blanks, in parts that are set in one style."""
    text = line.text.rstrip()
    at = len(text) - len(text.lstrip())
    for start, end, style in (*line.runs, (len(text), len(text), ())):
        start, end = max(start, at), min(end, len(text))
        if at < start:
            yield text[at:start], ()
        if start < end:
            yield text[start:end], style
        at = max(at, end)


def _from(pieces: Sequence[Piece], begin: int) -> Iterator[Piece]:
    for text, style in pieces:
        left = text[begin:]
        begin = max(0, begin - len(text))
        if left:
            yield left, style


def _with_blanks_set(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A blank is set as the words around it are: formatting around it alone would go, and the blank with it."""
    styles = [(), *(style for _, style in pieces), ()]
    for (text, style), before, after in zip(pieces, styles, styles[2:], strict=False):
        yield text, _shared(before, _shared(style, after)) if text.isspace() else style


def _shared(one: Style, other: Style) -> Style:
    return tuple(mark for mark, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def inline(pieces: Sequence[Piece]) -> str:
    """As HTML; what several pieces below each other have in common is said once."""
    html: list[str] = []
    open_now: Style = ()
    for text, style in (*pieces, ("", ())):
        shared = _shared(open_now, style)
        html += [f"</{name}>" for name, _ in reversed(open_now[len(shared) :])]
        html += [tag(name, list(attributes)) for name, attributes in style[len(shared) :]]
        html.append(escape(text, quote=False))
        open_now = style
    return "".join(html)
