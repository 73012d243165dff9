"""What the exports say of a statement and of a signature, and under which names."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from archive.models import Signatory, Statement

CHUNK = 200
SIGNATURE_COLUMNS = (
    "statement",
    "title",
    "date",
    "position",
    "name_as_signed",
    "party",
    "country",
    "section",
    "role",
)
_READ = ("statement_id", "position", "name_as_signed", "party__slug", "party__country", "section", "role")


def statement_record(card: Any, url: str) -> dict[str, Any]:
    """A statement as a list shows it."""
    return {
        "slug": card.slug,
        "title": card.title,
        "date": card.date.isoformat(),
        "date_precision": card.date_precision,
        "kind": card.kind,
        "meeting": card.meeting.slug if card.meeting else None,
        "signatory_count": card.signatory_count,
        "completeness": str(card.completeness),
        "url": url,
    }


def signature_records(ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """A row for each name on the latest lists of these statements, in their order and in signed order.

    So many statements at a time that memory does not grow with their number.
    """
    waiting = iter(ids)
    while chunk := list(islice(waiting, CHUNK)):
        statements = _statements(chunk)
        rows = _signatures(chunk)
        for pk in chunk:
            if pk in statements:
                yield from ((*statements[pk], *row) for row in rows.get(pk, []))


def _statements(ids: list[int]) -> dict[int, tuple[str, str, str]]:
    shown = Statement.objects.published().only("slug", "title", "dated_on", "date_precision")
    return {pk: (found.slug, found.title, found.date.isoformat()) for pk, found in shown.in_bulk(ids).items()}


def _signatures(ids: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    signed = Signatory.objects.current().filter(statement__in=ids).order_by("position").values_list(*_READ)
    rows: dict[int, list[tuple[Any, ...]]] = {}
    for pk, *row in signed:
        rows.setdefault(pk, []).append(tuple("" if value is None else value for value in row))
    return rows
