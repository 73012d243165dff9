"""Names and words without case, accents and punctuation, so that spellings meet."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ʼ": "'"})
_NOT_WORD = re.compile(r"[^\w]+|_+")


def without_accents(text: str) -> str:
    """Lower case without accents, punctuation kept: "Café-Łódź" is "cafe-lodz".

    Only marks that stand above or below a letter go; vowel signs of Indic scripts
    have combining class 0 and stay, for there they are letters.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    kept = (
        character
        for character in unicodedata.normalize("NFKD", decomposed)
        if not unicodedata.combining(character) and unicodedata.category(character) != "Cf"
    )
    return "".join(kept)


def fold(name: str) -> str:
    """A name as matching looks it up: lower case, no accents, words parted by one blank.

    >>> fold("  Partido Comunista Português – PCP ")
    'partido comunista portugues pcp'
    """
    words = without_accents(name).replace("'", "").replace("’", "")
    return _NOT_WORD.sub(" ", words).strip()
