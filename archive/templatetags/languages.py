"""The same page in every language; never a query."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings

from archive.languages import address_in, split_address
from archive.models.languages import language_direction

register = template.Library()


@dataclass(frozen=True)
class PageInLanguage:
    code: str
    name: str  # its own
    direction: str
    address: str
    is_current: bool


@register.simple_tag(takes_context=True)
def page_in_each_language(context: dict[str, Any]) -> list[PageInLanguage]:
    current, english = split_address(context["request"].get_full_path())
    return [
        PageInLanguage(code, name, language_direction(code), address_in(code, english), code == current)
        for code, name in settings.LANGUAGES
    ]
