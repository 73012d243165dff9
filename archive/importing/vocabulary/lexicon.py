"""A word -> the concepts that it stands for, whatever its language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from archive.importing.vocabulary.words import ENGLISH, JOINING, OTHER, PHRASES, SHORT_FORMS
from archive.models.folding import fold

Concepts = tuple[str, ...]

# Letters that Arabic and Persian write with different signs.
_ARABIC = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ؤ": "و", "ئ": "ی"})
_ARABIC_CLITICS = ("وال", "بال", "فال", "ال", "لل", "و", "ل", "ب")
_HEBREW_ARTICLE = "ה"
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_WITHOUT_BLANKS = re.compile(r"[\u3040-\u30ff\u1100-\u11ff\u3400-\u9fff\uac00-\ud7af]")
_ELISION = re.compile(r"(?i)\b(dell|dall|nell|sull|all|un|[dl])['’‘ʼ`´](?=\w)")
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČĆĐΑ-ΩА-Я]{2,8}(?:[-/]?[A-ZΑ-ΩА-Я]{1,6}|-\d{4}|\([A-Za-z-]{1,4}\))?")
_PARTED = re.compile(r"[\s()\[\].,;:\"“”«»–—-]+")

# The last part of a word that German, Nordic, Finnish and Hungarian write in one.
_ENDINGS = {
    "party": "partei partiet partiets parti partij puolue puolueen part partja flokkur",
    "youth": "jugend ungdom ungdomen",
    "union": "bund verband forbund forbundet liitto",
    "front": "front fronten rintama",
    "movement": "bewegung beweging rorelse bevegelse bevaegelse liike mozgalom",
}

# What may follow a stem; a longer rest is another word, run together with it.
_LONGEST_ENDING = 8

# A name with one of these names a body of people.
_OF_ORGANISATIONS = """
    communist communists workers labour party socialist front union movement league youth tribune federation
    initiative alliance coalition organisation congress committee refoundation revival pole vanguard action
    association coordination bloc left marxist leninist marxist-leninist resistance liberation progressive revolutionary
"""


def plain(text: str) -> str:
    """Folded, with elided articles parted and Arabic and Persian letters alike."""
    return " ".join(_ELISION.sub(r"\1 ", text).translate(_FOLDED).translate(_ARABIC).split())


class _Folded(dict[int, str]):
    """What folding makes of a letter, kept: it is asked for every letter of many thousand names."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(f"a{chr(code)}a")[1:-1]
        return self[code]


_FOLDED = _Folded()


def concepts(word: str) -> Concepts:
    """What one plain word stands for; nothing if it is unknown or only joins."""
    return _concepts(word)[0]


def is_english(word: str) -> bool:
    return word in _english()


def english_words() -> frozenset[str]:
    return _english()


def is_joining(word: str) -> bool:
    return word in _joining()


def has_no_blanks(word: str) -> bool:
    """Whether it is of a script that does not part words: Chinese, Japanese, and Korean compounds."""
    return bool(_WITHOUT_BLANKS.search(word))


@cache
def signs() -> frozenset[str]:
    """The words of such scripts."""
    return frozenset(filter(has_no_blanks, _tables()[0]))


@cache
def phrases() -> Mapping[tuple[str, ...], Concepts]:
    return {tuple(plain(phrase).split()): codes for phrase, codes in PHRASES.items()}


@cache
def _concepts(word: str) -> tuple[Concepts]:
    return (next(filter(None, _readings(word)), ()),)


def _readings(word: str) -> Iterator[Concepts]:
    yield SHORT_FORMS.get(word, ())
    yield _by_parts(word)
    yield _by_stem(word)
    yield from (_by_stem(bare) for bare in without_clitics(word))


def without_clitics(word: str) -> Iterator[str]:
    """An Arabic or Hebrew word without the article and the small words written before it."""
    if _ARABIC_LETTER.match(word):
        yield from (word[len(clitic) :] for clitic in _ARABIC_CLITICS if word.startswith(clitic))
    elif word.startswith(_HEBREW_ARTICLE):
        yield word.removeprefix(_HEBREW_ARTICLE)


def _by_stem(word: str) -> Concepts:
    whole, stems = _tables()
    if word in whole:
        return (whole[word],)
    ends = range(len(word), max(2, len(word) - _LONGEST_ENDING - 1), -1)
    return next(((stems[word[:end]],) for end in ends if word[:end] in stems), ())


def _by_parts(word: str) -> Concepts:
    for ending, code in _compound_endings().items():
        head = word.removesuffix(ending)
        if head != word and (first := _by_stem(head) or _by_stem(head.removesuffix("s"))):
            return (*first, code)
    return ()


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for table in (ENGLISH, OTHER):
        for code, words in table.items():
            for word in words.split():
                (stems if word.endswith("-") else whole).setdefault(plain(word), code)
    return whole, stems


@cache
def _english() -> frozenset[str]:
    return frozenset(word for words in ENGLISH.values() for word in words.split()) | frozenset(SHORT_FORMS)


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(plain, JOINING.split()))


@cache
def _of_organisations() -> frozenset[str]:
    return frozenset(_OF_ORGANISATIONS.split())


@cache
def _compound_endings() -> Mapping[str, str]:
    pairs = [(word, code) for code, words in _ENDINGS.items() for word in words.split()]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def looks_like_organisation(text: str) -> bool:
    """Whether a word in it is one of those that organisations are called by, or looks like an acronym."""
    words = plain(text).split()
    if any(_of_organisations().intersection(concepts(word)) for word in words):
        return True
    padded = f" {' '.join(words)} "
    if any(phrase in padded for phrase in _padded_phrases()) or _has_sign(words):
        return True
    return any(_ACRONYM.fullmatch(word) for word in _PARTED.split(text))


def _has_sign(words: Iterable[str]) -> bool:
    return any(sign in word for word in words if has_no_blanks(word) for sign in signs())


@cache
def _padded_phrases() -> tuple[str, ...]:
    return tuple(f" {' '.join(phrase)} " for phrase in phrases())


def is_known_short_form(text: str) -> bool:
    """ "CP of Greece", "Lebanese CP", "NCPY", "KKE": a name that is shortened, or an acronym."""
    words = text.split()
    if any(plain(word) in SHORT_FORMS and word.isupper() for word in words):
        return True
    return len(words) == 1 and bool(_ACRONYM.fullmatch(words[0].strip("()[].,;:")))
