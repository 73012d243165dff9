"""Ordinal numbers: 21st, XXI, twenty-first, vigésimo primer, двадцать первая, الحادي والعشرون.

All words are folded: small letters, no accents.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

_DIGITS = re.compile(r"(?:ال)?(\d{1,2})([.°]|[.:]?[-‑’']?[^\W\d_]{1,4})?")
# A suffix may stand apart: "21 st", "21 -я".
_SUFFIXES = frozenset(
    ("st", "nd", "rd", "th", "e", "er", "eme", "o", "a", "os", "η", "ο", "я", "и", "inci", "nci", "uncu")
)
_ROMAN = re.compile(r"(?=[xvi])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

# Language: (endings, ordinals from 1 upwards, tens before a unit).  "|" parts spellings of one number.
_LANGUAGES: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "",
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
        "20 twenty 30 thirty",
    ),
    "es": (
        "o a os as",
        """primer segund tercer cuart quint sext septim octav noven decim
        undecim|decimoprimer duodecim|decimosegund decimotercer decimocuart decimoquint
        decimosext decimoseptim decimoctav|decimooctav decimonoven|decimonon vigesim
        vigesimoprimer vigesimosegund vigesimotercer vigesimocuart vigesimoquint""",
        "10 decimo 10 decima 20 vigesimo 20 vigesima 30 trigesimo",
    ),
    "pt": (
        "o a",
        "primeir segund terceir quart quint sext setim oitav non decim",
        "10 decimo 20 vigesimo 30 trigesimo",
    ),
    "fr": (
        "e",
        """premier|premiere|uniem deuxiem|second|seconde troisiem quatriem cinquiem sixiem septiem huitiem
        neuviem dixiem onziem douziem treiziem quatorziem quinziem seiziem""",
        "10 dix 20 vingt 30 trente",
    ),
    "it": (
        "o a",
        """prim second terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim quattordicesim
        quindicesim sedicesim diciassettesim diciottesim diciannovesim ventesim ventunesim ventiduesim
        ventitreesim ventiquattresim venticinquesim ventiseiesim""",
        "",
    ),
    "de": (
        "e er es en em",
        """erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt
        sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst
        vierundzwanzigst funfundzwanzigst""",
        "",
    ),
    "ru": (
        "ая ои ую ыи ого ом ое ии ья ьеи ью ьего",
        """перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат
        пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат""",
        "20 двадцать 30 тридцать",
    ),
    "el": (
        "η ης ος ου ο ην",
        "πρωτ δευτερ τριτ τεταρτ πεμπτ εκτ εβδομ ογδο ενατ δεκατ ενδεκατ δωδεκατ",
        "10 δεκατη 10 δεκατης 20 εικοστη 20 εικοστης 20 εικοστην",
    ),
    "tr": (
        "",
        "birinci ikinci ucuncu dorduncu besinci altinci yedinci sekizinci dokuzuncu onuncu",
        "10 on 20 yirmi 30 otuz",
    ),
    "ar": (
        "",
        "الاول|الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
        "20 والعشرون 20 والعشرين 10 عشر",
    ),
    "fa": (
        "",
        """اول|اولین|یکم|یکمین دوم|دومین سوم|سومین چهارم|چهارمین پنجم|پنجمین ششم|ششمین هفتم|هفتمین هشتم|هشتمین نهم|نهمین
        دهم|دهمین یازدهم|یازدهمین دوازدهم|دوازدهمین سیزدهم|سیزدهمین چهاردهم|چهاردهمین پانزدهم|پانزدهمین
        شانزدهم|شانزدهمین هفدهم|هفدهمین هجدهم|هجدهمین نوزدهم|نوزدهمین بیستم|بیستمین""",
        "20 بیست",
    ),
}
# Tens that are ordinals by themselves.
_TWENTY = {
    "εικοστη": 20,
    "εικοστης": 20,
    "yirminci": 20,
    "العشرون": 20,
    "العشرين": 20,
    "vigesima": 20,
    "vigesimo": 20,
    "vingtieme": 20,
}
_JOINING = frozenset(("et", "و", "y", "e"))


def ordinal(words: Sequence[str], *, is_marked: bool = False) -> int:
    """The number that folded words make up as a whole; 0 if they make none.

    `is_marked`: a bare number is not enough.
    """
    if number := _in_digits(words, is_marked=is_marked):
        return number
    return (_in_roman(words[0]) if len(words) == 1 else 0) or _in_words(tuple(words))


def _in_digits(words: Sequence[str], *, is_marked: bool) -> int:
    found = _DIGITS.fullmatch(words[0])
    is_apart = len(words) == 2 and words[1] in _SUFFIXES
    if not found or len(words) > 2 or (len(words) == 2 and (found[2] or not is_apart)):
        return 0
    return int(found[1]) if found[2] or is_apart or not is_marked else 0


def _in_roman(word: str) -> int:
    found = _ROMAN.fullmatch(word)
    # A lone "i" is a word of several languages.
    return 10 * len(found[1]) + _ROMAN_UNITS.index(found[2]) if found and word != "i" else 0


def _in_words(words: tuple[str, ...]) -> int:
    plain = tuple(word for word in words if word not in _JOINING) if len(words) == 3 else words
    if len(plain) == 1 and plain[0] in _TWENTY:
        return _TWENTY[plain[0]]
    return next(filter(None, (_in_language(plain, language) for language in _LANGUAGES)), 0)


def _in_language(words: tuple[str, ...], language: str) -> int:
    units, tens = _tables()[language]
    if len(words) == 1:
        return units.get(words[0], 0)
    if len(words) != 2:
        return 0
    ten, unit = reversed(words) if language == "ar" else words
    return tens[ten] + units[unit] if ten in tens and units.get(unit, 10) < 10 else 0


@cache
def _tables() -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    tables = {}
    for language, (endings, ordinals, tens) in _LANGUAGES.items():
        words = tens.split()
        units = dict(_units(endings.split() or [""], ordinals))
        tables[language] = units, dict(zip(words[1::2], map(int, words[::2]), strict=True))
    return tables


def _units(endings: Sequence[str], ordinals: str) -> Iterator[tuple[str, int]]:
    """A spelling stands for itself and for itself with each ending."""
    for number, spellings in enumerate(ordinals.split(), 1):
        for spelling in spellings.split("|"):
            yield spelling, number
            yield from ((spelling + ending, number) for ending in endings)
