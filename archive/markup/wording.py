"""Words that go with a number, and numbers, in the language of the page.

A page says dozens of them, and gettext looks for each in every catalogue; so each answer
is kept by its language.  Words without a number are looked up when a template is compiled.
"""

from functools import lru_cache

from django.contrib.humanize.templatetags import humanize
from django.utils import translation


def ngettext(one: str, several: str, number: int) -> str:
    return _said_of(one, several, number, translation.get_language())


def intcomma(number: int) -> str:
    """With a mark between the thousands, as the language has it."""
    return _grouped(number, translation.get_language())


@lru_cache(maxsize=5_000)
def _said_of(one: str, several: str, number: int, _language: str | None) -> str:
    return translation.ngettext(one, several, number)


@lru_cache(maxsize=5_000)
def _grouped(number: int, _language: str | None) -> str:
    return humanize.intcomma(number)
