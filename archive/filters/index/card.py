"""What a list shows of a statement: a plain row, since making records of 25 would take longer than reading them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812, the card has a date of its own
from typing import Any

from archive.models import Meeting, Statement
from archive.models.addresses import address_of
from archive.models.dates import PartialDate
from archive.models.prepared import Keys, Now, Prepared

_READ = ("pk", "slug", "title", "kind", "dated_on", "date_precision", "meeting_id")


@dataclass(slots=True)
class StatementCard:
    """Under the names that `Statement` has."""

    pk: int
    slug: str
    title: str
    kind: str
    dated_on: Day | None
    date_precision: str
    meeting_id: int | None
    meeting: Meeting | None
    signatory_count: int
    completeness: str
    excerpt: str = ""

    @property
    def date(self) -> PartialDate:
        return PartialDate(self.dated_on, self.date_precision)

    def get_absolute_url(self) -> str:
        return address_of("statement_detail", self.slug)


_ROWS = Prepared(
    lambda: Statement.objects.published(Now()).order_by().filter(pk__in=Keys("statements")).values_list(*_READ)
)


def card_rows(ids: Collection[int]) -> Iterable[tuple[Any, ...]]:
    return _ROWS.ask(statements=ids)
