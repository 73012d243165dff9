"""A prepared question is answered as the queryset that it was made of, whatever was asked before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import CharField, Count, QuerySet
from django.test.utils import CaptureQueriesContext

from archive.models import NewsItem, Signatory, Statement
from archive.models.prepared import Blank, Keys, Now, Prepared
from tests.factories import make_draft, make_meeting, make_newsitem, make_party, make_statement

pytestmark = pytest.mark.django_db


def by_slug() -> "Prepared[Statement]":
    return Prepared(lambda: Statement.objects.filter(slug=Blank("slug", CharField())).select_related("meeting"))


def test_each_asking_is_answered_by_itself() -> None:
    asked = by_slug()
    one, other = make_statement(slug="one"), make_statement(slug="other")

    assert [asked.ask(slug=slug) for slug in ("one", "other", "none", "one")] == [[one], [other], [], [one]]
    assert (asked.ask_one(slug="other"), asked.ask_one(slug="none")) == (other, None)


def test_record_comes_whole_with_what_was_selected_besides() -> None:
    statement = make_statement(meeting=make_meeting())

    with CaptureQueriesContext(connection) as queries:
        found = by_slug().ask(slug=statement.slug)

        assert found[0].meeting == statement.meeting
        assert (found[0].dated_on, found[0].created_at) == (statement.dated_on, statement.created_at)
    assert len(queries) == 1


def test_record_carries_what_was_annotated_and_no_relation_where_there_is_none() -> None:
    statement = make_statement(signed_by=[make_party(), make_party()])
    asked = Prepared(
        lambda: Statement.objects.filter(pk=Blank("key")).select_related("meeting").annotate(names=Count("signatories"))
    )

    [found] = asked.ask(key=statement.pk)

    assert (found.names, found.meeting) == (2, None)  # type: ignore[attr-defined]


def test_deferred_columns_are_read_when_asked_for() -> None:
    statement = make_statement(title="Of peace")
    asked = Prepared(lambda: Statement.objects.filter(pk=Blank("key")).only("slug"))

    [found] = asked.ask(key=statement.pk)

    assert found.get_deferred_fields() >= {"title", "kind"}
    assert (found.slug, found.title) == (statement.slug, "Of peace")


def test_prefetched_records_and_the_first_few_are_those_of_each_asking() -> None:
    party, other = make_party(), make_party()
    for number in range(3):
        make_newsitem(headline=str(number), parties=[party])
    latest = Prepared(lambda: NewsItem.objects.filter(parties=Blank("party")).for_cards().order_by("headline")[:2])

    found = latest.ask(party=party.pk)

    assert [(item.headline, [*item.parties.all()]) for item in found] == [("0", [party]), ("1", [party])]
    assert latest.ask(party=other.pk) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_number_of_keys_is_one_value(count: int) -> None:
    statements = [make_statement(signed_by=[make_party()]) for _ in range(3)][:count]
    under = Prepared(lambda: Signatory.objects.filter(statement__in=Keys("statements")).values_list("statement"))

    with CaptureQueriesContext(connection) as queries:
        found = under.ask(statements=[each.pk for each in statements])

    assert {*found} == {(each.pk,) for each in statements}
    assert len(queries) == min(count, 1)


def test_moment_is_that_of_each_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    due = datetime(2024, 6, 1, 12, tzinfo=UTC)
    make_draft()
    make_statement(publish_at=due)
    published = Prepared(lambda: Statement.objects.published(Now()).values_list("publish_at"))

    seen = []
    for moment in (due - timedelta(microseconds=1), due):
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        seen.append(published.ask())

    assert seen == [[], [(due,)]]


def test_question_is_written_once() -> None:
    made = []

    def make() -> "QuerySet[Statement]":
        made.append(1)
        return Statement.objects.filter(pk=Blank("key"))

    asked = Prepared(make)
    for key in (1, 2):
        asked.ask(key=key)

    assert made == [1]
