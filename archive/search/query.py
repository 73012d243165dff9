"""What a reader typed, as terms; pure.  Nothing that can be typed is an error.

    imperialism "world peace" -nato social*

finds what holds the word, the phrase, not the third, and a word that begins like the
fourth.  All else (AND, OR, brackets, one quotation mark) is words or nothing.
"""

import re
from dataclasses import dataclass

from .words import BORDER, words_in

LONGEST_TYPED = 10_000
# What is looked up costs time; what is beyond adds nothing to a question of so many words.
MOST_WORDS = 50
# One letter begins half of all words.
SHORTEST_PREFIX = 2

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TYPED = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')


@dataclass(frozen=True)
class Term:
    """Words that follow one another; mostly one."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class Query:
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def parse(typed: str) -> Query:
    terms: dict[bool, dict[Term, None]] = {False: {}, True: {}}
    room = MOST_WORDS
    for match in _TYPED.finditer(typed[:LONGEST_TYPED].translate(_QUOTES)):
        if room and (term := _term(match, room)):
            terms[bool(match["minus"])][term] = None
            room -= len(term.words)
    return Query(tuple(terms[False]), tuple(terms[True]))


def _term(match: re.Match[str], room: int) -> Term | None:
    text = match["word"] or match["phrase"] or ""
    words = tuple(word for word in words_in(text) if word != BORDER)
    if not words:
        return None
    has_star = bool(match["star"]) or text.endswith("*")
    is_whole = len(words) <= room
    return Term(words[:room], has_star and is_whole and len(words[-1]) >= SHORTEST_PREFIX)
