"""Where on a page a word stands: in which block, and how it is set."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from .structure import CONTAINERS, Attributes, Block, Mark, Style

_LISTS = {"menu": "ul", "dir": "ul"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_MARKS = {"b": "strong", "i": "em", "cite": "em", "strike": "s", "del": "s"} | {
    tag: tag for tag in ("strong", "em", "u", "s", "sup", "sub")
}
_DEEPEST = 8
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f\ud800-\udfff]{1,2000}", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_DIRECTION = re.compile(r"ltr|rtl|auto")


@dataclass
class Place:
    block: Block = field(default_factory=lambda: Block("p"))
    style: Style = ()
    passage: Attributes = ()
    _left: list[tuple[Block, Style, Attributes]] = field(default_factory=list)

    def enter(self, node: LexborNode, *, is_block: bool) -> None:
        """Whatever the element is: each that is entered is left."""
        self._left.append((self.block, self.style, self.passage))
        tag, passage = node.tag or "", _passage(node)
        if is_block:
            self.passage = tuple({**dict(self.passage), **dict(passage)}.items())
            self.block = self._block(_LISTS.get(tag, tag))
        else:
            for mark in [*([("span", passage)] if passage else []), *_marks(tag, node)]:
                self._set(mark)

    def leave(self) -> None:
        self.block, self.style, self.passage = self._left.pop()

    def _block(self, tag: str) -> Block:
        holder = self.block.holder
        is_known = tag in _HEADINGS or (tag in CONTAINERS and not (holder and len(holder.holders) >= _DEEPEST))
        return Block(tag if is_known else "p", holder, self.passage)

    def _set(self, mark: Mark) -> None:
        """An element in its like says nothing more."""
        names = {name for name, _ in self.style if name != "span"}
        if len(self.style) < _DEEPEST and mark[0] not in names:
            self.style = (*self.style, mark)


def _passage(node: LexborNode) -> Attributes:
    """The language and direction that an element gives its words."""
    attributes = node.attributes
    language = (attributes.get("lang") or "").strip()
    direction = (attributes.get("dir") or "").strip().lower()
    found = (("lang", language, _LANGUAGE), ("dir", direction, _DIRECTION))
    return tuple((name, value) for name, value, allowed in found if allowed.fullmatch(value))


def _marks(tag: str, node: LexborNode) -> list[Mark]:
    if tag == "a":
        address = (node.attributes.get("href") or "").strip()
        return [("a", (("href", address),))] if _LINK.fullmatch(address) else []
    return [(_MARKS[tag], ())] if tag in _MARKS else []
