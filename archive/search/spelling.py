"""How texts write the words that are looked for: with any case and any accents; pure."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from .query import Term
from .words import SIGNS

# Latin, Greek and Cyrillic, the scripts in which one letter is written in many ways.
_LAST_LETTER = 0x52F
_NO_LETTER_BEFORE_THIS = r"(?<![^\W_][\s\S])"
_ACCENTS = "\u0300", "\u036f"
_GAP = re.compile(r"[\W_]+")


@lru_cache(maxsize=100)
def is_spelled(terms: tuple[Term, ...]) -> bool:
    """Whether `first_written` can look for them: not for a letter of another script."""
    written = _ways_of_writing()
    return bool(terms) and all(letter in written for term in terms for word in term.words for letter in word)


def first_written(text: str, terms: tuple[Term, ...]) -> range | None:
    """Where the text as it is first holds one of the terms.

    Not all that the index finds: not a ligature, nor a letter that stands for two.
    """
    found: range | None = None
    for term in terms:
        # By sign, as to run ahead to a single one is what takes least.
        for sign in _ways_of_writing()[term.words[0][0]]:
            latest = found.start if found else len(text)
            if text.find(sign, 0, latest) >= 0:
                found = _first(text, term, sign, latest) or found
    return found


def _first(text: str, term: Term, sign: str, latest: int) -> range | None:
    for match in _beginning(sign, term.words[0][1:2]).finditer(text):
        if match.start() >= latest:
            return None
        if end := _end(text, match.start(), term):
            return range(match.start(), end)
    return None


@lru_cache(maxsize=5_000)  # for all words; a pattern for each would take longer to make than to look through a page
def _beginning(sign: str, second: str) -> re.Pattern[str]:
    """A word that begins with this sign and, if it has more, goes on with this letter."""
    ahead = f"(?=[{'-'.join(_ACCENTS)}]*[{re.escape(_ways_of_writing()[second])}])" if second else ""
    return re.compile(f"{re.escape(sign)}{_NO_LETTER_BEFORE_THIS}{ahead}")


def _end(text: str, place: int, term: Term) -> int:
    """Where the term ends in the text that begins at this place; 0 if it does not."""
    for number, word in enumerate(term.words):
        if number:
            gap = _GAP.match(text, place)
            place = gap.end() if gap else len(text)
        place = _end_of_word(text, place, word)
        if not place:
            return 0
    return place if term.is_prefix or not text[place : place + 1].isalnum() else 0


def _end_of_word(text: str, place: int, word: str) -> int:
    written = _ways_of_writing()
    for number, letter in enumerate(word):
        while number and _ACCENTS[0] <= text[place : place + 1] <= _ACCENTS[1]:
            place += 1
        if place >= len(text) or text[place] not in written[letter]:
            return 0
        place += 1
    return place


@cache
def _ways_of_writing() -> dict[str, str]:
    """Letter as the index has it -> the signs that it stands for, that of most texts first."""
    signs: dict[str, str] = defaultdict(str)
    for code in range(_LAST_LETTER + 1):
        signs[SIGNS[code]] += chr(code)
    return {
        letter: "".join(dict.fromkeys([letter, *found]))
        for letter, found in signs.items()
        if len(letter) == 1 and letter != " "
    }
