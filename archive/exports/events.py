"""What happened to records, for those who follow a list: signed, grown, reported."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils.html import format_html_join, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.exports.plaintext import without_controls
from archive.exports.records.reading import Absolute
from archive.models import NewsItem, Statement
from archive.queries.newest import Growth

# All names of events are made in it; another one would make all of them new to every reader.
_EVENTS = UUID("6f5b7c0e-2a6b-4b5e-9a55-1f0c7f1998aa")


@dataclass(frozen=True)
class Event:
    id: str
    title: str
    link: str
    at: datetime
    text: SafeString


def signing_events(statements: Iterable[Any], grown: dict[int, list[Growth]], absolute: Absolute) -> Iterator[Event]:
    """Of each statement how its list grew, the last time first, and that it was signed."""
    for statement in statements:
        yield from (_growth(statement, growth, absolute) for growth in grown.get(statement.pk, []))
        yield _signing(statement, absolute)


def news_events(newsitems: Iterable[NewsItem], absolute: Absolute) -> Iterator[Event]:
    for newsitem in newsitems:
        link = absolute(newsitem.get_absolute_url())
        text = _paragraphs(str(newsitem.date), newsitem.text)
        yield Event(_id(newsitem, "news"), newsitem.headline, link, newsitem.changed_at, text)


def _signing(statement: Any, absolute: Absolute) -> Event:
    title = _("Signed: %(title)s") if statement.signatory_count else _("Published: %(title)s")
    issued_at = statement.meeting.short_title if statement.meeting else ""
    facts = [str(statement.date), statement.get_kind_display(), issued_at, _signatories(statement.signatory_count)]
    return Event(
        id=_id(statement, "signed"),
        title=title % {"title": statement.title},
        link=absolute(statement.get_absolute_url()),
        at=statement.changed_at,
        text=_paragraphs(" · ".join(filter(None, facts)), statement.summary),
    )


def _growth(statement: Statement, growth: Growth, absolute: Absolute) -> Event:
    edition, added = growth.edition, growth.added
    title = _("List grew: %(title)s") if added else _("List changed: %(title)s")
    seen = _("Edition %(number)d of the list, %(date)s") % {"number": edition.number, "date": edition.date}
    names = ngettext("%(n)d name added", "%(n)d names added", added) % {"n": added} if added else ""
    return Event(
        id=_id(statement, f"edition/{edition.number}"),
        title=title % {"title": statement.title},
        link=absolute(edition.get_absolute_url()),
        at=statement.changed_at,
        text=_paragraphs(" · ".join(filter(None, [seen, names, _signatories(growth.total)]))),
    )


def _signatories(count: int) -> str:
    return ngettext("%(n)d signatory", "%(n)d signatories", count) % {"n": count} if count else ""


def _id(record: Statement | NewsItem, event: str) -> str:
    """Of what no editor changes, so that a renamed record is no new one to who follows the list."""
    return uuid5(_EVENTS, f"{record._meta.model_name}/{record.pk}/{record.created_at.timestamp()}/{event}").urn


def _paragraphs(*texts: str) -> SafeString:
    written = (linebreaks(without_controls(text), autoescape=True) for text in texts if text)
    return format_html_join("", "{}", ((SafeString(text),) for text in written))
