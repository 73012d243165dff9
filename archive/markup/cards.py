"""Statements as cards, in Python: a list shows 25 of them, and templates would take most of the page's time.

What a card says of a date, a kind or a number of names is asked for again and again, so
each answer is kept by the language it is in.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.models import Completeness, StatementKind
from archive.models.addresses import around, here
from archive.models.dates import PartialDate
from archive.models.locales import listed

from .formatting import harmless
from .wording import intcomma


def statement_cards(statements: Iterable[Any], meeting: Any = None) -> SafeString:
    """All of them; `meeting` is that of the page, which need not be named again."""
    page = _Addresses(meeting)
    return SafeString(f'<div class="cards">{"".join(page.card(statement) for statement in statements)}</div>')


class _Addresses:
    """What the cards of one page share."""

    def __init__(self, meeting: Any) -> None:
        self.language = get_language()
        # What a card says of its meeting, by the meeting's key; that of the page need not be named again.
        self.issued_at: dict[int | None, str] = {None: "", meeting.pk if meeting else None: ""}
        self.statement, self.meeting = around("statement_detail", here()), around("meeting_detail", here())

    def card(self, statement: Any) -> str:
        day = _day(statement.dated_on, statement.date_precision, self.language)
        kind = escape(_kind(statement.kind, self.language))
        names = _list_in_words(statement.signatory_count, str(statement.completeness), self.language)
        return (
            f'<article class="card"><p class="card-date">{day}</p><div>'
            f'<h3 class="card-title">{self._title(statement)}</h3>'
            f'{_excerpt(getattr(statement, "excerpt", ""))}<p class="card-facts">'
            f"<span>{kind}</span> {self._issued_at(statement)}<span>{names}</span>"
            "</p></div></article>\n"
        )

    def row_in_common(self, statement: Any, shared: int, comparing: str) -> str:
        day = _day(statement.dated_on, statement.date_precision, self.language)
        return (
            f'<li>{self._title(statement)} <span class="quiet">{day}</span> '
            f'<span class="row-end"><a href="{comparing}{escape(statement.slug)}" rel="nofollow">'
            f"{_in_common(shared, self.language)}</a></span></li>\n"
        )

    def _title(self, statement: Any) -> str:
        address = escape(statement.slug).join(self.statement)
        return f'<a href="{address}"><bdi>{escape(harmless(statement.title))}</bdi></a>'

    def _issued_at(self, statement: Any) -> str:
        key = statement.meeting_id
        if key not in self.issued_at:
            address, title = statement.meeting.slug.join(self.meeting), escape(harmless(statement.meeting.short_title))
            self.issued_at[key] = f'<span><a href="{address}"><bdi>{title}</bdi></a></span> '
        return self.issued_at[key]


def rows_in_common(lists: Iterable[Any], comparing: str) -> SafeString:
    """Lists that have names in common with another; `comparing` is the address that compares that one with a slug."""
    page, comparing = _Addresses(None), escape(comparing)
    return SafeString("".join([page.row_in_common(each.statement, each.shared, comparing) for each in lists]))


@lru_cache(maxsize=5_000)
def _in_common(count: int, _language: str) -> str:
    return escape(ngettext("%(shown)s in common", "%(shown)s in common", count) % {"shown": intcomma(count)})


def _excerpt(marked: str) -> str:
    return f'<p class="excerpt" dir="auto">{conditional_escape(marked)}</p>' if marked else ""


@lru_cache(maxsize=5_000)
def _day(on: date | None, precision: str, _language: str) -> str:
    return escape(str(PartialDate(on, precision)))


def kind_in_words(kind: str) -> str:
    """A kind of statement, as a line begins with it."""
    return _kind(kind, get_language())


@lru_cache(maxsize=500)
def _kind(kind: str, _language: str | None) -> str:
    label = str(StatementKind(kind).label)
    return label[:1].upper() + label[1:]


@lru_cache(maxsize=5_000)
def _list_in_words(count: int, completeness: str, _language: str) -> str:
    return escape(list_in_words(count, completeness))


def list_in_words(count: int, completeness: str) -> str:
    """How many names are on the list, and what is known of the rest."""
    if not count:
        return _("no list of signatories in the archive")
    names = ngettext("%(n)s signatory", "%(n)s signatories", count) % {"n": count}
    known = {
        Completeness.PARTIAL: _("list known in part"),
        Completeness.UNKNOWN: _("not known whether complete"),
    }.get(Completeness(completeness), "")
    return listed([names, known])
