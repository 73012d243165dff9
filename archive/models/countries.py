"""Countries by their ISO 3166 code: what they are called in the reader's language."""

from collections.abc import Mapping
from functools import cache, lru_cache

from django.utils.translation import get_language
from django_countries import countries

from .locales import listed


def country_name(code: object) -> str:
    """The country's name, or an empty text where there is no such code.

    A code is the two capital letters that the records hold.  The library would also
    take "cu", "CUB" or "192", which no query finds, and stumbles over "²".
    """
    return country_names().get(str(code or ""), "")


def country_names() -> Mapping[str, str]:
    """Of all countries, by their codes."""
    return _names_in(get_language())


@cache  # asked for on every row of every list, and slow to answer
def _names_in(_language: str | None) -> Mapping[str, str]:
    return {code: str(countries.name(code)) for code in countries.countries}


def place_name(country: object, territory: str | None) -> str:
    """Where a party is from: "Catalonia, Spain"."""
    return place_in(get_language(), str(country or ""), territory)


@lru_cache(maxsize=5_000)
def place_in(_language: str | None, country: str | None, territory: str | None) -> str:
    """The same for who has asked for the reader's language already, and has many rows."""
    return listed([territory or "", country_name(country)])


def is_country(code: str) -> bool:
    return bool(country_name(code))
