"""Text -> the words that are indexed and looked up: pure, and the same for both.

A word is a run of letters and digits without case and accents.  In a script that is
written without spaces each sign is a word, and what is typed is looked up as a phrase
of signs: that finds a word of two signs too, which trigrams cannot.
"""

import unicodedata

from archive.models.folding import without_accents

# Parts one text from the next, so that no phrase runs over the border.
BORDER = "¶"
LONGEST_WORD = 64

# First and last sign of the blocks: Thai and Lao, Myanmar, Khmer, Kana, Han.
UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA9E0, 0xA9FF),
    (0xAA60, 0xAA7F),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def is_word_sign(sign: str) -> bool:
    """Of what `without_accents` leaves: letters, digits, and vowel signs that are written as marks."""
    return sign == BORDER or unicodedata.category(sign) in _WORD_CATEGORIES


_WORD_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc"})


def is_unspaced(sign: str) -> bool:
    code = ord(sign)
    return code >= UNSPACED[0][0] and any(first <= code <= last for first, last in UNSPACED)


class _Signs(dict[int, str]):
    """For `str.translate`: each sign as it stands in the index; filled as signs are met."""

    def __init__(self) -> None:
        # Of those that were met, the signs that are one letter or one blank.
        self.single: set[str] = set()

    def __missing__(self, code: int) -> str:
        self[code] = found = "".join(map(_indexed, without_accents(chr(code))))
        if len(found) == 1:
            self.single.add(chr(code))
        return found


def _indexed(sign: str) -> str:
    if not is_word_sign(sign):
        return " "
    return f" {sign} " if is_unspaced(sign) else sign


SIGNS = _Signs()


def words_in(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in text.translate(SIGNS).split()]


def indexed_words(text: str | None) -> str:
    """What SQLite's index is given; PostgreSQL has a function of the same effect."""
    return " ".join(words_in(text or ""))
