"""A news item's words -> the parties and countries that it seems to speak of; pure.

Suggestions for an editor: better one too few than a wrong one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.models.countries import is_country
from archive.models.folding import fold

from .matching import Directory, KnownParty
from .vocabulary.lexicon import plain
from .vocabulary.places import LONGEST_PHRASE, place_of

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SHORT = {"cp": "communist party", "cps": "communist party", "wp": "workers party"}
# Longer than the longest name of a party, counted in words.
_LONGEST = 10


@dataclass(frozen=True)
class Mentions:
    parties: tuple[KnownParty, ...] = ()
    countries: tuple[str, ...] = ()


def find_mentions(text: str, directory: Directory) -> Mentions:
    """Parties in the order in which they are named, then countries by code."""
    named = countries_in(text)
    parties = dict.fromkeys(_parties(text, directory, named))
    return Mentions(tuple(parties), tuple(sorted(named | {party.country for party in parties if party.country})))


def countries_in(text: str) -> set[str]:
    """Countries that are named with a capital letter, by their names or adjectives; the longest name counts."""
    words = _WORD.findall(text)
    found: set[str] = set()
    place = 0
    while place < len(words):
        length, code = _country_at(words, place)
        place += length
        if code:
            found.add(code)
    return {code for code in found if is_country(code)}


def _country_at(words: list[str], place: int) -> tuple[int, str]:
    if words[place][0].islower():
        return 1, ""
    for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
        found = place_of(plain(" ".join(words[place : place + length])))
        if found and (length > 1 or not _is_acronym(words[place]) or found.is_bare):
            return length, found.code
    return 1, ""


def _parties(text: str, directory: Directory, countries: set[str]) -> Iterator[KnownParty]:
    """By the longest name that stands at each place; a shared one only where a named country decides."""
    words = _WORD.findall(text)
    names = names_of(directory)
    place = 0
    while place < len(words):
        length, found = _longest(words, place, names)
        place += length
        fitting = found if len(found) == 1 else {party for party in found if party.country in countries}
        if len(fitting) == 1:
            yield next(iter(fitting))


def _longest(words: list[str], place: int, names: dict[str, set[KnownParty]]) -> tuple[int, set[KnownParty]]:
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        run = words[place : place + length]
        if length == 1 and not _is_acronym(run[0]):
            continue
        found = names.get(_key(run)) or names.get(_key([*run[:-1], _POSSESSIVE.sub("", run[-1])]))
        if found:
            return length, found
    return 1, set()


def _is_acronym(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _key(words: list[str]) -> str:
    folded = [fold(word) for word in words]
    return " ".join(_SHORT.get(word, word) for word in folded).removeprefix("the ")


@lru_cache(maxsize=4)
def names_of(directory: Directory) -> dict[str, set[KnownParty]]:
    """Each folded name to all parties that have it, homonyms included."""
    names: dict[str, set[KnownParty]] = {}
    for party in directory.parties:
        for name in {fold(party.name), *(known.folded for known in party.names)}:
            names.setdefault(name, set()).add(party)
    return names
