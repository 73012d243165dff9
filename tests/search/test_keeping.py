"""The index follows the records, whichever way they were written."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction

from archive.models import Meeting, NewsItem, Statement, StatementText
from archive.search import keeping, search_meetings, search_newsitems, search_statements
from tests.factories import make_meeting, make_newsitem, make_statement, make_text

from .asked import found_ids

pytestmark = pytest.mark.django_db

Write = Callable[[Statement], object]


def run(sql: str, *parameters: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.rowcount


def load(statement: Statement, **changed: str) -> None:
    for field, value in changed.items():
        setattr(statement, field, value)
    for loaded in serializers.deserialize("json", serializers.serialize("json", [statement])):
        loaded.save()


def save(statement: Statement, **changed: str) -> None:
    for field, value in changed.items():
        setattr(statement, field, value)
    statement.save()


WRITES: dict[str, Write] = {
    "saved": lambda s: save(s, title="Needle"),
    "summary saved": lambda s: save(s, summary="A needle."),
    "updated": lambda s: Statement.objects.filter(pk=s.pk).update(title="Needle"),
    "updated in bulk": lambda s: Statement.objects.bulk_update([Statement(pk=s.pk, title="Needle")], ["title"]),
    "loaded as a fixture": lambda s: load(s, title="Needle"),
    "written by hand": lambda s: run("UPDATE archive_statement SET title = 'Needle' WHERE id = %s", s.pk),
    "text created": lambda s: make_text(statement=s, language="el", body="Needle"),
    "text created in bulk": lambda s: StatementText.objects.bulk_create(
        [StatementText(statement=s, language="el", title="T", body="Needle")]
    ),
    "text saved": lambda s: StatementText(pk=s.texts.get().pk, statement=s, language="en", title="Needle").save(),
    "texts updated": lambda s: s.texts.update(body="Needle"),
    "text by hand": lambda s: run("UPDATE archive_statementtext SET body = 'Needle' WHERE statement_id = %s", s.pk),
    "text moved": lambda s: (
        make_text(statement=make_statement(), language="el", body="Needle")
        and StatementText.objects.filter(language="el").update(statement=s)
    ),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_index_follows_a_statement(write: Write) -> None:
    statement = make_statement(title="Hay")
    make_text(statement=statement, body="Straw")

    write(statement)

    assert found_ids("needle") == [statement.pk]


def test_index_forgets_what_a_record_no_longer_says() -> None:
    statement = make_statement(title="Hay")
    text = make_text(statement=statement, body="Straw")

    Statement.objects.update(title="Grass")
    text.delete()

    assert [found_ids(word) for word in ("hay", "straw", "grass")] == [[], [], [statement.pk]]


@pytest.mark.parametrize(
    "delete",
    [
        lambda s: s.delete(),
        lambda _: Statement.objects.all().delete(),
        lambda s: (
            run("DELETE FROM archive_statementtext WHERE statement_id = %s", s.pk),
            run("DELETE FROM archive_statement WHERE id = %s", s.pk),
        ),
    ],
)
def test_index_forgets_a_deleted_statement(delete: Write) -> None:
    statement = make_statement(title="Hay")
    make_text(statement=statement, body="Straw")

    delete(statement)

    assert found_ids("hay") == found_ids("straw") == []


def test_index_follows_statements_created_in_bulk() -> None:
    Statement.objects.bulk_create([Statement(slug=f"s{number}", title="Needle", summary="S") for number in range(3)])

    assert len(found_ids("needle")) == 3


def test_index_follows_newsitems_and_meetings() -> None:
    make_newsitem(), make_meeting()

    NewsItem.objects.update(text="Needle")
    Meeting.objects.update(city="Needle")

    assert search_newsitems(NewsItem.objects.all(), "needle").exists()
    assert search_meetings(Meeting.objects.all(), "needle").exists()


def test_index_goes_back_with_the_transaction() -> None:
    make_statement(title="Hay")

    with transaction.atomic():
        Statement.objects.update(title="Needle")
        transaction.set_rollback(True)

    assert found_ids("hay")
    assert not found_ids("needle")


def test_index_is_true_after_a_migration_that_wrote_without_triggers() -> None:
    statement = make_statement(title="Hay")

    keeping.drop_search_triggers(plan=["a migration"])
    Statement.objects.update(title="Needle")
    keeping.create_search_triggers(plan=["a migration"])

    assert found_ids("needle") == [statement.pk]
    assert not keeping.problems("default")


def test_migrate_with_nothing_to_do_leaves_the_triggers() -> None:
    call_command("migrate", verbosity=0)

    statement = make_statement(title="Needle")

    assert found_ids("needle") == [statement.pk]


def unindex(statement: Statement) -> None:
    keeping.drop_search_triggers(plan=["a migration"])
    Statement.objects.filter(pk=statement.pk).update(title="Needle")
    call_command("migrate", verbosity=0)


def check_search_index() -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_search_index", verbosity=0, stdout=out)
    except SystemExit as stopped:
        return int(stopped.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_check_search_index_finds_a_row_that_drifted_and_rebuilding_puts_it_right() -> None:
    statement = make_statement(title="Hay")
    make_text(statement=statement)
    unindex(statement)

    status, report = check_search_index()
    call_command("rebuild_search_index", verbosity=0)

    assert (status, f"archive_statement: {statement.pk} " in report) == (1, True)
    assert check_search_index()[0] == 0
    assert search_statements(Statement.objects.all(), "needle").exists()


def test_check_finds_missing_rows_and_missing_triggers() -> None:
    make_statement()
    run("DELETE FROM archive_statement_search")
    keeping.drop_search_triggers(plan=["a migration"])

    err = StringIO()
    call_command("check", databases=["default"], stderr=err, stdout=err)

    assert "1 records of archive_statement are not in the index" in err.getvalue()
    assert "triggers of the search index are missing" in err.getvalue()


def test_check_of_a_true_index_is_silent() -> None:
    make_text(statement=make_statement())

    assert keeping.problems("default") == []
    assert check_search_index()[0] == 0
