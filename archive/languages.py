"""SHOWN: the language of a page stands in its address, and nowhere else.

English has the plain addresses, every other language a prefix: /es/statements/.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.http import escape_leading_slashes


class LanguageMiddleware:
    """Django's own would read Accept-Language only to overrule it, and say Vary of pages that do not.

    And it leaves the thread in the language of its last page, where whatever else runs
    in it would go on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language, _address = split_address(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def split_address(address: str) -> tuple[str, str]:
    """The language that an address is in, and the same page's address in English."""
    code, rest = address[1:3], address[3:]
    if code in _prefixes() and rest[:1] in {"", "/", "?"}:
        return code, escape_leading_slashes(rest) or "/"
    return settings.LANGUAGE_CODE, address


def address_in(language: str, english: str) -> str:
    return english if language == settings.LANGUAGE_CODE else f"/{language}{english}"


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
