"""How a record is read by its columns: a name, and how its value is found on a card of the list."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from archive.exports.chunks import in_chunks

Columns = dict[str, Callable[[Any], Any]]
# A path of the site -> the whole address.
Absolute = Callable[[str], str]


def named(*attributes: str) -> Columns:
    """Columns that are called what the record calls them."""
    return {attribute: attrgetter(attribute) for attribute in attributes}


def slugs(records: Iterable[Any]) -> list[str]:
    return [record.slug for record in records]


def slug_or_none(record: Any) -> str | None:
    return record.slug if record else None


def names_of(columns: Columns) -> tuple[str, ...]:
    return (*columns, "url")


def read_record(columns: Columns, card: Any, absolute: Absolute) -> dict[str, Any]:
    return {name: read(card) for name, read in columns.items()} | {"url": absolute(card.get_absolute_url())}


def record_rows(columns: Columns, cards: QuerySet[Any], ids: Iterable[int], absolute: Absolute) -> Iterator[list[Any]]:
    """A row for each of these records that is still there, in their order."""
    for chunk in in_chunks(ids):
        found = cards.in_bulk(chunk)
        records = (read_record(columns, found[pk], absolute) for pk in chunk if pk in found)
        yield from ([_one(value) for value in record.values()] for record in records)


def _one(value: Any) -> Any:
    """Several slugs as one value of a row."""
    return "; ".join(value) if isinstance(value, list) else value
