"""Formatting for templates; never a query."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from django.core.paginator import Page
from django.forms import BoundField, Form
from django.http import HttpRequest
from django.utils.safestring import SafeString

from archive.filters.facets import Choice
from archive.models.countries import country_name as name_of_country
from archive.models.formatted import FormattedText
from archive.models.languages import language_direction
from archive.models.richtext import clean, from_plain
from archive.models.richwords import as_shown

SHOWN_AT_ONCE = 8


def first_choices(choices: Sequence[Choice]) -> list[Choice]:
    """The most frequent, and every one that was chosen, in their order."""
    return [choice for index, choice in enumerate(choices) if index < SHOWN_AT_ONCE or choice.is_chosen]


def more_choices(choices: Sequence[Choice]) -> list[Choice]:
    """Those that `first_choices` leaves out."""
    return [choice for choice in choices[SHOWN_AT_ONCE:] if not choice.is_chosen]


def checkboxes(choices: Sequence[Choice], parameter: str) -> SafeString:
    """Hundreds on every list, so not by a template: that would be most of the page's time."""
    written = [
        f"{_checkbox(parameter, choice.value, choice.label, ' checked' if choice.is_chosen else '')}"
        f"{choice.count}</span></label></li>"
        for choice in choices
    ]
    return SafeString("".join(written))


@lru_cache(maxsize=10_000)  # all but the count, which alone differs from list to list
def _checkbox(name: str, value: str, label: str, checked: str) -> str:
    value, label = escape(value), escape(harmless(label[:1].upper() + label[1:]))
    return (
        f'<li><label><input type="checkbox" id="{name}-{value}" name="{name}" value="{value}"{checked}> '
        f'<bdi>{label}</bdi> <span class="count">'
    )


def absolute(request: HttpRequest, path: str) -> str:
    """A path of the site as a whole address."""
    return request.build_absolute_uri(path)


def page_numbers(page: Page) -> list[str | int]:
    """The numbers of the pages around this one, with an ellipsis for the rest."""
    number = min(page.number, page.paginator.num_pages)
    return list(page.paginator.get_elided_page_range(number, on_each_side=2, on_ends=1))


def country_name(code: object) -> str:
    return name_of_country(code)


def direction(language: str) -> str:
    return language_direction(language)


# What steers the direction of text, and would turn round what stands beside it; what ends a
# paragraph, and with it every isolation; what has no form.  Marks of direction are harmless.
_STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_BREAKING = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_FORMLESS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb\ud800-\udfff]")


def harmless(text: object) -> str:
    """A name or a title on one line as it may stand beside others; kept, searched and exported to the letter."""
    line = str(text)
    if line.isprintable():
        return line
    return _FORMLESS.sub("\ufffd", _BREAKING.sub(" ", _STEERING.sub("", line)))


def paragraphs(text: str) -> SafeString:
    """Plain text as paragraphs, and lines that open with a bullet as lists; everything escaped."""
    return from_plain(text)


def formatted(text: FormattedText, deeper: int = 0) -> SafeString:
    """A text as its page shows it; cleaned once more, as it may have been written past its model."""
    if not text.html:
        return from_plain(text.words)
    return as_shown(clean(text.html), prefix=f"{text._meta.model_name}-{text.pk}-", deeper=deeper)


def field_named(form: Form, name: str) -> BoundField:
    return form[name]
