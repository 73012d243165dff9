"""What a record lacks before it can be published, and what would make it better.

What must be there is the twin of the constraints on what is published, and one table of
cases tests both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Completeness, NewsItem, Statement
from archive.models.publishing import Publishable


@dataclass(frozen=True)
class Item:
    """`anchor` is where on the form it can be mended."""

    text: str
    is_done: bool
    anchor: str
    is_must: bool = False


def missing(record: Publishable) -> list[Item]:
    """What must be there, and is not."""
    return [item for item in needed(record) if not item.is_done]


def needed(record: Publishable) -> Iterable[Item]:
    match record:
        case Statement():
            yield Item(_("a title"), bool(record.title), "id_title", is_must=True)
            yield Item(_("a date; a year alone will do"), record.dated_on is not None, "id_date", is_must=True)
            has_content = record.has_text or bool(record.summary)
            yield Item(_("a text or a summary"), has_content, "texts-group", is_must=True)
        case NewsItem():
            yield Item(_("a headline"), bool(record.headline), "id_headline", is_must=True)
            yield Item(_("a text"), bool(record.text), "id_html", is_must=True)


def advised(record: Any) -> Iterable[Item]:
    """What readers would be glad of.

    Of a statement as `with_checklist` reads it.
    """
    has_source = bool(record.source_name or record.source_url)
    if isinstance(record, Statement):
        yield from _advised_of_statement(record)
    else:
        yield Item(_("a date"), record.dated_on is not None, "id_date")
    yield Item(_("a source"), has_source, "id_source_name")


def _advised_of_statement(statement: Any) -> Iterable[Item]:
    yield Item(_("a meeting, if it was issued at or by one"), statement.meeting_id is not None, "id_meeting")
    yield Item(_("the original language marked"), statement.has_original, "texts-group")
    yield Item(_identified(statement), _is_identified(statement), "fieldset-0-1-heading")
    is_said = statement.completeness != Completeness.UNKNOWN
    yield Item(_("how much of the list is known"), is_said, "editions-group")


def _is_identified(statement: Any) -> bool:
    return bool(statement.signatory_count) and not statement.unidentified_count


def _identified(statement: Any) -> str:
    count = statement.signatory_count
    if not count:
        return _("the signatories")
    text = ngettext(
        "%(known)s of %(count)s signatory identified", "%(known)s of %(count)s signatories identified", count
    )
    return text % {"known": count - statement.unidentified_count, "count": count}


def checklist(record: Any) -> list[Item]:
    return [*needed(record), *advised(record)]
