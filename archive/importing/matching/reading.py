"""A name -> what its words say: concepts, places, acronyms, and words that nobody knows."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from archive.importing.vocabulary.lexicon import concepts, is_english, is_joining, phrases, plain
from archive.importing.vocabulary.places import LONGEST_PHRASE, Place, parted, place_of, smallest

# Beside a place, these say nothing: "of the Republic of Moldova", "(the Philippines)".
_BESIDE_PLACES = frozenset({"republic"})
_IN = frozenset(["in", "i", "en", "au", "na", "στην", "στη", "στο", "в", "در", "فی", "no", "nella", "im"])
_ENGLISH_JOINING = frozenset(["of", "the", "and", "for", "in", "to", "from", "with", "by", "a", "s"])
_SEGMENT = re.compile(r"[\[\](){}«»“”\",;:|،؛]|\s-+|-+\s|[–—]+")
_WORD = re.compile(r"\w+(?:-\w+)?")
_LONGEST_ACRONYM = 8
_TO_LATIN = str.maketrans(
    "αβγδεζηικλμνοπρστυφχωабвгдезиклмнопрстуфхэію",
    "avgdeziiklmnoprstyfxoabvgdeziklmnoprstufheiu",
)
# How the place is tied to the name, the strongest first.
_FORMS = ("in", "adjective", "of", "genitive", "lead", "trail", "label")


# Only English leaves out the comma, "Communist Party USA": elsewhere the bare word may be an
# adjective, "suisse".  And only English has no genitive: an unknown ending there is a slip.
_ENGLISH_FORMS = {"trail": "label", "genitive": ""}
_OTHER_FORMS = {"genitive": "of"}


@dataclass(frozen=True)
class Reading:
    """`others` are unknown words, `marks` unknown words in capitals, which may be an acronym."""

    concepts: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    form: str = ""
    order: tuple[str, ...] = ()
    is_english: bool = True

    @property
    def core(self) -> frozenset[str]:
        return smallest(self.places)

    @property
    def meaning(self) -> frozenset[str]:
        return self.concepts - _BESIDE_PLACES if self.places else self.concepts


@dataclass
class _Draft:
    concepts: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    is_english: bool = True

    def finish(self, capitals: Collection[str]) -> Reading:
        marks = self.others.intersection(capitals)
        return Reading(
            concepts=frozenset(self.concepts),
            places=frozenset(self.places),
            others=frozenset(self.others - marks),
            acronyms=frozenset(self.acronyms),
            marks=frozenset(marks),
            form=self._form(),
            order=tuple(self.concepts),
            is_english=self.is_english,
        )

    def _form(self) -> str:
        form = next((form for form in _FORMS if form in self.forms), "")
        if form in _ENGLISH_FORMS:
            return _ENGLISH_FORMS[form] if self.is_english else _OTHER_FORMS.get(form, form)
        return form


def segments(name: str) -> list[str]:
    """The plain parts of a name, parted by brackets, commas and dashes."""
    return [part for part in map(plain, _SEGMENT.split(name)) if part]


def words_of(segment: str) -> list[str]:
    return [part for word in segment.split() for part in parted(word)]


def is_place(segment: str) -> bool:
    """Whether it speaks of nothing but a place: "Brazil", "of Italy"."""
    found = list(_pieces(words_of(segment), frozenset()))
    return any(piece.place for piece in found) and all(piece.place or piece.is_joining for piece in found)


def places_in(segment: str) -> frozenset[str]:
    return frozenset(piece.place.code for piece in _pieces(words_of(segment), frozenset()) if piece.place)


def read(name: str, acronyms: Collection[str] = frozenset()) -> Reading:
    """`acronyms` are the plain acronyms of known parties."""
    draft = _Draft()
    for segment in segments(name):
        _read_segment(draft, segment, acronyms)
    return draft.finish(_capitals(name))


def _capitals(name: str) -> frozenset[str]:
    """Words in capitals, unless the whole name is written so."""
    if name.isupper() and " " in name.strip():
        return frozenset()
    words = [word for word in _WORD.findall(name) if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM]
    return frozenset(part for word in words for part in plain(word).split())


@dataclass(frozen=True)
class _Piece:
    """One or several words read together."""

    words: str
    at: int
    acronym: str = ""
    concepts: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def is_joining(self) -> bool:
        return is_joining(self.words)


def _pieces(words: list[str], acronyms: Collection[str]) -> Iterator[_Piece]:
    at = 0
    while at < len(words):
        piece = _piece(words, at, acronyms)
        yield piece
        at += piece.words.count(" ") + 1


def _piece(words: list[str], at: int, acronyms: Collection[str]) -> _Piece:
    for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
        phrase = " ".join(words[at : at + length])
        if phrase in acronyms:
            return _Piece(phrase, at, acronym=phrase)
        if meant := _phrase(phrase):
            return _Piece(phrase, at, concepts=meant[0], place=meant[1])
    return _word(words[at], at, acronyms)


def _word(word: str, at: int, acronyms: Collection[str]) -> _Piece:
    meant, place = _single(word)
    if meant or place:
        return _Piece(word, at, concepts=meant, place=place)
    found = next((form for form in (word, word.translate(_TO_LATIN)) if form in acronyms), "")
    return _Piece(word, at, acronym=found)


@cache
def _phrase(phrase: str) -> tuple[tuple[str, ...], Place | None] | None:
    meant = phrases().get(tuple(phrase.split()), ())
    place = None if meant else place_of(phrase)
    return (meant, place) if meant or place else None


@cache
def _single(word: str) -> tuple[tuple[str, ...], Place | None]:
    if is_joining(word):
        return (), None
    meant = concepts(word)
    return meant, (None if meant else place_of(word))


def _read_segment(draft: _Draft, segment: str, acronyms: Collection[str]) -> None:
    words = words_of(segment)
    pieces = list(_pieces(words, acronyms))
    if len(words) > 1 and (squeezed := "".join(words)) in acronyms:
        pieces = [_Piece(segment, 0, acronym=squeezed)]
    is_only_place = all(piece.place or piece.is_joining for piece in pieces)
    for piece in pieces:
        _take(draft, piece, words, is_only_place=is_only_place)


def _take(draft: _Draft, piece: _Piece, words: list[str], *, is_only_place: bool) -> None:
    if piece.place:
        draft.places.add(piece.place.code)
        draft.forms.add("label" if is_only_place else _form(piece, words))
    elif piece.concepts:
        draft.concepts.extend(piece.concepts)
        draft.is_english &= all(map(is_english, piece.words.split()))
    elif piece.acronym:
        draft.acronyms.add(piece.acronym)
    elif piece.is_joining:
        draft.is_english &= piece.words in _ENGLISH_JOINING
    else:
        draft.others.add(piece.words)


def _form(piece: _Piece, words: list[str]) -> str:
    place = piece.place
    before = [word for word in words[: piece.at] if word != "the"]
    if before and is_joining(before[-1]):
        return "in" if before[-1] in _IN else "of"
    if place and place.is_adjective:
        return "adjective"
    if place and not place.is_bare:
        return "genitive"
    return "trail" if before else "lead"
