"""The same page in every language; in Python, since templates would take longer for these links than for the rest."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString

from archive.languages import address_in, split_address
from archive.models.languages import language_direction

# Stands for the page's English address while the links are made ready for many of them.
_PAGE = "/__page__"


def links_to_other_languages(request: HttpRequest) -> SafeString:
    """For the reader: each language under its own name."""
    current, english = split_address(request.get_full_path())
    return SafeString(_for_readers(current).replace(_PAGE, escape(english)))


def alternate_links(request: HttpRequest) -> SafeString:
    """For search engines, in the head of the page."""
    _current, english = split_address(request.get_full_path())
    site = f"{request.scheme}://{request.get_host()}"
    return SafeString(_for_machines(site).replace(_PAGE, escape(english)))


@lru_cache
def _for_readers(current: str) -> str:
    return "".join(
        f'<li><a href="{address_in(code, _PAGE)}" lang="{code}" hreflang="{code}" dir="{language_direction(code)}"'
        f"{_mark(is_current=code == current)}>{name}</a></li>"
        for code, name in settings.LANGUAGES
    )


def _mark(*, is_current: bool) -> str:
    return ' aria-current="true"' if is_current else ""


@lru_cache
def _for_machines(site: str) -> str:
    addresses = {code: address_in(code, _PAGE) for code, _name in settings.LANGUAGES}
    addresses["x-default"] = _PAGE
    return "\n    ".join(
        f'<link rel="alternate" hreflang="{code}" href="{escape(site)}{address}">'
        for code, address in addresses.items()
    )
