"""Addresses of pages, and of this page with another choice."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from jinja2 import pass_context
from jinja2.runtime import Context

from archive.models.addresses import address_of


def url(name: str, *keys: object) -> str:
    return address_of(name, str(keys[0])) if len(keys) == 1 else reverse(name, args=keys)


@pass_context
def querystring(context: Context, **changed: Any) -> str:
    """The query of this page with some parameters changed, or left out (None); a lone "?" takes back the last."""
    asked = dict(context["request"].GET.lists())
    chosen = {name: value for name, value in (asked | changed).items() if value is not None}
    return f"?{urlencode(chosen, doseq=True)}" if chosen or asked else ""
