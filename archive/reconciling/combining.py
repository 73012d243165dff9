"""One text with the changes of two others."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond that many words a text counts as rewritten.
MOST_WORDS = 3_000


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    words: Sequence[str]


def with_both(base: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; None where these touch each other, or it is too long to say."""
    words = _WORD.findall(base)
    changes = [*_changes(words, theirs), *_changes(words, mine)]
    changes.sort(key=lambda change: (change.start, change.end))
    if any(former.end >= latter.start for former, latter in itertools.pairwise(changes)):
        return None
    for change in reversed(changes):
        words[change.start : change.end] = change.words
    return "".join(words)


def _changes(before: Sequence[str], text: str) -> Iterator[_Change]:
    after = _WORD.findall(text)
    if max(len(before), len(after)) > MOST_WORDS:
        if before != after:
            yield _Change(0, len(before), after)
        return
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Change(start, end, after[new_start:new_end])
