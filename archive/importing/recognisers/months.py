"""The months and weekdays by name, in every language that the documents come in.

The names are CLDR's, through Babel: nominative and genitive, whole and shortened, and the
Arabic names of the Levant, the Maghreb and Morocco beside those of Egypt.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale

from archive.models.folding import without_accents

_LOCALES = """
    en es es_UY pt fr it de de_AT ru uk be el tr ar ar_SY ar_DZ ar_MA fa pl sv da no ca cs sk sl hr sr sr_Latn mk nl fi
    hu ro bg hi bn sq gl eu ne ur az
"""
# In use, and not in CLDR.
_MORE_MONTHS = {"sept": 9, "setiembre": 9, "maerz": 3}
# "de", "d'": what Catalan puts into the name itself.
_ARTICLE = re.compile(r"^(?:de |d['’ʼ])")
# Words that stand between a month and its year, and would be taken for part of the name.
_YEAR_WORDS = re.compile(r"\s+(?:عام|سنة|لعام|سال)$")


def _key(name: str) -> str:
    return _ARTICLE.sub("", without_accents(name).strip().rstrip("."))


def _names(locale: Locale, kind: str) -> dict[int, set[str]]:
    """Number -> names.  Numbers and single letters that stand in for names are no names."""
    found: dict[int, set[str]] = defaultdict(set)
    for form in ("format", "stand-alone"):
        for width, shortest in (("wide", 2), ("abbreviated", 3)):
            for number, name in _form(locale, kind, form, width).items():
                key = _key(name)
                if len(key) >= shortest and not re.search(r"\d", key):
                    found[number].add(key)
    return found


def _form(locale: Locale, kind: str, form: str, width: str) -> Mapping[int, str]:
    """Empty where the language has no such form of its own and Babel's data puts none in its place."""
    try:
        return dict(getattr(locale, kind)[form][width])
    except KeyError:
        return {}


@cache
def _months() -> dict[str, dict[int, set[str]]]:
    """Name -> month -> languages; a few names mean one month here and the next there."""
    months: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code in _LOCALES.split():
        locale = Locale.parse(code)
        for number, names in _names(locale, "months").items():
            for name in names:
                months[name][number].add(locale.language)
    for name, number in _MORE_MONTHS.items():
        months[name][number].add("")
    return months


@cache
def _weekdays() -> dict[str, set[int]]:
    weekdays: dict[str, set[int]] = defaultdict(set)
    for code in _LOCALES.split():
        for number, names in _names(Locale.parse(code), "days").items():
            for name in names:
                weekdays[name].add(number)
                # "segunda-feira" is also written "segunda"; no other language parts its weekdays.
                weekdays[name.split("-")[0]].add(number)
    return weekdays


@lru_cache(maxsize=4096)
def months_called(name: str, language: str = "") -> tuple[int, ...]:
    """The months that a word can mean, one where the language decides; none if it is no month."""
    months = _months().get(_key(_YEAR_WORDS.sub("", name)))
    if not months:
        return ()
    spoken = [number for number, languages in months.items() if language in languages]
    return tuple(sorted(spoken or months))


@lru_cache(maxsize=4096)
def is_whole_name(name: str) -> bool:
    """Not a short form such as "set" or "out", which are words of their own elsewhere."""
    return len(_key(name)) > 3 or name[:1].isupper()


@lru_cache(maxsize=4096)
def weekdays_called(name: str) -> frozenset[int]:
    """Monday is 0, as `date.weekday` counts."""
    return frozenset(_weekdays().get(_key(name), ()))
