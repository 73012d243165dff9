"""Which words of a value differ; pure, and bounded in time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# A longer value counts as rewritten: comparing takes time by the square.
_MOST_WORDS = 1_500
# Of what stayed, so many signs are shown beside a change; and of what is rewritten so many in all.
_BESIDE = 60
_LONGEST = 1_000


class Mark(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    mark: Mark
    text: str


def marked(before: str, after: str) -> list[Piece]:
    return [Piece(piece.mark, _shortened(piece)) for piece in _compared(before, after) if piece.text]


def _compared(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        yield from (Piece(Mark.REMOVED, before), Piece(Mark.ADDED, after))
        return
    for step, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Piece(Mark.SAME, "".join(new[new_start:new_end]))
        else:
            yield Piece(Mark.REMOVED, "".join(old[old_start:old_end]))
            yield Piece(Mark.ADDED, "".join(new[new_start:new_end]))


def _shortened(piece: Piece) -> str:
    beside = _BESIDE if piece.mark == Mark.SAME else _LONGEST // 2
    text = piece.text
    return text if len(text) <= 3 * beside else f"{text[:beside]} … {text[-beside:]}"
