"""A statement as a list shows it, and each signature under it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

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
_READ = ("statement_id", "position", "name_as_signed", "party_id", "section", "role")
_NOBODY = (None, None)

# How the fields of a signature but its position are written down.
Written = TypeVar("Written")
Rows = list[tuple[int, Written]]

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
    rows = _signatures([card.pk], tuple).get(card.pk, [])
    signatories = [dict(zip(_SIGNATURE, (position, *fields), strict=True)) for position, fields in rows]
    texts = [{name: read(text) for name, read in _TEXT.items()} for text in card.texts.original_first()]
    attachments = [read_record(_ATTACHMENT, attachment, absolute) for attachment in card.attachments.in_order()]
    parts = {"signatories": signatories, "texts": texts, "attachments": attachments}
    return read_record(STATEMENT | _ON_ITS_PAGE, card, absolute) | parts


def signature_lists(
    ids: Iterable[int], written: Callable[[Iterable[Any]], Written]
) -> Iterator[tuple[tuple[str, str, str], Rows[Written]]]:
    """The latest lists of these statements, in their order: what is the statement's, and its names in signed order.

    The same name of the same party stands on many of them, and is `written` once for all in a chunk.
    """
    for chunk in in_chunks(ids):
        statements = {
            pk: (slug, title, _written(*dated)) for pk, slug, title, *dated in _STATEMENTS.ask(statements=chunk)
        }
        rows = _signatures(chunk, written)
        yield from ((statements[pk], rows.get(pk, [])) for pk in chunk if pk in statements)


@lru_cache(maxsize=5_000)
def _written(day: date | None, precision: str) -> str:
    return PartialDate(day, precision).isoformat()


def _signatures(ids: list[int], written: Callable[[Iterable[Any]], Written]) -> dict[int, Rows[Written]]:
    signed = _SIGNED.ask(statements=ids)
    # Far fewer than their signatures, so not joined to every one.
    parties: dict[int | None, list[Any]] = {
        pk: brief for pk, *brief in _PARTIES.ask(parties={row[3] for row in signed} - {None})
    }

    @cache
    def fields(name: str, party: int | None, *how: str) -> Written:
        return written((name, *parties.get(party, _NOBODY), *how))

    return {pk: [(row[1], fields(*row[2:])) for row in rows] for pk, rows in groupby(signed, itemgetter(0))}
