"""Loads the large archive in bulk: `DATABASE_URL=… python -m bench.archive 20k`.

Into the archive's own models, with what saving would have derived.  A database that
already holds the archive of that size is left as it is.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imcwp.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from tqdm import tqdm  # noqa: E402

from archive.models import (  # noqa: E402
    DatePrecision,
    ListEdition,
    Meeting,
    NewsItem,
    Party,
    PublicationState,
    Signatory,
    Statement,
    StatementText,
)
from archive.models.folding import fold  # noqa: E402
from archive.models.publicedition import create_edition_triggers, drop_edition_triggers  # noqa: E402
from archive.search.keeping import create_search_triggers, drop_search_triggers  # noqa: E402
from bench.records import SIZES, LargeArchive, NewsRow, StatementRow, in_batches  # noqa: E402

PUBLISHED = {"state": PublicationState.PUBLISHED, "date_precision": DatePrecision.DAY}


def load(archive: LargeArchive) -> None:
    load_parties(archive)
    load_meetings(archive)
    with tqdm(total=archive.size, unit=" statements", unit_scale=True) as bar:
        for batch in in_batches(archive.statements()):
            load_statements(batch, {party.id: party.name for party in archive.parties})
            bar.update(len(batch))
    for news in in_batches(archive.newsitems()):
        load_newsitems(news)


def load_parties(archive: LargeArchive) -> None:
    Party.objects.bulk_create(
        Party(
            id=row.id,
            slug=f"party-{row.id}",
            name=row.name,
            folded=fold(row.name),
            country=row.country,
            description=row.text,
        )
        for row in archive.parties
    )


def load_meetings(archive: LargeArchive) -> None:
    Meeting.objects.bulk_create(
        Meeting(
            id=row.id,
            slug=f"meeting-{row.id}",
            number=row.id,
            title=f"Meeting of {row.city}",
            city=row.city,
            country=row.country,
            started_on=row.started_on,
        )
        for row in archive.meetings
    )


@transaction.atomic
def load_statements(rows: list[StatementRow], names: dict[int, str]) -> None:
    Statement.objects.bulk_create(map(statement, rows))
    StatementText.objects.bulk_create(text for row in rows for text in texts(row))
    ListEdition.objects.bulk_create(ListEdition(statement_id=row.id, completeness=row.completeness) for row in rows)
    Signatory.objects.bulk_create(name for row in rows for name in signatories(row, names))


def statement(row: StatementRow) -> Statement:
    return Statement(
        id=row.id,
        slug=f"statement-{row.id}",
        title=row.title,
        dated_on=row.dated_on,
        kind=row.kind,
        meeting_id=row.meeting,
        has_text=True,
        **PUBLISHED,
    )


def texts(row: StatementRow) -> Iterable[StatementText]:
    for index, language in enumerate(row.languages):
        is_original = index == 0
        yield StatementText(
            statement_id=row.id,
            language=language,
            title=row.title,
            body=row.body if is_original else "",
            is_original=is_original,
        )


def signatories(row: StatementRow, names: dict[int, str]) -> Iterable[Signatory]:
    for position, party in enumerate(row.parties, 1):
        yield Signatory(statement_id=row.id, position=position, party_id=party, name_as_signed=names[party])


@transaction.atomic
def load_newsitems(rows: list[NewsRow]) -> None:
    NewsItem.objects.bulk_create(
        NewsItem(
            id=row.id,
            slug=f"news-{row.id}",
            headline=row.headline,
            text=row.text,
            dated_on=row.dated_on,
            statement_id=row.statement,
            **PUBLISHED,
        )
        for row in rows
    )
    links = NewsItem.parties.through
    links.objects.bulk_create(links(newsitem_id=row.id, party_id=row.party) for row in rows)


@contextmanager
def at_once() -> Iterator[None]:
    """As a migration writes: without triggers, and afterwards what they keep is made as a whole."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")
        connection.cursor().execute("PRAGMA cache_size=-65536")
    drop_edition_triggers()
    drop_search_triggers(plan=["load"])
    yield
    create_edition_triggers(plan=["load"])
    create_search_triggers(plan=["load"])


def settle() -> None:
    """What a database does not do by itself after rows that brought their own keys."""
    loaded: list[type[models.Model]] = [Party, Meeting, Statement, NewsItem]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), loaded):
            cursor.execute(sql)
        cursor.execute("ANALYZE")


def main() -> None:
    size = SIZES[sys.argv[1]]
    call_command("migrate", verbosity=0)
    if NewsItem.objects.count() == size // 20:  # loaded last
        return
    if Party.objects.exists():
        sys.exit(f"The database {connection.settings_dict['NAME']} holds something else: remove it first.")
    with at_once():
        load(LargeArchive(size))
    settle()


if __name__ == "__main__":
    main()
