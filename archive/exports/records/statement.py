"""A statement as a list shows it, and each signature under it."""

from collections.abc import Iterable, Iterator
from typing import Any

from archive.exports.chunks import in_chunks
from archive.models import Signatory, Statement
from archive.models.dates import PartialDate

from .reading import Absolute, Columns, named, read_record, slug_or_none

STATEMENT: Columns = {
    **named("slug", "title"),
    "date": lambda card: card.date.isoformat(),
    **named("date_precision", "kind"),
    "meeting": lambda card: slug_or_none(card.meeting),
    **named("signatory_count"),
    "completeness": lambda card: str(card.completeness),
}
_ON_ITS_PAGE: Columns = named("summary", "note", "source_name", "source_url")
# What a signature is called in a file, and where it is read.
_SIGNATURE = {
    "position": "position",
    "name_as_signed": "name_as_signed",
    "party": "party__slug",
    "country": "party__country",
    "section": "section",
    "role": "role",
}
SIGNATURE_COLUMNS = ("statement", "title", "date", *_SIGNATURE)
_READ = ("statement_id", *_SIGNATURE.values())


def statement_document(card: Any, absolute: Absolute) -> dict[str, Any]:
    """One statement with its list, and what only its own page says of it."""
    rows = _signatures([card.pk]).get(card.pk, [])
    signatories = [dict(zip(_SIGNATURE, row[1:], strict=True)) for row in rows]
    return read_record(STATEMENT | _ON_ITS_PAGE, card, absolute) | {"signatories": signatories}


def signature_records(ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """A row for each name on the latest lists of these statements, in their order and in signed order."""
    for chunk in in_chunks(ids):
        statements = _statements(chunk)
        rows = _signatures(chunk)
        for pk in chunk:
            if pk in statements:
                begun = statements[pk]
                yield from [begun + row[1:] for row in rows.get(pk, [])]


def _statements(ids: list[int]) -> dict[int, tuple[str, str, str]]:
    shown = (
        Statement.objects.published()
        .filter(pk__in=ids)
        .values_list("pk", "slug", "title", "dated_on", "date_precision")
    )
    return {pk: (slug, title, PartialDate(day, precision).isoformat()) for pk, slug, title, day, precision in shown}


def _signatures(ids: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    signed = Signatory.objects.current().under(ids).order_by("position").values_list(*_READ)
    rows: dict[int, list[tuple[Any, ...]]] = {}
    for row in signed:
        rows.setdefault(row[0], []).append(row)
    return rows
