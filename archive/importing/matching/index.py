"""Known parties, laid out so that each kind of evidence is one look-up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from archive.importing.matching.reading import Reading, read
from archive.importing.matching.records import CANONICAL, SHORT, KnownName, KnownParty
from archive.importing.vocabulary.lexicon import concepts, is_joining, plain
from archive.importing.vocabulary.places import lies_in, smallest
from archive.models.partyname import PartyNameKind

Pks = frozenset[int]
Key = tuple[frozenset[str], frozenset[str], frozenset[str]]

_ACRONYMS = frozenset({SHORT, PartyNameKind.ACRONYM.value})
_OWN = frozenset({CANONICAL, PartyNameKind.NATIVE.value})
# So many words part a party from most others of its country.
_TELLING = 3
# Languages translate these for one another.
_LOOSE = {
    "labour": "workers",
    "democracy": "democratic",
    "socialism": "socialist",
    "unity": "unified",
    "revolution": "revolutionary",
    "progress": "progressive",
}


def loosely(meaning: Iterable[str]) -> frozenset[str]:
    return frozenset(_LOOSE.get(code, code) for code in meaning)


class Wording(NamedTuple):
    """How the words of a name stand together: how the country is tied to them, and their order."""

    form: str
    order: tuple[str, ...]
    is_english: bool


@dataclass(frozen=True)
class Known:
    """A party with all that its names say."""

    party: KnownParty
    places: frozenset[str]
    home: frozenset[str]
    meanings: tuple[frozenset[str], ...]
    has_acronym: bool
    initials: frozenset[str]


@dataclass
class Index:
    """What is known, by each kind of evidence."""

    known: dict[int, Known] = field(default_factory=dict)
    by_canonical: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    homonyms: set[str] = field(default_factory=set)
    by_acronym: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_initials: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    squeezed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    # Of a double acronym, as in PST-PdA; too little to identify a party by itself.
    acronym_parts: set[str] = field(default_factory=set)
    by_meaning: dict[Key, dict[int, set[Wording]]] = field(default_factory=lambda: defaultdict(dict))
    by_loose_meaning: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_main_part: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_place: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: set[str] = field(default_factory=set)


def build(parties: Iterable[KnownParty]) -> Index:
    index = Index()
    listed = list(parties)
    for party in listed:
        for name in party.names:
            _add_name(index, party, name)
    for party in listed:
        _add_meanings(index, party)
    return index


def _add_name(index: Index, party: KnownParty, name: KnownName) -> None:
    written = plain(name.name)
    index.by_name[written].add(party.pk)
    index.squeezed[written.replace(" ", "")].add(party.pk)
    index.words.update(written.split())
    if name.kind == CANONICAL:
        index.by_canonical[written].add(party.pk)
    if name.is_homonym:
        index.homonyms.add(written)
    if name.kind in _ACRONYMS:
        _add_acronym(index, party, written)


def _add_acronym(index: Index, party: KnownParty, written: str) -> None:
    index.by_acronym[written].add(party.pk)
    parts = written.split()
    if len(parts) > 1 and not any(concepts(part) for part in parts):
        for part in parts:
            if len(part) > 2 and part.isalpha():
                index.by_acronym[part].add(party.pk)
                index.acronym_parts.add(part)


def _add_meanings(index: Index, party: KnownParty) -> None:
    readings = [(name, read(name.name, index.by_acronym)) for name in party.names if name.kind not in _ACRONYMS]
    places = _places_of(party, [reading for _, reading in readings])
    own = {reading.meaning for name, reading in readings if name.kind in _OWN}
    for name, reading in readings:
        if name.kind in _OWN or not any(reading.meaning < meaning for meaning in own):
            _add_meaning(index, party, reading, smallest(_home(party, readings)))
    index.known[party.pk] = Known(
        party=party,
        places=places,
        home=smallest(_home(party, readings)),
        meanings=tuple({reading.meaning for _, reading in readings}),
        has_acronym=any(name.kind in _ACRONYMS for name in party.names),
        initials=frozenset(chain.from_iterable(initials(name.name) for name, _ in readings)),
    )
    _add_main_part(index, party, smallest(_home(party, readings)))
    for place in places:
        index.by_place[place].add(party.pk)
    for letters in index.known[party.pk].initials:
        index.by_initials[letters].add(party.pk)


def _home(party: KnownParty, readings: Iterable[tuple[KnownName, Reading]]) -> frozenset[str]:
    """Where the party is, as its own names, its country and its territory say."""
    spoken = [reading.places for name, reading in readings if name.kind in _OWN]
    return frozenset({party.country} - {""}).union(*spoken, read(party.territory).places)


def _places_of(party: KnownParty, readings: Iterable[Reading]) -> frozenset[str]:
    """Every place that a line about this party may speak of."""
    places = frozenset({party.country} - {""}).union(*(reading.places for reading in readings))
    places |= read(party.territory).places
    return places | {around for place in places if (around := lies_in(place))}


def _add_meaning(index: Index, party: KnownParty, reading: Reading, home: frozenset[str]) -> None:
    cores = {reading.core} if reading.places else {reading.core, home}
    for core in cores:
        form = reading.form or "label"
        key = (reading.meaning, reading.others | reading.marks, core)
        index.by_meaning[key].setdefault(party.pk, set()).add(Wording(form, reading.order, reading.is_english))
        index.by_loose_meaning[loosely(key[0]), key[1], core].add(party.pk)


def _add_main_part(index: Index, party: KnownParty, home: frozenset[str]) -> None:
    """What stands before the dash: "Communist Workers' Party - For Peace and Socialism"."""
    main = read(re.split(r"\s[-–—]\s", party.name)[0])
    if "party" in main.concepts and len(main.concepts) >= _TELLING:
        index.by_main_part[main.meaning, main.others | main.marks, home].add(party.pk)


def initials(name: str) -> frozenset[str]:
    """The acronyms that a name would make, with and without its small words."""
    words = plain(name).split()
    all_of_them = "".join(word[0] for word in words)
    return frozenset({all_of_them, "".join(word[0] for word in words if not is_joining(word))})


def only(found: Mapping[int, object] | Iterable[int]) -> int | None:
    """The one party found, if it is one."""
    pks = set(found)
    return pks.pop() if len(pks) == 1 else None
