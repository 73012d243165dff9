"""Addresses of pages; those without a record are kept, as each page has a dozen of them."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from jinja2 import pass_context
from jinja2.runtime import Context


def url(name: str, *keys: object) -> str:
    return reverse(name, args=keys) if keys else _without_record(name, here())


def here() -> str:
    """What addresses depend on: where the site stands, and the language of the page."""
    return f"{get_script_prefix()} {get_language()}"


@lru_cache(maxsize=500)
def _without_record(name: str, _here: str) -> str:
    return reverse(name)


@lru_cache(maxsize=50)
def around(route: str, name: str, value: str, _here: str) -> tuple[str, str]:
    """What stands before and after the value in an address: to ask for each by itself is dear."""
    before, after = reverse(route, kwargs={name: value}).rsplit(value, 1)
    return before, after


@pass_context
def querystring(context: Context, **changed: Any) -> str:
    """The query of this page with some parameters changed, or left out (None); a lone "?" takes back the last."""
    asked = dict(context["request"].GET.lists())
    chosen = {name: value for name, value in (asked | changed).items() if value is not None}
    return f"?{urlencode(chosen, doseq=True)}" if chosen or asked else ""
