"""Which words of a text differ from those of another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond that many words in a changed passage the passage is marked whole.
MOST_WORDS = 1_500
MOST_LINES = 5_000
# Of what is the same, so much is shown beside a change.
BESIDE = 120


@dataclass(frozen=True)
class Passage:
    text: str
    is_changed: bool = False
    is_left_out: bool = False


def passages(before: str, after: str) -> list[Passage]:
    """The text after, with what is not in the text before marked, and long stretches that are the same left out."""
    marked = [*_joined(_marked(before, after))]
    last = len(marked) - 1
    return [
        part
        for place, passage in enumerate(marked)
        for part in _shortened(passage, is_first=place == 0, is_last=place == last)
    ]


def _marked(before: str, after: str) -> Iterator[Passage]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if max(len(old), len(new)) > MOST_LINES:
        yield Passage(after, is_changed=True)
        return
    for old_lines, new_lines, is_same in _compared(old, new):
        if is_same:
            yield Passage("".join(new_lines))
        else:
            yield from _marked_words(_WORD.findall("".join(old_lines)), _WORD.findall("".join(new_lines)))


def _marked_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    if max(len(old), len(new)) > MOST_WORDS:
        yield Passage("".join(new), is_changed=True)
        return
    for _, words, is_same in _compared(old, new):
        yield Passage("".join(words), is_changed=not is_same)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str], bool]]:
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[i:i_end], new[j:j_end], tag == "equal"


def _joined(marked: Iterator[Passage]) -> Iterator[Passage]:
    waiting = Passage("")
    for passage in marked:
        if passage.is_changed == waiting.is_changed:
            waiting = Passage(waiting.text + passage.text, is_changed=waiting.is_changed)
            continue
        if waiting.text:
            yield waiting
        waiting = passage
    if waiting.text:
        yield waiting


def _shortened(passage: Passage, *, is_first: bool, is_last: bool) -> Iterator[Passage]:
    text = passage.text
    if passage.is_changed or (is_first and is_last) or len(text) <= 3 * BESIDE:
        yield passage
        return
    if not is_first:
        yield Passage(text[:BESIDE])
    yield Passage("", is_left_out=True)
    if not is_last:
        yield Passage(text[-BESIDE:])
