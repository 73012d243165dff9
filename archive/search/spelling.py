"""How texts write the words that are looked for: with any case and any accents; pure."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from .query import Term
from .words import SIGNS

# Latin, Greek and Cyrillic, the scripts in which one letter is written in many ways.
_LAST_LETTER = 0x52F
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_ACCENTS = "[\u0300-\u036f]*"


@lru_cache(maxsize=100)
def spelling_of(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """A pattern that finds any of the terms in a text as it is; None where a letter is of another script.

    Not all: not a ligature, nor a letter that stands for two.
    """
    written = _ways_of_writing()
    if not all(letter in written for term in terms for word in term.words for letter in word):
        return None
    return re.compile("|".join(map(_written, terms))) if terms else None


def _written(term: Term) -> str:
    words = ("".join(f"{_ways_of_writing()[letter]}{_ACCENTS}" for letter in word) for word in term.words)
    phrase = r"[\W_]+".join(words)
    return rf"{_NO_LETTER_BEFORE}{phrase}{'' if term.is_prefix else _NO_LETTER_AFTER}"


@cache
def _ways_of_writing() -> dict[str, str]:
    """Letter as the index has it -> a set of the signs that it stands for."""
    signs: dict[str, str] = defaultdict(str)
    for code in range(_LAST_LETTER + 1):
        signs[SIGNS[code]] += chr(code)
    return {letter: f"[{re.escape(found)}]" for letter, found in signs.items() if len(letter) == 1 and letter != " "}
