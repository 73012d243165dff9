from typing import Any

import pytest
from django.db import IntegrityError, transaction

from archive.models import PublicationState, Signatory, Statement, StatementText
from tests.factories import make_draft, make_party, make_signatory, make_statement, make_text

pytestmark = pytest.mark.django_db


def has_text(statement: Statement) -> bool:
    return Statement.objects.get(pk=statement.pk).has_text


def make_published_with_text_only() -> Statement:
    statement = make_draft(summary="")
    make_text(statement=statement)
    statement.state = PublicationState.PUBLISHED
    statement.save()
    return statement


@pytest.mark.parametrize(("body", "expected"), [("Text.", True), ("", False)])
def test_has_text_when_a_text_with_a_body_is_saved(body: str, expected: bool) -> None:  # noqa: FBT001, a table's column
    statement = make_draft()

    make_text(statement=statement, body=body)

    assert (has_text(statement), statement.has_text) == (expected, expected)


def test_has_text_no_more_when_the_body_is_emptied() -> None:
    text = make_text(statement=make_draft())
    text.body = ""

    text.save()

    assert not has_text(text.statement)


def test_has_text_while_another_language_has_one() -> None:
    statement = make_draft()
    text = make_text(statement=statement)
    make_text(statement=statement, language="el")

    text.delete()

    assert has_text(statement)


def test_has_text_no_more_when_the_last_is_deleted() -> None:
    text = make_text(statement=make_draft())

    text.delete()

    assert (has_text(text.statement), text.statement.has_text) == (False, False)


def test_has_text_no_more_when_the_texts_are_deleted_in_bulk() -> None:
    statement, other = make_draft(), make_draft()
    make_text(statement=statement)
    make_text(statement=other)

    statement.texts.all().delete()

    assert (has_text(statement), has_text(other)) == (False, True)


def test_has_text_when_texts_are_created_in_bulk() -> None:
    statement = make_draft()

    StatementText.objects.bulk_create([StatementText(statement=statement, language="en", title="T", body="B")])

    assert has_text(statement)


def test_has_text_follows_a_text_that_moves() -> None:
    before, after = make_draft(), make_draft()
    text = make_text(statement=before)
    text.statement = after

    text.save()

    assert (has_text(before), has_text(after)) == (False, True)


def _delete(text: StatementText) -> None:
    text.delete()


def _delete_in_bulk(text: StatementText) -> None:
    StatementText.objects.filter(pk=text.pk).delete()


def _empty(text: StatementText) -> None:
    text.body = ""
    text.save()


@pytest.mark.parametrize("take_away", [_delete, _delete_in_bulk, _empty])
def test_only_content_of_a_published_statement_cannot_be_taken_away(take_away: Any) -> None:
    statement = make_published_with_text_only()
    text = statement.texts.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        take_away(text)

    assert (has_text(statement), statement.texts.get().body) == (True, "Text.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("take_away", [_delete, _delete_in_bulk, _empty])
def test_only_content_of_a_published_statement_stays_without_a_transaction_around(take_away: Any) -> None:
    statement = make_published_with_text_only()
    text = statement.texts.get()

    with pytest.raises(IntegrityError):
        take_away(text)

    assert statement.texts.get().body == "Text."


def test_published_statement_with_a_text_only_can_be_deleted() -> None:
    statement = make_published_with_text_only()
    make_signatory(statement=statement, party=make_party())

    statement.delete()

    assert not StatementText.objects.exists()
    assert not Signatory.objects.exists()


def test_published_statements_with_a_text_only_can_be_deleted_in_bulk() -> None:
    for _ in range(2):
        make_published_with_text_only()
    other = make_statement()

    Statement.objects.exclude(pk=other.pk).delete()

    assert list(Statement.objects.all()) == [other]


def test_original_first_then_by_language() -> None:
    statement = make_draft()
    for language in ("ru", "en"):
        make_text(statement=statement, language=language)
    make_text(statement=statement, language="pt", is_original=True)

    texts = statement.texts.original_first()

    assert [text.language for text in texts] == ["pt", "en", "ru"]


def test_text_knows_its_language_by_name_and_direction() -> None:
    text = StatementText(language="ar")

    assert (text.language_name, text.direction) == ("Arabic", "rtl")
