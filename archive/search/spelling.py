"""How texts write the words that are looked for: with any case and any accents; pure."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from .query import Term
from .words import SIGNS

# Latin, Greek and Cyrillic, the scripts in which one letter is written in many ways.
_LAST_LETTER = 0x52F
_NO_LETTER_BEFORE_THIS, _NO_LETTER_AFTER = r"(?<![^\W_][\s\S])", r"(?![^\W_])"
_ACCENTS = "[\u0300-\u036f]*"


@lru_cache(maxsize=100)
def spelling_of(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """A pattern that finds any of the terms in a text as it is; None where a letter is of another script.

    Not all: not a ligature, nor a letter that stands for two.
    """
    written = _ways_of_writing()
    if not terms or not all(letter in written for term in terms for word in term.words for letter in word):
        return None
    # One set of signs before all else is what the engine runs ahead to; whatever else it would try everywhere.
    first = "".join(written[letter] for letter in sorted({term.words[0][0] for term in terms}))
    return re.compile(f"[{first}]{_NO_LETTER_BEFORE_THIS}(?:{'|'.join(map(_after_first_letter, terms))})")


def _after_first_letter(term: Term) -> str:
    words = ("".join(f"{_written(letter)}{_ACCENTS}" for letter in word) for word in term.words)
    first = _written(term.words[0][0])
    rest = r"[\W_]+".join(words).removeprefix(first)
    return rf"(?<={first}){rest}{'' if term.is_prefix else _NO_LETTER_AFTER}"


def _written(letter: str) -> str:
    return f"[{_ways_of_writing()[letter]}]"


@cache
def _ways_of_writing() -> dict[str, str]:
    """Letter as the index has it -> the signs that it stands for, as a set in a pattern has them."""
    signs: dict[str, str] = defaultdict(str)
    for code in range(_LAST_LETTER + 1):
        signs[SIGNS[code]] += chr(code)
    return {letter: re.escape(found) for letter, found in signs.items() if len(letter) == 1 and letter != " "}
