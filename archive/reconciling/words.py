"""Two texts -> what stayed, what was taken away and what was added; pure, and bounded in time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

# Comparing looks at every pair of equal words; with more, a passage counts as rewritten.
_MOST_PAIRS = 100_000
# From coarse to fine: paragraphs, sentences, words with the space before them.
_PARAGRAPHS = r"[^\n]*\n+|[^\n]+"
_SENTENCES = r"[^.!?;:…]+[.!?;:…]*\s*|[.!?;:…]+\s*"
_WORDS = r"\s*\w+|\s*[^\w\s]|\s+"
_LEVELS = [re.compile(pattern) for pattern in (_PARAGRAPHS, _SENTENCES, _WORDS)]
# Words shown on either side of a change.
_CONTEXT = 10


class Mark(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Piece:
    mark: Mark
    text: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """The unchanged and the removed pieces make up `before`, the unchanged and the added `after`."""
    return tuple(_merged(_compared(before, after, _LEVELS)))


def _compared(before: str, after: str, levels: Sequence[re.Pattern[str]]) -> Iterator[Piece]:
    if before == after:
        yield Piece(Mark.SAME, before)
    elif not (before and after and levels):
        yield Piece(Mark.REMOVED, before)
        yield Piece(Mark.ADDED, after)
    else:
        for old, new in _steps(_split(levels[0], before), _split(levels[0], after)):
            yield from _compared(old, new, levels[1:])


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    return [found[0] for found in pattern.finditer(text)]


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Passages of both that belong together."""
    start = _in_common(old, new)
    end = _in_common(old[start:][::-1], new[start:][::-1])
    yield "".join(old[:start]), "".join(new[:start])
    yield from _middle_steps(old[start : len(old) - end], new[start : len(new) - end])
    yield "".join(old[len(old) - end :]), "".join(new[len(new) - end :])


def _in_common(old: list[str], new: list[str]) -> int:
    """How many parts are the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _middle_steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    counts = Counter(new)
    if sum(counts[part] for part in old) > _MOST_PAIRS:
        yield "".join(old), "".join(new)
        return
    for _tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "".join(old[old_start:old_end]), "".join(new[new_start:new_end])


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Within a changed passage what was removed comes first, whole, and then what was added."""
    for is_same, group in groupby(pieces, lambda piece: piece.mark == Mark.SAME):
        passage = [*group]
        for mark in [Mark.SAME] if is_same else [Mark.REMOVED, Mark.ADDED]:
            if text := "".join(piece.text for piece in passage if piece.mark == mark):
                yield Piece(mark, text)


def shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """With a few words only of what stayed, around what did not."""
    last = len(pieces) - 1
    return tuple(
        short
        for index, piece in enumerate(pieces)
        for short in (_cut(piece.text, index == 0, index == last) if piece.mark == Mark.SAME else [piece])
    )


def _cut(text: str, is_first: bool, is_last: bool) -> Iterator[Piece]:  # noqa: FBT001
    words = re.findall(r"\s*\S+\s*", text)
    head, tail = 0 if is_first else _CONTEXT, 0 if is_last else _CONTEXT
    if len(words) <= head + tail + 1:
        yield Piece(Mark.SAME, text)
        return
    kept = [words[:head], words[len(words) - tail :]]
    for part in ("".join(kept[0]), None, "".join(kept[1])):
        if part != "":
            yield Piece(Mark.SAME, part) if part is not None else Piece(Mark.SKIPPED, " … ")
