"""A statement as a list shows it, and each signature under it."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from archive.exports.chunks import in_chunks
from archive.models import Party, Signatory, Statement
from archive.models.dates import PartialDate
from archive.models.prepared import Keys, Now, Prepared

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
# The words, and the same formatted where there is more to them.
_TEXT: Columns = named("language", "title", "is_original", "body", "html", "source_url")
_ATTACHMENT: Columns = named("kind", "title", "language", "media_type", "size", "sha256")
_SIGNATURE = ("position", "name_as_signed", "party", "country", "section", "role")
SIGNATURE_COLUMNS = ("statement", "title", "date", *_SIGNATURE)
_READ = ("statement_id", "party_id", "position", "name_as_signed", "section", "role")
_NOBODY = (None, None)

_STATEMENTS = Prepared(
    lambda: (
        Statement.objects.published(Now())
        .order_by()
        .filter(pk__in=Keys("statements"))
        .values_list("pk", "slug", "title", "dated_on", "date_precision")
    )
)
_SIGNED = Prepared(
    lambda: (
        Signatory.objects.current()
        .filter(statement__in=Keys("statements"))
        .order_by("statement_id", "position")
        .values_list(*_READ)
    )
)
_PARTIES = Prepared(
    lambda: Party.objects.order_by().filter(pk__in=Keys("parties")).values_list("pk", "slug", "country")
)


def statement_document(card: Any, absolute: Absolute) -> dict[str, Any]:
    """One statement with its list, its texts and files, and what only its own page says of it."""
    rows = _signatures([card.pk]).get(card.pk, [])
    signatories = [
        dict(zip(_SIGNATURE, (position, name, *party, section, role), strict=True))
        for position, name, party, section, role in rows
    ]
    texts = [{name: read(text) for name, read in _TEXT.items()} for text in card.texts.original_first()]
    attachments = [read_record(_ATTACHMENT, attachment, absolute) for attachment in card.attachments.in_order()]
    parts = {"signatories": signatories, "texts": texts, "attachments": attachments}
    return read_record(STATEMENT | _ON_ITS_PAGE, card, absolute) | parts


def signature_records(ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """A row for each name on the latest lists of these statements, in their order and in signed order.

    What is the statement's is one tuple in it, and what is the party's another.
    """
    for chunk in in_chunks(ids):
        statements = {
            pk: (slug, title, _written(*dated)) for pk, slug, title, *dated in _STATEMENTS.ask(statements=chunk)
        }
        rows = _signatures(chunk)
        for pk in chunk:
            if pk in statements:
                begun = statements[pk]
                yield from [(begun, *row) for row in rows[pk]]


@lru_cache(maxsize=5_000)
def _written(day: date | None, precision: str) -> str:
    return PartialDate(day, precision).isoformat()


def _signatures(ids: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    signed = _SIGNED.ask(statements=ids)
    # Far fewer than their signatures, so not joined to every one.
    parties = {pk: tuple(brief) for pk, *brief in _PARTIES.ask(parties={row[1] for row in signed} - {None})}
    rows: dict[int, list[tuple[Any, ...]]] = {pk: [] for pk in ids}
    for statement, party, position, name, section, role in signed:
        rows[statement].append((position, name, parties.get(party, _NOBODY), section, role))
    return rows
