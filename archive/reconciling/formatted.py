"""Formatted texts compared, and put together; pure.

Every tag is written as one sign, so that tags are compared as words are.  The HTML must be
sanitised already; where two texts are compared, all tags of the later one stay in their
order, so what comes out is as well formed as what came in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from .combining import with_both
from .words import Mark, Piece, compared

_VOID = {"br", "hr", "img"}
_PARAGRAPHS = {"p", "h2", "h3", "h4"}
_BLOCKS = {*_PARAGRAPHS, "li", "ul", "ol", "blockquote", "hr", "img", "br"}
# Signs that no alphabet uses, one for each tag.
_FIRST, _LAST = "\U000f0000", "\U000ffffd"
_SIGN = re.compile(f"([{_FIRST}-{_LAST}])")
_ELEMENTS = {Mark.ADDED: "ins", Mark.REMOVED: "del"}
# What one way of writing an entry has more than another, and nobody sees.
_ENTRY = re.compile(r"(<li[^<>]*>)<p>((?:(?!</?(?:p|li|ul|ol)\b).)*)</p>", re.DOTALL)
# Between what changed.
SKIPPED = '<p class="quiet">…</p>'


@dataclass(frozen=True)
class _Tag:
    name: str
    html: str

    @property
    def is_end(self) -> bool:
        return self.html.startswith("</")

    @property
    def is_void(self) -> bool:
        return self.name in _VOID


class _Signs(HTMLParser):
    """The same tag is the same sign in all texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[_Tag] = []
        self.places: dict[_Tag, int] = {}
        self.written: list[str] = []

    def of(self, html: str) -> str:
        self.reset()
        self.written = []
        self.feed(_ENTRY.sub(r"\1\2", html))
        self.close()
        return "".join(self.written)

    def tag(self, sign: str) -> _Tag:
        return self.tags[ord(sign) - ord(_FIRST)]

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write(_Tag(name, self.get_starttag_text() or ""))

    def handle_endtag(self, name: str) -> None:
        self._write(_Tag(name, f"</{name}>"))

    def handle_data(self, data: str) -> None:
        self.written.append(_SIGN.sub("\ufffd", data))

    def _write(self, tag: _Tag) -> None:
        place = self.places.setdefault(tag, len(self.tags))
        self.tags += [tag] if place == len(self.tags) else []
        self.written.append(chr(ord(_FIRST) + place))


class _ReadSigns(_Signs):
    """With the spaces that a reader sees, and each block on a line of its own."""

    # A space belongs to the word behind it, and stands within the tags that begin there.
    space = ""

    def handle_data(self, data: str) -> None:
        text = _SIGN.sub("\ufffd", re.sub(r"[ \t\n\r\f]+", " ", data))
        is_between_blocks = text == " " and (not self.written or self.written[-1].endswith("\n"))
        words = text.removesuffix(" ")
        self.written += [] if is_between_blocks else [self.space + words]
        self.space = "" if is_between_blocks else text[len(words) :]

    def _write(self, tag: _Tag) -> None:
        if tag.is_end or tag.name in _BLOCKS:
            self.written.append(self.space)
            self.space = ""
        super()._write(tag)
        if tag.name in _BLOCKS and (tag.is_end or tag.is_void):
            self.written.append("\n")


@dataclass
class _Block:
    """Of the outermost elements one."""

    parts: list[str] = field(default_factory=list)
    is_changed: bool = False

    @property
    def html(self) -> str:
        return "".join(self.parts)


class _Marked:
    def __init__(self, signs: _Signs) -> None:
        self.signs = signs
        self.blocks = [_Block()]
        # The tags that are open in each of the two texts, and how many are in what is written.
        self.before: list[_Tag] = []
        self.after: list[_Tag] = []
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
        return sum(tag.is_end and tag.name in _PARAGRAPHS for tag in tags)

    def _tags(self, piece: Piece) -> list[_Tag]:
        return [self.signs.tag(sign) for sign in _SIGN.findall(piece.text)]

    def _piece(self, piece: Piece) -> None:
        is_whole = self._is_whole(self._tags(piece))
        for part in filter(None, _SIGN.split(piece.text)):
            if _SIGN.match(part):
                self._tag(self.signs.tag(part), piece.mark, is_whole=is_whole)
            else:
                self._text(part, piece.mark)

    def _is_whole(self, tags: Sequence[_Tag]) -> bool:
        """Whether the elements stand for themselves, and may stand here if they are no part of the later text."""
        depth = 0
        for tag in tags:
            depth += 0 if tag.is_void else -1 if tag.is_end else 1
            if depth < 0:
                return False
        return depth == 0 and not any(tag.name in _PARAGRAPHS for tag in self.after)

    def _tag(self, tag: _Tag, mark: Mark, *, is_whole: bool) -> None:
        if tag.is_void:
            self._add(tag.html, mark)
        if self.shows_ends and tag.is_end and tag.name in _PARAGRAPHS and not is_whole:
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

    def _open(self, mark: Mark) -> Iterator[list[_Tag]]:
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


def _deeper(tag: _Tag) -> str:
    """Headings below those of the page that shows them."""
    return re.sub(r"^(</?h)([234])", lambda found: f"{found[1]}{int(found[2]) + 2}", tag.html)


def marked(before: str, after: str) -> str:
    """`<ins>` was added, `<del>` taken away, and `<mark>` are the same words, formatted otherwise.

    Of what stayed only what stands next to a change is shown, if there is one.
    """
    signs = _ReadSigns()
    text = _Marked(signs)
    pieces = compared(signs.of(before), signs.of(after))
    for _is_same, passage in groupby(pieces, lambda piece: piece.mark == Mark.SAME):
        text.write([*passage])
    return "".join(_shortened([block for block in text.blocks if block.html.strip()]))


def combined(base: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; None where these touch each other.  Not all of its tags need fit."""
    if _SIGN.search(base + theirs + mine):
        return None
    signs = _Signs()
    text = with_both(*map(signs.of, (base, theirs, mine)))
    if text is None:
        return None
    parts = (signs.tag(part).html if _SIGN.match(part) else escape(part, quote=False) for part in _SIGN.split(text))
    return "".join(parts)


def _shortened(blocks: Sequence[_Block]) -> Iterator[str]:
    changed = {number for number, block in enumerate(blocks) if block.is_changed}
    near = {number + step for number in changed for step in (-1, 0, 1)} or {*range(len(blocks))}
    for number, block in enumerate(blocks):
        if number in near:
            yield block.html
        elif number - 1 in near or number == 0:
            yield SKIPPED
