"""Which words of a text differ from those of another, and one text with the changes of both."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond that many words in a changed passage the passage is marked whole.
MOST_WORDS = 1_500
MOST_LINES = 5_000
# Of what is the same, so much is shown beside a change.
BESIDE = 120

What = Literal["same", "new", "gone", "skipped"]


@dataclass(frozen=True)
class Passage:
    text: str
    what: What = "same"


def passages(before: str, after: str) -> list[Passage]:
    """The text after, with what is new and what is gone marked, and long stretches that are the same left out."""
    marked = [*_joined(_marked(before, after))]
    last = len(marked) - 1
    return [
        part
        for place, passage in enumerate(marked)
        for part in _shortened(passage, is_first=place == 0, is_last=place == last)
    ]


def _marked(before: str, after: str) -> Iterator[Passage]:
    for old, new, is_same in _compared(_lines(before), _lines(after), MOST_LINES):
        if is_same:
            yield Passage("".join(new))
            continue
        for old_words, new_words, is_kept in _compared(_words(old), _words(new), MOST_WORDS):
            if not is_kept:
                yield Passage("".join(old_words), "gone")
            yield Passage("".join(new_words), "same" if is_kept else "new")


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _words(lines: Iterable[str]) -> list[str]:
    return _WORD.findall("".join(lines))


Compared = tuple[Sequence[str], Sequence[str], bool]


def _compared(old: Sequence[str], new: Sequence[str], most: int) -> Iterator[Compared]:
    if max(len(old), len(new)) > most:
        yield old, new, old == new
        return
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[i:i_end], new[j:j_end], tag == "equal"


def _joined(marked: Iterator[Passage]) -> Iterator[Passage]:
    waiting = Passage("")
    for passage in (passage for passage in marked if passage.text):
        if passage.what == waiting.what:
            waiting = Passage(waiting.text + passage.text, waiting.what)
            continue
        if waiting.text:
            yield waiting
        waiting = passage
    if waiting.text:
        yield waiting


def _shortened(passage: Passage, *, is_first: bool, is_last: bool) -> Iterator[Passage]:
    text = passage.text
    if passage.what != "same" or (is_first and is_last) or len(text) <= 3 * BESIDE:
        yield passage
        return
    if not is_first:
        yield Passage(text[:BESIDE])
    yield Passage("", "skipped")
    if not is_last:
        yield Passage(text[-BESIDE:])


# --- Both


def with_both(base: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; None where these touch each other, or it is too long to say."""
    words = _words(_lines(base))
    changes = [*_changes(words, theirs), *_changes(words, mine)]
    changes.sort(key=lambda change: (change.start, change.end))
    if any(former.end >= latter.start for former, latter in itertools.pairwise(changes)):
        return None
    for change in reversed(changes):
        words[change.start : change.end] = change.words
    return "".join(words)


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    words: Sequence[str]


def _changes(words: Sequence[str], after: str) -> Iterator[_Change]:
    place = 0
    for old, new, is_same in _compared(words, _words(_lines(after)), 2 * MOST_WORDS):
        if not is_same:
            yield _Change(place, place + len(old), new)
        place += len(old)
