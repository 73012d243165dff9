"""Addresses of records' pages, made ready once for all: Django takes ten times as long for each by itself."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

# Stands for a key while an address is made ready: a slug, or a country's code.
_KEY = "XX"


def address_of(page: str, *keys: str) -> str:
    """Of the page of that name about the record with these keys, in the reader's language."""
    *first, last = keys
    return last.join(around(page, here(), *first))


def here() -> str:
    """What addresses depend on: where the site stands, and the language of the page."""
    return f"{get_script_prefix()} {get_language()}"


@lru_cache(maxsize=500)
def around(page: str, _here: str, *first: str) -> tuple[str, str]:
    """What stands before and after the last key in such an address."""
    before, after = reverse(page, args=[*first, _KEY]).rsplit(_KEY, 1)
    return before, after
