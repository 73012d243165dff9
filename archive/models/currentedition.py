"""The public edition for every request: one small query.

`public_edition()` also asks each time whether a moment of publishing has come.  Which
moment is the next cannot change without the number changing, so it is asked once an
edition and process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models.signals import post_migrate
from django.utils import timezone

from .newsitem import NewsItem
from .publicedition import PublicEdition, public_edition
from .publishing import PublicationState
from .statement import Statement


@dataclass(frozen=True)
class _Known:
    number: int
    database: str  # that the number is of
    next_due_at: datetime | None

    def is_still(self, number: int) -> bool:
        is_before_next = self.next_due_at is None or timezone.now() < self.next_due_at
        return (self.number, self.database) == (number, _database()) and is_before_next


_known: _Known | None = None
_held: ContextVar[int | None] = ContextVar("held", default=None)


@contextmanager
def holding(edition: int) -> Iterator[None]:
    """A page is made under the edition that was read when it was asked for, and asks no more."""
    token = _held.set(edition)
    try:
        yield
    finally:
        _held.reset(token)


def current_edition() -> int:
    """The same number as `public_edition()`."""
    if (held := _held.get()) is not None:
        return held
    number = _read_number()
    if number is None or not (_known and _known.is_still(number)):
        number = public_edition()
        _learn(number)
    return number


def _read_number() -> int | None:
    # Without the ORM: this is most of what a kept page costs.
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM archive_publicedition WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else None


def _database() -> str:
    return str(connection.settings_dict["NAME"])


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
        _known = _Known(number, _database(), min(filter(None, moments), default=None))


def _forget(**_signal: object) -> None:
    """When the tables were emptied, and numbers come again."""
    global _known
    _known = None


post_migrate.connect(_forget, dispatch_uid="forget_current_edition")
