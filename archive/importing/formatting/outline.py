"""Paragraphs, one after another -> HTML with their headings, lists and quotations."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archive.importing.converting.structure import Attributes, Block, Style
from archive.models.languages import language_direction
from archive.models.richblocks import tag

from .passages import Passage, inline

_LISTS = {"ul", "ol"}
# What is longer was set large, and heads nothing.
_LONGEST_HEADING = 240
_HIGHEST, _LOWEST = 2, 4


@dataclass
class _Node:
    """An element of the text; `block` is the one of the document that it stands for."""

    tag: str = ""
    block: Block | None = None
    passage: Attributes = ()
    children: list["_Node"] = field(default_factory=list)
    # Its own words, line by line, as HTML.
    words: list[str] = field(default_factory=list)
    # Of a list with numbers: its first, and the next.
    start: int = 1
    next: int = 1


class Outline:
    def __init__(self, language: str) -> None:
        self._surroundings = {"lang": language, "dir": language_direction(language)}
        self._root = _Node()
        self._open = [self._root]
        # What was added last, if it may go on.
        self._last: tuple[Passage, _Node] | None = None

    def add(self, passage: Passage) -> None:
        if self._last and _goes_on(self._last[0], passage):
            node = self._last[1]
        else:
            self._close(passage.block.holders)
            node = self._begin(passage)
            node.passage = _told(passage.block.passage, self._surroundings)
        node.words.append(self._inline(passage, node))
        is_typed_entry = passage.marker and not passage.is_entry
        self._last = None if is_typed_entry else (passage, node)

    def html(self) -> str:
        ranks = _ranks([*_all(self._root)])
        return "".join(_written(node, ranks) for node in self._root.children)

    def _close(self, holders: list[Block]) -> None:
        while len(self._open) > 1 and self._open[-1].block not in holders:
            self._open.pop()

    def _begin(self, passage: Passage) -> _Node:
        """Open what the passage stands in, as far as it shows, and begin its own element."""
        entry = self._entry(passage)
        for holder in passage.block.holders:
            if holder.tag == "blockquote" and not self._is_open(holder):
                self._leave_lists()
                self._push(_Node("blockquote", holder))
            elif holder is entry:
                self._begin_entry(holder, passage)
        if passage.marker and entry is None:
            self._begin_entry(None, passage)
        self._leave_lists()
        node = _Node(self._tag(passage))
        self._open[-1].children.append(node)
        return node

    def _begin_entry(self, entry: Block | None, passage: Passage) -> None:
        """An entry whose number does not follow begins a list of its own, and a list in a list is its last entry's."""
        number = int(passage.marker) if passage.marker.isdigit() else 0
        name = "ol" if passage.marker.isdigit() else "ul"
        of = entry.parent if entry and entry.parent and entry.parent.tag in _LISTS else None
        while self._open[-1].tag in _LISTS and self._open[-1].block is not of:
            self._open.append(self._open[-1].children[-1])
        while self._open[-1].tag in _LISTS and not _follows(self._open[-1], name, number):
            self._open.pop()
        self._resume(name, of, number)
        entries = self._open[-1]
        entries.next = number + 1
        self._push(_Node("li", entry))

    def _resume(self, name: str, of: Block | None, number: int) -> None:
        """The list that the entry belongs to, or a new one."""
        if self._open[-1].tag in _LISTS:
            return
        before = self._open[-1].children[-1:]
        if of is None and before and before[0].block is None and _follows(before[0], name, number):
            self._open.append(before[0])
        else:
            self._push(_Node(name, of, start=number, next=number))

    def _push(self, node: _Node) -> None:
        self._open[-1].children.append(node)
        self._open.append(node)

    def _entry(self, passage: Passage) -> Block | None:
        """The entry that the passage begins: others around it have no words of their own."""
        entries = [holder for holder in passage.block.holders if holder.tag == "li"]
        is_new = passage.is_entry and entries and not self._is_open(entries[-1])
        return entries[-1] if is_new else None

    def _is_open(self, block: Block) -> bool:
        return any(node.block is block for node in self._open)

    def _leave_lists(self) -> None:
        """Words stand in an entry and never in the list itself."""
        while self._open[-1].tag in _LISTS:
            self._open.pop()

    def _tag(self, passage: Passage) -> str:
        is_heading = passage.block.tag.startswith("h") and passage.is_whole and passage.length <= _LONGEST_HEADING
        return passage.block.tag if is_heading and not any(node.tag == "li" for node in self._open) else "p"

    def _inline(self, passage: Passage, node: _Node) -> str:
        around = self._surroundings | dict(passage.block.passage)
        # A heading is strong by itself.
        needless = {"strong"} if node.tag.startswith("h") else set()
        return inline([(text, _telling(style, around, needless)) for text, style in passage.pieces])


def _telling(style: Style, around: dict[str, str], needless: set[str]) -> Style:
    told = [(name, _told(values, around) if name == "span" else values) for name, values in style]
    return tuple((name, values) for name, values in told if name not in needless and (values or name != "span"))


def _told(passage: Attributes, around: dict[str, str]) -> Attributes:
    """Language and direction where they are others than around."""
    return tuple((name, value) for name, value in passage if not _is_same(value, around[name]))


def _is_same(value: str, around: str) -> bool:
    return value.lower().split("-")[0] == around.lower().split("-")[0]


def _follows(entries: _Node, name: str, number: int) -> bool:
    return entries.tag == name and (name == "ul" or entries.next == number)


def _goes_on(last: Passage, passage: Passage) -> bool:
    """Whether only a line was broken between the two."""
    return passage.block is last.block and passage.first == last.last + 1 and not passage.marker


def _ranks(nodes: list[_Node]) -> dict[str, str]:
    """What each level of headings becomes: the highest that there is comes first, whichever it was.

    A text most of which is set in headings has none.
    """
    headings = [node for node in nodes if node.tag.startswith("h")]
    levels = sorted({node.tag for node in headings})
    if 2 * sum(map(_length, headings)) > sum(map(_length, nodes)):
        return dict.fromkeys(levels, "p")
    return {name: f"h{min(rank, _LOWEST)}" for rank, name in enumerate(levels, _HIGHEST)}


def _length(node: _Node) -> int:
    return sum(map(len, node.words))


def _all(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _written(node: _Node, ranks: dict[str, str]) -> str:
    if [child.tag for child in node.children if child.tag not in _LISTS] == ["p"] and node.tag == "li":
        node = _unwrapped(node)
    name = ranks.get(node.tag, node.tag)
    start = [("start", str(node.start))] if node.tag == "ol" and node.start != 1 else []
    inside = "".join(_written(child, ranks) for child in node.children)
    return f"{tag(name, [*start, *node.passage])}{'<br>'.join(node.words)}{inside}</{name}>"


def _unwrapped(entry: _Node) -> _Node:
    """With its words in the entry itself; an entry begins with words."""
    words, *lists = entry.children
    return replace(entry, words=words.words, passage=words.passage, children=lists)
