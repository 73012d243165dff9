"""Slips of typing, put right word by word where only one reading is near."""

import re
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.importing.vocabulary.lexicon import concepts, english_words, plain
from archive.importing.vocabulary.places import country_words, place_of

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONG = 4, 9


class Slips:
    """Knows the words of parties' names and of countries, and finds the one that was meant."""

    def __init__(self, words: set[str]) -> None:
        self._words = sorted(word for word in words.union(country_words(), english_words()) if len(word) > _SHORTEST)
        self._known: dict[str, str] = {}

    def corrected(self, name: str, unknown: frozenset[str]) -> str:
        """The name with each of its unknown words put right, where that is beyond doubt."""
        return _WORD.sub(lambda found: self._word(found[0]) if plain(found[0]) in unknown else found[0], name)

    def _word(self, word: str) -> str:
        written = plain(word)
        if written not in self._known:
            self._known[written] = self._nearest(written)
        return self._known[written] or word

    def _nearest(self, word: str) -> str:
        if len(word) < _SHORTEST:
            return ""
        allowed = 2 if len(word) >= _LONG else 1
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=12)
        least = min((distance for _, distance, _ in found), default=0)
        near = [other for other, distance, _ in found if distance == least and other[0] == word[0]]
        return near[0] if len({_meaning(other) for other in near}) == 1 else ""


@cache
def _meaning(word: str) -> tuple[object, ...]:
    meant = concepts(word)
    place = None if meant else place_of(word)
    return meant or ((place.code,) if place else (word,))
