"""Walking a page, by loops: pages can be 100,000 elements deep."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

from selectolax.lexbor import LexborNode

Skip = Callable[[LexborNode], bool]


def steps(root: LexborNode, is_skipped: Skip) -> Iterator[tuple[LexborNode, bool]]:
    """Every node on entering (True) and on leaving; what is skipped is not there at all."""
    end = root.mem_id
    node: LexborNode | None = root
    while node is not None:
        if is_skipped(node):
            below = None
        else:
            yield node, True
            below = node.first_child
            if below is None:
                yield node, False
        if below is not None:
            node = below
            continue
        while node is not None and node.mem_id != end and node.next is None:
            node = node.parent
            if node is not None:
                yield node, False
        node = None if node is None or node.mem_id == end else node.next


@dataclass
class Amount:
    """Letters below a node: in all, in links, and in list entries or cells outside links."""

    text: int = 0
    linked: int = 0
    listed: int = 0
    mains: int = 0

    @property
    def is_mostly_links(self) -> bool:
        return self.linked * 2 > self.text

    @property
    def plain(self) -> int:
        return self.text - self.linked

    def add(self, other: Self) -> None:
        self.text += other.text
        self.linked += other.linked
        self.listed += other.listed
        self.mains += other.mains


def amounts(root: LexborNode, is_skipped: Skip) -> dict[int, Amount]:
    """The amount below every element, in one walk."""
    counted: dict[int, Amount] = {}
    open_above: list[Amount] = [Amount()]
    depth = {"a": 0, "li": 0, "td": 0}
    for node, entering in steps(root, is_skipped):
        tag = node.tag or ""
        if tag in depth:
            depth[tag] += 1 if entering else -1
        if tag == "-text":
            if entering:
                size = len((node.text_content or "").strip())
                is_linked, is_listed = depth["a"] > 0, depth["li"] + depth["td"] > 0
                text = Amount(text=size, linked=size * is_linked, listed=size * (is_listed and not is_linked))
                open_above[-1].add(text)
        elif entering:
            open_above.append(Amount(mains=tag in {"main", "article"}))
        else:
            counted[node.mem_id] = amount = open_above.pop()
            open_above[-1].add(amount)
    return counted
