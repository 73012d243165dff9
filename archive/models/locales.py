"""What CLDR knows of the reader's language: how dates are written, and what languages are called."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.conf import settings
from django.utils.translation import get_language, pgettext

# Where CLDR's first choice is another country's: October 18, and months in capitals.
_COUNTRIES = {"en": "en-GB", "pt": "pt-PT"}


def reader_language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def listed(parts: Iterable[str]) -> str:
    """Those that are not empty, one after the other."""
    return _comma(reader_language()).join(filter(None, parts))


@lru_cache  # asked for on every row of every list
def _comma(_language: str) -> str:
    return pgettext("between things in a row", ", ")


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_COUNTRIES.get(language, language), sep="-")


# Asked for on every row of every list, and slow to answer.
@lru_cache(maxsize=20_000)
def written_day(on: date, language: str) -> str:
    """As 18 October 2019."""
    return format_date(on, "long", _locale(language))


@lru_cache(maxsize=5_000)
def written_month(on: date, language: str) -> str:
    """As October 2019."""
    return format_skeleton("yMMMM", on, locale=_locale(language))


def written_days(first: date, last: date, language: str) -> str:
    """As 18–20 October 2019: no more of the first day than differs; the day comes first in all our languages."""
    end = written_day(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{format_skeleton('MMMMd', first, locale=_locale(language))} – {end}"
    return f"{written_day(first, language)} – {end}"


@lru_cache(maxsize=5_000)
def name_of_language(code: str, language: str) -> str:
    """What `code` is called in `language`: with its country or script if CLDR has a name for that; else nothing."""
    first, *rest = code.lower().split("-")
    names = _locale(language).languages
    with_variety = "_".join([first, *(part.upper() if len(part) == 2 else part.title() for part in rest)])
    return names.get(with_variety) or names.get(first) or ""
