"""The public edition for every request: one small query.

`public_edition()` also asks each time whether a moment of publishing has come.  Which
moment is the next cannot change without the number changing, so it is asked once an
edition and process.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from archive.models import NewsItem, PublicationState, PublicEdition, Statement
from archive.models.publicedition import public_edition

from .version import code_version


@dataclass(frozen=True)
class _Known:
    number: int
    archive: tuple[str, str]  # the database and the code that the number is of
    next_due_at: datetime | None

    def is_still(self, number: int, archive: tuple[str, str]) -> bool:
        is_before_next = self.next_due_at is None or timezone.now() < self.next_due_at
        return (self.number, self.archive) == (number, archive) and is_before_next


_known = _Known(0, ("", ""), None)


def current_edition() -> int:
    """The same number as `public_edition()`."""
    number = _read_number()
    if number is None or not _known.is_still(number, _archive()):
        number = public_edition()
        _learn(number)
    return number


def _read_number() -> int | None:
    # Without the ORM: this is most of what a kept page costs.
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM archive_publicedition WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else None


def _archive() -> tuple[str, str]:
    return str(connection.settings_dict["NAME"]), code_version()


def _learn(number: int) -> None:
    global _known
    edition = PublicEdition.objects.get(pk=1)
    moments = [
        model.objects.filter(state=PublicationState.PUBLISHED, publish_at__gt=edition.noticed_until)
        .order_by("publish_at")
        .values_list("publish_at", flat=True)
        .first()
        for model in (Statement, NewsItem)
    ]
    if edition.number == number:
        _known = _Known(number, _archive(), min(filter(None, moments), default=None))
