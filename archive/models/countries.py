"""Countries by their ISO 3166 code: what they are called in the reader's language."""

from functools import lru_cache

from django.utils.translation import get_language
from django_countries import countries

from .locales import listed


def country_name(code: object) -> str:
    """The country's name, or an empty text where there is no such code.

    A code is the two capital letters that the records hold.  The library would also
    take "cu", "CUB" or "192", which no query finds, and stumbles over "²".
    """
    return _name_in(str(code or ""), get_language())


@lru_cache(maxsize=5_000)  # asked for on every row of every list, and slow to answer
def _name_in(code: str, _language: str | None) -> str:
    return str(countries.name(code)) if code in countries.countries else ""


def place_name(country: object, territory: str | None) -> str:
    """Where a party is from: "Catalonia, Spain"."""
    return _place_in(str(country or ""), territory or "", get_language())


@lru_cache(maxsize=5_000)
def _place_in(code: str, territory: str, _language: str | None) -> str:
    return listed([territory, country_name(code)])


def is_country(code: str) -> bool:
    return bool(country_name(code))
