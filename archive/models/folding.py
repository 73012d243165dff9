"""Names and words without case, accents and punctuation, so that spellings meet."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ʼ": "'"})
# Written inside a word without parting it: every apostrophe in use, and the Arabic stretching stroke.
_INSIDE_WORDS = str.maketrans(dict.fromkeys("'’‘ʼʻ`´′ـ", ""))
# Marks of class 0 that choose a glyph and mean nothing.
_SELECTORS = frozenset(map(chr, (0x34F, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


# As much as the columns hold: one sign can fold to eighteen.
_LONGEST = 400


def without_accents(text: str) -> str:
    """Lower case without accents, punctuation kept: "Café-Łódź" is "cafe-lodz".

    Only marks that stand above or below a letter go; vowel signs of Indic scripts
    have combining class 0 and stay, for there they are letters.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(character for character in unicodedata.normalize("NFKD", decomposed) if not _is_silent(character))


def _is_silent(character: str) -> bool:
    is_mark = unicodedata.combining(character) or character in _SELECTORS
    return bool(is_mark) or unicodedata.category(character) == "Cf"


@lru_cache(maxsize=20_000)  # asked of every name in every list of choices
def alphabetical(name: str) -> str:
    """What names are sorted by: "Ägypten" is among the A's, and not behind Z."""
    return without_accents(name)


def fold(name: str) -> str:
    """A name as matching looks it up: lower case, no accents, words parted by one blank.

    >>> fold("  Partido Comunista Português – PCP ")
    'partido comunista portugues pcp'
    """
    joined = unicodedata.normalize("NFC", name).translate(_INSIDE_WORDS)
    plain = without_accents(joined).translate(_INSIDE_WORDS)
    words = "".join(character if _is_letter(character) else " " for character in plain).split()
    return " ".join(words)[:_LONGEST].rstrip()


# For names that the archive holds, which come again on page after page; who types may type anything.
fold_known = lru_cache(maxsize=10_000)(fold)


def _is_letter(character: str) -> bool:
    """Of a word; unlike `\\w` this takes in the vowel signs of Indic scripts."""
    return character.isalnum() or unicodedata.category(character) in {"Mc", "Mn"}
