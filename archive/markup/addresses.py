"""Addresses of pages, and of this page with another choice."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from jinja2 import pass_context
from jinja2.runtime import Context

from archive.models.addresses import address_of, here


def url(name: str, *keys: object) -> str:
    """Of the page of that name, about the record with these keys."""
    return address_of(name, *map(str, keys)) if keys else _without_record(name, here())


@lru_cache(maxsize=500)
def _without_record(name: str, _here: str) -> str:
    return reverse(name)


@pass_context
def querystring(context: Context, **changed: Any) -> str:
    """The query of this page with some parameters changed, or left out (None); a lone "?" takes back the last."""
    asked = dict(context["request"].GET.lists())
    chosen = {name: value for name, value in (asked | changed).items() if value is not None}
    return f"?{urlencode(chosen, doseq=True)}" if chosen or asked else ""
